import { isUtf8 } from 'node:buffer';

import { decodeWindows1252 } from '../../lib/windows-1252.ts';

/**
 * Parses JSON bytes as found in the wild: UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252
 * where the bytes are not UTF-8. Undefined when it is no JSON.
 */
export function decodeJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(decodeText(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

const utf16le = new TextDecoder('utf-16le');

function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16le.decode(bytes);
  if (!isUtf8(bytes)) return decodeWindows1252(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // Faster on short texts than a TextDecoder, which would drop the mark by itself.
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

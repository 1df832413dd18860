import { randomUUID } from 'node:crypto';
import type { RewindableBody } from '../model/destination.ts';

interface TextPart {
  readonly name: string;
  readonly value: string;
}

interface FilePart {
  readonly name: string;
  /** Ready to stand between quotes: see `toPartFileName`. */
  readonly fileName: string;
  readonly content: RewindableBody | Buffer;
}

export type Part = TextPart | FilePart;

/** A form as it goes over the wire: its length is known before its first byte. */
export interface MultipartBody {
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Texts and file contents in order; contents are opened when their turn comes. */
  readonly sections: readonly (Buffer | RewindableBody)[];
}

const newLine = '\r\n';

/**
 * Encodes a form with the parts in the order given. Names and texts go out as raw UTF-8, which is what servers
 * expect in `filename="…"`: they store `%22` as it stands and garble `filename*=`.
 */
export function encodeMultipart(parts: readonly Part[]): MultipartBody {
  const boundary = `immich-takeout-${randomUUID()}`;
  const sections: (Buffer | RewindableBody)[] = [];
  let text = '';
  const flush = () => {
    sections.push(Buffer.from(text, 'utf8'));
    text = '';
  };
  for (const part of parts) {
    text += `--${boundary}${newLine}${headOf(part)}${newLine}${newLine}`;
    if ('value' in part) {
      text += part.value;
    } else {
      flush();
      sections.push(part.content);
    }
    text += newLine;
  }
  text += `--${boundary}--${newLine}`;
  flush();
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    sizeBytes: sections.reduce((sum, section) => sum + sizeOf(section), 0),
    sections,
  };
}

function headOf(part: Part): string {
  if ('value' in part) return `Content-Disposition: form-data; name="${part.name}"`;
  return (
    `Content-Disposition: form-data; name="${part.name}"; filename="${part.fileName}"${newLine}` +
    'Content-Type: application/octet-stream'
  );
}

function sizeOf(section: Buffer | RewindableBody): number {
  return Buffer.isBuffer(section) ? section.length : section.sizeBytes;
}

import type { DirectoryRecord } from './directory-record.ts';
import type { SourceErrorCode } from './source-errors.ts';
import { say } from '../lib/say.ts';

const STORED = 0;
export const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/** Why an entry cannot be read: a stable code and a few plain words. */
export interface Refusal {
  readonly code: SourceErrorCode;
  readonly why: string;
}

/** Deflate cannot expand further than 1032:1; a little is allowed for tiny entries. */
const LARGEST_DEFLATE_RATIO = 1032;
const TINY_BYTES = 64;

const METHOD_NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'xz'],
  [98, 'PPMd'],
]);

const AES_METHOD = 99;

/** Judges one directory record by itself; undefined when its bytes can be asked for. */
export function checkRecord(
  record: DirectoryRecord,
  name: string,
  archiveBytes: number,
): Refusal | undefined {
  const { flags, method, compressedSize, size } = record;
  if (name === '') return { code: 'unsafe-header', why: say`it has no file name` };
  if ((flags & ENCRYPTED_FLAG) !== 0 || method === AES_METHOD)
    return { code: 'encrypted', why: say`it is encrypted` };
  if (method !== STORED && method !== DEFLATED) {
    const methodName = METHOD_NAMES.get(method) ?? say`number ${method}`;
    return { code: 'unsupported-method', why: say`its compression method (${methodName}) is not supported` };
  }
  if (!Number.isSafeInteger(size) || isSizeImpossible(method, compressedSize, size)) {
    return {
      code: 'size-mismatch',
      why: say`${compressedSize} stored bytes cannot make ${size}`,
    };
  }
  if (record.headerOffset + 30 + compressedSize > archiveBytes) {
    return { code: 'truncated', why: say`its bytes would lie beyond the end of the archive` };
  }
  return undefined;
}

function isSizeImpossible(method: number, compressedSize: number, size: number): boolean {
  if (method === STORED) return compressedSize !== size;
  return size > compressedSize * LARGEST_DEFLATE_RATIO + TINY_BYTES;
}

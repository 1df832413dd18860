import { isUtf8 } from 'node:buffer';

import { getFileNameLowLevel } from 'yauzl';

import type { DirectoryRecord } from './directory-record.ts';

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/** Folder and file name of a directory record. An empty `name` is that of a folder, or of a broken record. */
export interface SplitPath {
  readonly dir: string;
  readonly name: string;
}

/**
 * Creates a decoder for the names of one archive. UTF-8 by flag, by Info-ZIP's unicode field, or by validity; CP437
 * otherwise, as the format demands. Backslashes, which Windows tools write on re-zipping, become slashes.
 * Equal folders share one string. Nothing is refused: names are never used as paths on this machine.
 */
export function createNameDecoder(): (record: DirectoryRecord) => SplitPath {
  const folders = new Map<string, string>();
  let lastRaw = Buffer.alloc(0);
  let lastFolder = '';

  const decodeFolder = (raw: Buffer): string => {
    if (raw.equals(lastRaw)) return lastFolder;
    const key = raw.toString('latin1');
    lastFolder = folders.get(key) ?? raw.toString();
    folders.set(key, lastFolder);
    lastRaw = Buffer.from(raw);
    return lastFolder;
  };

  const shareFolder = (dir: string): string => {
    const shared = folders.get(dir) ?? dir;
    folders.set(dir, shared);
    return shared;
  };

  return (record) => {
    const raw = record.rawName;
    const isMarked = (record.flags & UTF8_FLAG) !== 0;
    const isUnicode = isMarked || isUtf8(raw);
    if (isUnicode && !raw.includes(BACKSLASH) && !hasUnicodePath(record)) {
      const start = nameStart(raw.lastIndexOf(SLASH), raw.length);
      return {
        dir: start < 2 ? '' : decodeFolder(raw.subarray(0, start - 1)),
        name: raw.toString('utf8', start),
      };
    }
    const path = getFileNameLowLevel(isUnicode ? UTF8_FLAG : 0, raw, [...record.extraFields], false);
    const start = nameStart(path.lastIndexOf('/'), path.length);
    return { dir: start < 2 ? '' : shareFolder(path.slice(0, start - 1)), name: path.slice(start) };
  };
}

/** A file at the very root keeps its leading slash, so that the whole path can be put together again. */
function nameStart(lastSlash: number, length: number): number {
  return lastSlash === 0 && length > 1 ? 0 : lastSlash + 1;
}

function hasUnicodePath(record: DirectoryRecord): boolean {
  return record.extraFields.some((field) => field.id === UNICODE_PATH_FIELD);
}

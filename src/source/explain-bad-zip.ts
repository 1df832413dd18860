import type { SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { RandomAccessFile } from './open-file.ts';
import { errorCode, explainReadFailure, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';

const DOWNLOAD_HINT = say`Is the download complete? Compare its size with the one Google shows and download it again.`;

/** Why the end of an archive, where the list of its files is announced, was not found or makes no sense. */
export function explainBadEnd(error: unknown, file: RandomAccessFile, archive: Place): SourceError {
  if (errorCode(error) !== '') return explainReadFailure(error, archive);
  let start: Buffer;
  try {
    start = readStart(file);
  } catch (failure) {
    return explainReadFailure(failure, archive);
  }
  if (error instanceof Error && error.message.includes('multi-disk')) {
    return sourceError('not-a-zip', archive, say`it is one piece of a split zip`, {
      hint: say`Join the pieces first, for example with \`zip -s 0 pieces.zip --out whole.zip\`.`,
      cause: error,
    });
  }
  if (start.length === 0) {
    return sourceError('truncated', archive, say`the file is empty`, { hint: DOWNLOAD_HINT });
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') {
    const why = say`the end of the zip is missing or damaged (end of central directory not found)`;
    return sourceError('truncated', archive, why, { hint: DOWNLOAD_HINT, cause: error });
  }
  return explainOtherContent(start, archive);
}

/** Why the list of files could not be followed to its end. */
export function explainBadDirectory(error: unknown, entriesRead: number, archive: Place): SourceError {
  if (errorCode(error) !== '') return explainReadFailure(error, archive);
  if (error instanceof Error && error.message.includes('encryption')) {
    return sourceError('encrypted', archive, say`it is encrypted`, {
      hint: say`Unpack it with its password and give the folder.`,
      cause: error,
    });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return sourceError(
    'damaged-directory',
    archive,
    say`its list of files is damaged after ${entriesRead} entries (${detail})`,
    { hint: DOWNLOAD_HINT, cause: error },
  );
}

function explainOtherContent(start: Buffer, archive: Place): SourceError {
  if (start[0] === 0x1f && start[1] === 0x8b) {
    return sourceError('not-a-zip', archive, say`it is a .tgz archive, not a zip`, {
      hint: say`Unpack all .tgz parts into one folder and give that folder, or request the export as .zip.`,
    });
  }
  if (/^\s*<(?:!doctype|html)/i.test(start.toString('latin1'))) {
    return sourceError('not-a-zip', archive, say`it is a web page, not a zip`, {
      hint: say`The download was answered with a page, perhaps because you were signed out: download it again.`,
    });
  }
  return sourceError('not-a-zip', archive, say`it is not a zip archive`, {
    hint: say`Give takeout-*.zip files or folders with an unpacked Takeout.`,
  });
}

function readStart(file: RandomAccessFile): Buffer {
  const start = Buffer.alloc(64);
  return start.subarray(0, file.readSync(start, 0));
}

import { SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';

/** The failures of reading that others tell apart. */
export type SourceErrorCode =
  | 'not-found'
  | 'not-a-zip'
  | 'truncated'
  | 'damaged-directory'
  | 'encrypted'
  | 'unsupported-method'
  | 'unsafe-header'
  | 'crc-mismatch'
  | 'size-mismatch'
  | 'too-large'
  | 'changed'
  | 'read-failed';

/** Where bytes are read from: names for messages. `path` is undefined for the archive as a whole. */
export interface Place {
  readonly archive: string;
  readonly path?: string;
}

/** An error that says which entry of which archive cannot be read, and why. */
export function sourceError(
  code: SourceErrorCode,
  place: Place,
  why: string,
  options: { hint?: string; cause?: unknown } = {},
): SourceError {
  const what = place.path === undefined ? place.archive : say`${place.path} in ${place.archive}`;
  return new SourceError(code, say`cannot read ${what}: ${why}`, options);
}

/** Turns whatever the system threw while reading into a SourceError; a SourceError stays as it is. */
export function explainReadFailure(error: unknown, place: Place): SourceError {
  if (error instanceof SourceError) return error;
  const systemCode = errorCode(error);
  const known = SYSTEM_ERRORS.get(systemCode);
  if (known !== undefined) {
    return sourceError(known.code, place, known.why, { hint: known.hint, cause: error });
  }
  const why = error instanceof Error ? error.message : String(error);
  return sourceError('read-failed', place, why, { cause: error });
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

interface KnownFailure {
  readonly code: SourceErrorCode;
  readonly why: string;
  readonly hint: string;
}

const PERMISSION: KnownFailure = {
  code: 'read-failed',
  why: say`permission denied`,
  hint: say`Give your user the right to read it.`,
};

const SYSTEM_ERRORS: ReadonlyMap<string, KnownFailure> = new Map<string, KnownFailure>([
  [
    'ENOENT',
    {
      code: 'not-found',
      why: say`it does not exist`,
      hint: say`Check the spelling and whether its disk is there.`,
    },
  ],
  ['EACCES', PERMISSION],
  ['EPERM', PERMISSION],
  [
    'EIO',
    {
      code: 'read-failed',
      why: say`the disk reported a read error`,
      hint: say`Copy the file to another disk or download it again.`,
    },
  ],
  [
    'EMFILE',
    {
      code: 'read-failed',
      why: say`too many files are open`,
      hint: say`Raise the limit (\`ulimit -n 4096\`) or name fewer archives at once.`,
    },
  ],
]);

import { ApiError, SourceError, UsageError } from '../lib/errors.ts';
import type { RunResult } from '../model/run-result.ts';
import { countLooseEnds } from '../report/count-loose-ends.ts';
import { PromptAborted } from './terminal/prompt.ts';

/** How the program ends. Scripts rely on these; an unknown code is to be taken for a failure. */
export const exitCodes = {
  whole: 0,
  unexpected: 1,
  usage: 2,
  /** Finished, but something failed, was deferred or stayed unreadable. */
  incomplete: 3,
  unreachable: 4,
  notAuthorised: 5,
  quotaOrDisk: 6,
  /** Nothing could be read. */
  sourceDamaged: 7,
  /** `verify` found differences. */
  differs: 8,
  interrupted: 130,
  terminated: 143,
} as const;

/** Exit code for an error that ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof PromptAborted) return exitCodes.interrupted;
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof SourceError) return sourceCodes[error.code] ?? exitCodes.sourceDamaged;
  if (error instanceof ApiError) return apiCodes[error.kind];
  return exitCodes.unexpected;
}

/** A path that does not exist is a slip of the pen, not a damaged archive. */
const sourceCodes: Readonly<Record<string, number>> = { 'not-found': exitCodes.usage };

const apiCodes: Readonly<Record<ApiError['kind'], number>> = {
  unreachable: exitCodes.unreachable,
  'server-error': exitCodes.unreachable,
  'rate-limited': exitCodes.unreachable,
  maintenance: exitCodes.unreachable,
  'not-immich': exitCodes.unreachable,
  redirect: exitCodes.unreachable,
  'login-page': exitCodes.notAuthorised,
  'unsupported-version': exitCodes.unreachable,
  unauthorized: exitCodes.notAuthorised,
  forbidden: exitCodes.notAuthorised,
  quota: exitCodes.quotaOrDisk,
  'disk-full': exitCodes.quotaOrDisk,
  'too-large': exitCodes.incomplete,
  'unsupported-type': exitCodes.incomplete,
  invalid: exitCodes.unexpected,
};

/** Exit code of a run that came to its end. */
export function exitCodeOfRun(result: RunResult, unreadable: number): number {
  const isWhole =
    result.failed.length === 0 &&
    result.deferred.length === 0 &&
    unreadable === 0 &&
    result.albums.every((album) => album.present === album.expected) &&
    countLooseEnds(result) === 0 &&
    result.outcomes.every(({ state }) => state !== 'not-reached');
  return isWhole ? exitCodes.whole : exitCodes.incomplete;
}

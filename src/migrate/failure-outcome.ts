import { ApiError, SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { Outcome, OutcomeState } from '../model/outcome.ts';

/** What an error means for the one file that met it. Errors that are bugs are thrown again. */
export function failureOutcome(error: unknown): {
  readonly state: Extract<OutcomeState, 'failed' | 'deferred' | 'skipped'>;
  readonly details: Pick<Outcome, 'reason' | 'message' | 'retryable'>;
} {
  if (error instanceof SourceError) {
    return {
      state: 'failed',
      details: { reason: error.code, message: withHint(error), retryable: false },
    };
  }
  if (!(error instanceof ApiError)) throw error;
  const message = withHint(error);
  if (error.kind === 'too-large')
    return { state: 'deferred', details: { reason: error.kind, message, retryable: false } };
  if (error.kind === 'unsupported-type')
    return { state: 'skipped', details: { reason: error.kind, message } };
  return {
    state: 'failed',
    details: { reason: error.kind, message, retryable: error.retry !== 'permanent' },
  };
}

/** After such an error no other file would fare better. */
export function endsTheRun(error: unknown): error is ApiError {
  return isServerGone(error) || (error instanceof ApiError && error.retry === 'fatal');
}

/** Waited for in vain. */
export function isServerGone(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.kind === 'unreachable' || error.kind === 'maintenance');
}

function withHint(error: ApiError | SourceError): string {
  return error.hint === undefined ? error.message : say`${error.message} (${error.hint})`;
}

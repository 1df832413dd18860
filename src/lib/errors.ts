/**
 * An error for people: `message` says what, which file and why; `hint` says what to do.
 * The command line prints both and no stack. Anything that is not an AppError is a bug.
 */
export class AppError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
  }
}

/** Thrown when the command line, environment or configuration does not make sense (exit 2). */
export class UsageError extends AppError {}

/** Thrown when an archive, folder or entry cannot be read as it should (exit 7, or one failed file). */
export class SourceError extends AppError {
  /** Stable, kebab-case: `not-found`, `not-a-zip`, `truncated`, `encrypted`, `crc-mismatch`, `too-large`, … */
  readonly code: string;

  constructor(code: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

/**
 * What a failed request means for trying again.
 * `now`: lost on the way, send again. `later`: wait first. `permanent`: this request will never work.
 * `fatal`: no request will work until the user changes something.
 */
export type RetryClass = 'now' | 'later' | 'permanent' | 'fatal';

/** What went wrong between us and the server, for the message, the outcome and the exit code. */
export type ApiErrorKind =
  | 'unreachable' // no connection, connection lost, time-out
  | 'server-error' // 5xx
  | 'rate-limited' // 429
  | 'maintenance' // a known route answers 404, or 503
  | 'unauthorized' // 401
  | 'forbidden' // 403: `permission` names what is missing
  | 'quota' // the user's quota is used up
  | 'disk-full'
  | 'too-large' // 413
  | 'unsupported-type'
  | 'invalid' // any other 400
  | 'not-immich' // the address answers, but not like an Immich server
  | 'redirect' // 3xx: wrong scheme or a login wall
  | 'login-page' // HTML of a single sign-on
  | 'unsupported-version';

/** Thrown for every request that did not succeed. */
export class ApiError extends AppError {
  readonly kind: ApiErrorKind;
  readonly retry: RetryClass;
  readonly status: number | undefined;
  /** From `Retry-After`, when the server asked for a pause. */
  readonly retryAfterMs: number | undefined;
  /** The API key permission that is missing, such as `asset.upload`. */
  readonly permission: string | undefined;

  constructor(
    kind: ApiErrorKind,
    retry: RetryClass,
    message: string,
    options: {
      hint?: string;
      cause?: unknown;
      status?: number;
      retryAfterMs?: number;
      permission?: string;
    } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.retry = retry;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.permission = options.permission;
  }
}

/** The same failure under another message, which tells more of where it happened. */
export function rewordApiError(error: ApiError, message: string): ApiError {
  const { kind, retry, hint, status, retryAfterMs, permission } = error;
  return new ApiError(kind, retry, message, {
    cause: error,
    ...(hint !== undefined && { hint }),
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(permission !== undefined && { permission }),
  });
}

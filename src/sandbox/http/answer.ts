import type { Capabilities } from '../capabilities.ts';
import type { Refusal } from './failure.ts';

/** What a handler wants sent; nothing is on the wire yet. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Serialised as JSON; undefined sends an empty body. */
  readonly json?: unknown;
  /** Sent as it is, instead of `json`. */
  readonly text?: string;
  readonly stream?: AsyncIterable<Buffer>;
}

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

export function created(json: unknown): Answer {
  return { status: 201, json };
}

export const noContent: Answer = { status: 204 };

/** The error body of the emulated version. */
export function errorAnswer(refusal: Refusal, capabilities: Capabilities, correlationId: string): Answer {
  const { status, issues } = refusal;
  if (capabilities.errorShape === 'zod') {
    const errors = issues?.map((issue) => issue.zod);
    return { status, json: errors ? { message: refusal.message, errors } : { message: refusal.message } };
  }
  const message = issues ? issues.flatMap((issue) => issue.nest) : refusal.message;
  return { status, json: { message, ...nestTail(refusal, correlationId) } };
}

function nestTail({ status, early, message }: Refusal, correlationId: string): Record<string, unknown> {
  // Unexpected failures carry no `error`; those before the id middleware carry no correlation id either.
  const reason = message === 'Internal server error' ? {} : { error: reasons[status] ?? 'Error' };
  return { ...reason, statusCode: status, ...(early ? {} : { correlationId }) };
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

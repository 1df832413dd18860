import type { Answer } from './answer.ts';

/** Thrown by a handler that refuses a request: becomes the error body of the emulated version. */
export class Refusal extends Error {
  readonly status: number;
  readonly issues: readonly Issue[] | undefined;
  /** Failed before the request got its correlation id (malformed or too large JSON). */
  readonly early: boolean;

  constructor(status: number, message: string, options: { issues?: readonly Issue[]; early?: boolean } = {}) {
    super(message);
    this.status = status;
    this.issues = options.issues;
    this.early = options.early ?? false;
  }
}

/** One broken rule of a request, in the words of both validators. */
export interface Issue {
  /** Sentences of 1.x and 2.x. */
  readonly nest: readonly string[];
  /** Entry of `errors` of 3.x. */
  readonly zod: ZodIssue;
}

/** In the order in which the keys appear on the wire. */
export type ZodIssue = Readonly<Record<string, unknown>>;

/** Thrown while a request body is read, when something other than the server answers. */
export class AnsweredOtherwise extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('answered otherwise');
    this.answer = answer;
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message);
}

/** Unknown and foreign ids are 400, never 404. */
export function noAccess(permission: string): Refusal {
  return badRequest(`Not found or no ${permission} access`);
}

export function invalid(issues: readonly Issue[]): Refusal {
  return new Refusal(400, 'Validation failed', { issues });
}

export function elevationRequired(): Refusal {
  return new Refusal(401, 'Elevated permission is required');
}

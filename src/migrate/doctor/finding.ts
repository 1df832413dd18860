import type { AppError } from '../../lib/errors.ts';

/** What is looked at, in the order in which it is told. */
export const checkIds = [
  'server',
  'login-page',
  'version',
  'key',
  'permissions',
  'clock',
  'archives',
  'file-types',
  'quota',
  'disk',
  'request-size',
  'storage-template',
  'tags-view',
  'trash',
  'jobs',
  'state',
] as const;

export type CheckId = (typeof checkIds)[number];

/** What one check found. */
export type Finding = FindingFacts &
  (
    | { readonly level: 'ok' | 'warning' }
    /** Could not be looked at: `found` says why. */
    | { readonly level: 'unchecked' }
    /** `error` says how a command would end because of it. */
    | { readonly level: 'failure'; readonly error: AppError }
  );

interface FindingFacts {
  readonly check: CheckId;
  /** One sentence. Names in it are not yet sanitised. */
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Which ones, where there are several. */
  readonly details?: readonly string[];
}

export function ok(check: CheckId, found: string): Finding {
  return { check, level: 'ok', found };
}

export function warning(
  check: CheckId,
  found: string,
  advice: string,
  details: readonly string[] = [],
): Finding {
  return { check, level: 'warning', found, advice, ...(details.length > 0 && { details }) };
}

export function failure(check: CheckId, error: AppError, details: readonly string[] = []): Finding {
  const { message, hint } = error;
  return {
    check,
    level: 'failure',
    found: message,
    error,
    ...(hint !== undefined && { advice: hint }),
    ...(details.length > 0 && { details }),
  };
}

export function unchecked(check: CheckId, why: string, advice?: string): Finding {
  return { check, level: 'unchecked', found: why, ...(advice !== undefined && { advice }) };
}

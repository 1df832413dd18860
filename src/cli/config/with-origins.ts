import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { describeOrigin } from './origin.ts';
import type { Setting } from './resolve-settings.ts';

/** An error about options tells where those were set that do not stand on the command line. */
export function withOrigins(error: unknown, settings: readonly Setting[]): unknown {
  if (!(error instanceof UsageError)) return error;
  const origins = [...error.message.matchAll(/(?<![^\s「（、。])--[a-z][a-z-]*/gu)].flatMap(([long]) => {
    const setting = settings.find(({ option }) => option.long === long);
    const isElsewhere = setting?.origin.kind === 'environment' || setting?.origin.kind === 'file';
    return isElsewhere ? `${long}: ${describeOrigin(setting.origin)}` : [];
  });
  if (origins.length === 0) return error;
  return new UsageError(say`${error.message} (${[...new Set(origins)].join('; ')})`, {
    cause: error,
    ...(error.hint !== undefined && { hint: error.hint }),
  });
}

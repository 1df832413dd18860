export interface ColourFacts {
  readonly isTTY: boolean;
  readonly env: Readonly<Partial<Record<string, string>>>;
  /** False when `--no-color` was given. */
  readonly allowed: boolean;
}

/** Whether to colour one stream: never against `--no-color` or `NO_COLOR`, always with `FORCE_COLOR`. */
export function usesColour({ isTTY, env, allowed }: ColourFacts): boolean {
  if (!allowed || isSet(env.NO_COLOR)) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTTY && env.TERM !== 'dumb';
}

/** The convention of no-color.org: present and not empty. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

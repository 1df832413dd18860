import { say } from './say.ts';

/** `a`, `a and b`, `a and b and c`: at least one. */
export function joinAnd(names: readonly string[]): string {
  return names.reduce((all, name) => say`${all} and ${name}`);
}

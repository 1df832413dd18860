import { say } from '../lib/say.ts';

/** Message of a call that failed: what it was for, as {@link ApiCall.action} has it, and what stood in its way. */
export function couldNot(action: string, obstacle: string): string {
  return say`could not ${action}: ${obstacle}`;
}

import { outcomeLabel } from '../../report/outcome-label.ts';
import type { RunEvent } from '../../model/run-event.ts';

/** The line a person should see about an event even when it scrolls by; undefined for what is only progress. */
export function describeEvent(event: RunEvent): string | undefined {
  if (event.kind === 'warning') return `warning: ${event.message}`;
  if (event.kind !== 'outcome') return undefined;
  const { state, reason, message, archive, path } = event.outcome;
  if (state !== 'failed' && state !== 'deferred') return undefined;
  return `${outcomeLabel(state, message === undefined ? reason : undefined)}: ${archive}: ${path}${
    message === undefined ? '' : `: ${message}`
  }`;
}

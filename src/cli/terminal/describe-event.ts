import type { Outcome } from '../../model/outcome.ts';
import type { RunEvent } from '../../model/run-event.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { say } from '../../lib/say.ts';
import { outcomeLabel } from '../../report/outcome-label.ts';

/**
 * The line a person should see about an event even when it scrolls by; undefined for what is only progress.
 * @param verbose also what went well, file by file, and each new attempt
 */
export function describeEvent(event: RunEvent, verbose = false): string | undefined {
  switch (event.kind) {
    case 'warning':
      return say`warning: ${event.message}`;
    case 'outcome':
      return verbose || needsAttention(event.outcome) ? describeOutcome(event.outcome) : undefined;
    case 'retry':
      return verbose
        ? say`trying again in ${formatDuration(event.delayMs)}: ${event.what}: ${event.reason}`
        : undefined;
    case 'album':
      return verbose ? say`album ${event.title}: ${event.present} of ${event.expected}` : undefined;
    case 'phase':
    case 'transfer-start':
    case 'transfer-progress':
    case 'transfer-end':
    case 'update':
    case 'waiting':
      return undefined;
  }
}

function needsAttention({ state }: Outcome): boolean {
  return state === 'failed' || state === 'deferred';
}

function describeOutcome({ state, reason, message, archive, path }: Outcome): string {
  const label = outcomeLabel(state, message === undefined ? reason : undefined);
  return `${label}: ${archive}: ${path}${message === undefined ? '' : `: ${message}`}`;
}

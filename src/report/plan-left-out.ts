import { groupBy } from '../lib/group-by.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { outcomeLabel, reasonLabel } from './outcome-label.ts';
import { sumBytes, travels } from './planned-media.ts';
import type { TextContext } from './text-context.ts';
import { table } from './text-context.ts';

/** What is not uploaded, by reason, the most frequent first. */
export function renderPlanLeftOut(media: readonly PlannedMedia[], context: TextContext): string[] {
  const reasons = groupBy(
    media.filter((planned) => !travels(planned)),
    leftOutReason,
  );
  return table(
    [...reasons]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([reason, group]) => [reason, formatCount(group.length), formatBytes(sumBytes(group))]),
    context,
  );
}

function leftOutReason({ action, reason }: PlannedMedia): string {
  if (action === 'skip') return reason === undefined ? say`no reason given` : reasonLabel(reason);
  return outcomeLabel(action === 'embedded-video' ? 'embedded-video' : 'export-duplicate', undefined);
}

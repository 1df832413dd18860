import { say } from '../lib/say.ts';
import { groupBy } from '../lib/group-by.ts';
import type { Plan, PlannedStack } from '../model/plan.ts';
import type { PlanSummary } from './summarize-plan.ts';
import type { TextContext } from './text-context.ts';
import { countRow, listSome, prose, table } from './text-context.ts';

/** What will be shown as one: live photos, motion photos, and stacks by kind with a few reasons. */
export function renderPlanPairs(plan: Plan, summary: PlanSummary, context: TextContext): string[] {
  const kinds = groupBy(plan.stacks, ({ kind }) => kind);
  return [
    ...table(
      [
        ...countRow(say`Live photos (still and video linked)`, summary.liveVideos),
        ...countRow(say`Motion photos (video inside the still)`, summary.embeddedVideos),
      ],
      context,
    ),
    ...[...kinds].flatMap(([kind, stacks]) => [
      ...table(countRow(say`Stacks: ${stackLabels[kind]}`, stacks.length), context),
      ...listSome(stacks, (stack) => prose(`- ${stack.why}`, context, 4), { ...context, limit: 3 }, 4),
    ]),
  ];
}

const stackLabels: Record<PlannedStack['kind'], string> = {
  edited: say`edited copy on its original`,
  burst: say`bursts`,
  'raw-jpeg': say`RAW and JPEG`,
  'heic-jpeg': say`HEIC and JPEG`,
};

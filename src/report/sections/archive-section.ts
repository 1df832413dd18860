import { say } from '../../lib/say.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import { archiveOutlook } from '../archive-outlook.ts';
import { concludePlan } from '../conclude-plan.ts';
import { concludeRun } from '../conclude-run.ts';
import type { ReportSection } from '../report.ts';
import { archiveWords } from '../run-words.ts';
import { planSection } from './plan-section.ts';
import type { RunSectionInput } from './run-section.ts';
import { runSection } from './run-section.ts';

/** The section of a plan that leads into a folder; `alreadyThere`: what is in it, by its path there. */
export function archivePlanSection(
  plan: Plan,
  { folder, alreadyThere }: { folder: string; alreadyThere: ReadonlyMap<PlannedMedia, string> },
): ReportSection {
  const asked = {
    server: undefined,
    alreadyOnServer: alreadyThere,
    inTrash: new Set<PlannedMedia>(),
    updates: [],
  };
  const { whole, text } = concludePlan(plan, undefined);
  const outlook = archiveOutlook(plan, folder, alreadyThere.size).text;
  return {
    ...planSection(plan, asked),
    kind: 'archive-plan',
    folder,
    conclusion: { whole, text: whole ? outlook : [outlook, text].join(say` `) },
  };
}

/** The section of a run that wrote into a folder. */
export function archiveSection(
  input: Omit<RunSectionInput, 'server' | 'updates'> & { readonly folder: string },
): ReportSection {
  return {
    ...runSection({ ...input, server: undefined, updates: [] }),
    kind: 'archive',
    folder: input.folder,
    conclusion: concludeRun(input.result, archiveWords),
  };
}

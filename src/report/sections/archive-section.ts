import { countOf, formatCount } from '../../lib/format-count.ts';
import { say } from '../../lib/say.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
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
  const { files, ...section } = planSection(plan, asked);
  const { whole, text } = concludePlan(plan, undefined);
  const present = files.filter(({ state }) => state === 'already-on-server').length;
  const rest = files.filter(({ state }) => state === 'to-upload' || state === 'live-video').length;
  const outlook = say`${countOf(present + rest, 'file')} for ${folder}: ${formatCount(present)} already there, ${formatCount(rest)} to write.`;
  return {
    ...section,
    files,
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

import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { Plan } from '../model/plan.ts';
import { summarizePlan } from './summarize-plan.ts';

/** What a plan comes to that leads into a folder. */
export interface ArchiveOutlook {
  /** Files that are in the folder already. */
  readonly alreadyThere: number;
  readonly toWrite: number;
  /** The same as a sentence. */
  readonly text: string;
}

export function archiveOutlook(plan: Plan, folder: string, alreadyThere: number): ArchiveOutlook {
  const { upload, liveVideos } = summarizePlan(plan);
  const files = upload + liveVideos;
  const toWrite = files - alreadyThere;
  const text = say`${countOf(files, 'file')} for ${folder}: ${formatCount(alreadyThere)} already there, ${formatCount(toWrite)} to write.`;
  return { alreadyThere, toWrite, text };
}

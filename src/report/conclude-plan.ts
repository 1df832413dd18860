import type { Plan } from '../model/plan.ts';
import type { Conclusion } from './conclude-run.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { PlanSummary } from './summarize-plan.ts';
import { findPlanImbalance, summarizePlan } from './summarize-plan.ts';

/** What a server said about the files of a plan, in numbers. */
export interface ServerPresence {
  readonly alreadyOnServer: number;
  /** In the server's trash. */
  readonly inTrash: number;
}

/** What a plan comes to, and whether it speaks for the whole export as it lies here. */
export function concludePlan(plan: Plan, presence: ServerPresence | undefined): Conclusion {
  const summary = summarizePlan(plan);
  const imbalance = findPlanImbalance(summary);
  if (imbalance !== undefined) {
    return {
      whole: false,
      text: say`The figures do not add up: ${imbalance}. This is a bug, please report it.`,
    };
  }
  const sentences = planSentences(summary, presence);
  const unread = unreadCount(plan);
  if (unread > 0) {
    const things = countOf(unread, 'archive or file', 'archives or files');
    return { whole: false, text: [...sentences, say`${things} could not be read.`].join(say` `) };
  }
  const lacksParts = plan.problems.some(({ code }) => absentParts.has(code));
  return {
    whole: !lacksParts,
    text: [...sentences, ...(lacksParts ? [say`Parts of the export are not here.`] : [])].join(say` `),
  };
}

const absentParts: ReadonlySet<string> = new Set(['missing-part', 'probably-missing-part']);
const unreadArchives: ReadonlySet<string> = new Set(['unreadable-archive', 'unreadable-folder']);

function unreadCount({ problems, others }: Plan): number {
  return (
    problems.filter(({ code }) => unreadArchives.has(code)).length +
    others.filter(({ kind }) => kind === 'unreadable').length
  );
}

/** The closing sentences of a plan. */
export function planSentences(summary: PlanSummary, presence: ServerPresence | undefined): string[] {
  const files = summary.upload + summary.liveVideos;
  const bytes = formatBytes(summary.uploadBytes + summary.liveVideoBytes);
  if (presence === undefined) return [say`${countOf(files, 'file')} to upload, ${bytes}.`];
  const { alreadyOnServer, inTrash } = presence;
  const there = formatCount(alreadyOnServer);
  const rest = formatCount(Math.max(0, files - alreadyOnServer - inTrash));
  return [
    say`${countOf(files, 'file')} for the server, ${bytes}: ${there} already there, ${rest} to upload.`,
    ...(inTrash > 0 ? [trashSentence(inTrash)] : []),
  ];
}

function trashSentence(inTrash: number): string {
  return inTrash === 1
    ? say`1 file lies in the server's trash; --restore-trashed takes it out.`
    : say`${formatCount(inTrash)} files lie in the server's trash; --restore-trashed takes them out.`;
}

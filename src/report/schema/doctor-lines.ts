import * as z from 'zod';
import { checkIds } from '../../migrate/doctor/finding.ts';
import { count, maybeText, text } from './common.ts';

export const findingLine = z.object({
  type: z.literal('check'),
  check: z.enum(checkIds),
  level: z.enum(['ok', 'warning', 'failure', 'unchecked']),
  code: maybeText.describe('kind of a failure, as in an error line'),
  message: text,
  advice: maybeText,
  details: z.array(text).describe('which ones, where there are several'),
});

export const doctorSummaryLine = z.object({
  type: z.literal('summary'),
  ok: count,
  warnings: count,
  failures: count,
  unchecked: count,
  message: text,
});

const resumedLine = z
  .object({ type: z.literal('jobs'), resumed: z.array(text), left: z.array(text) })
  .describe('with --resume-jobs: names of queues');

/** Any line of `doctor --json`. */
export const doctorLine = z.discriminatedUnion('type', [findingLine, doctorSummaryLine, resumedLine]);

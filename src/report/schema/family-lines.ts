import * as z from 'zod';
import { count, maybeCount, text } from './common.ts';
import { planLine } from './plan-lines.ts';
import { runLine } from './run-lines.ts';

export const familySummaryLine = z.object({
  type: z.literal('family'),
  people: z.array(
    z.object({
      person: text,
      state: z.enum(['ended', 'failed', 'not-begun']),
      exitCode: count,
      files: maybeCount,
      bytes: maybeCount,
      alreadyOnServer: maybeCount,
      skipped: maybeCount,
      deferred: maybeCount,
      failed: maybeCount,
      leftToOwners: count.describe('photos from partner sharing that their owners bring'),
      owners: z.array(text),
      message: text,
    }),
  ),
  exitCode: count.describe('the gravest'),
  whole: z.boolean(),
  message: text,
});

const personLine = z
  .object({ person: text })
  .and(z.union([runLine, planLine]))
  .describe("a line of one person's upload or dry run");

/** Any line of `family --json`. */
export const familyLine = z.union([personLine, familySummaryLine]);

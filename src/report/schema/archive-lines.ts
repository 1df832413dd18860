import * as z from 'zod';
import { count, maybeText, text } from './common.ts';
import { planLine } from './plan-lines.ts';
import { runLine } from './run-lines.ts';

const writtenLine = z.object({
  type: z.literal('archive'),
  folder: text,
  links: z
    .object({ hard: count, symbolic: count, failed: count, reason: maybeText })
    .nullable()
    .describe('with --album-links'),
});

const dryRunLine = z.object({
  type: z.literal('archive'),
  folder: text,
  alreadyThere: count,
  toWrite: count,
});

/** Any line of `archive --json`: those of an upload, or with `--dry-run` those of a plan, and one of its own. */
export const archiveLine = z.union([runLine, planLine, writtenLine, dryRunLine]);

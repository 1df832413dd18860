import * as z from 'zod';
import { count, instant, maybeCount, maybeText, text } from './common.ts';

const files = z.record(text, count);

/** A line of `status --json`. */
export const statusLine = z.object({
  type: z.literal('run'),
  server: maybeText,
  userId: maybeText,
  run: text,
  state: z.enum(['whole', 'incomplete', 'interrupted', 'running', 'undone']),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  media: maybeCount.describe('photos and videos it was about'),
  uploaded: count,
  undone: count,
  outcomes: files.describe('files by state'),
  reasons: files.describe('files that failed or were put off, by cause'),
  albums: z.array(z.object({ title: text, created: z.boolean(), added: count })),
  stacks: count,
  message: text,
  files: z
    .array(z.object({ assetId: text, name: text, undone: z.boolean() }))
    .optional()
    .describe('with --files'),
});

import * as z from 'zod';
import { count, maybeText, text } from './common.ts';

const assetLine = z.object({
  type: z.literal('asset'),
  action: z.enum(['trash', 'keep', 'none']),
  assetId: text,
  name: text,
  reason: maybeText,
  message: maybeText,
});

const albumLine = z.object({
  type: z.literal('album'),
  action: z.enum(['remove', 'delete']).describe('remove these assets from it, or delete it'),
  albumId: text,
  title: text,
  assetIds: z.array(text),
});

const stackLine = z.object({
  type: z.literal('stack'),
  action: z.literal('delete'),
  stackId: text,
  assetIds: z.array(text),
});

const failureLine = z.object({ type: z.literal('failure'), name: text, message: text });

export const undoSummaryLine = z.object({
  type: z.literal('summary'),
  run: text,
  dryRun: z.boolean(),
  trash: count,
  alreadyTrashed: count,
  kept: count,
  trashed: count,
  removedFromAlbums: count,
  albumsDeleted: count,
  stacksDeleted: count,
  failed: count,
  message: text,
});

/** Any line of `undo --json`. */
export const undoLine = z.discriminatedUnion('type', [
  assetLine,
  albumLine,
  stackLine,
  failureLine,
  undoSummaryLine,
]);

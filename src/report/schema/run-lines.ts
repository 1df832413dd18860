import * as z from 'zod';
import {
  albumCount,
  assetUpdateFields,
  count,
  duration,
  entryFields,
  maybeCount,
  maybeText,
  outcomeState,
  place,
  text,
} from './common.ts';

/** What became of one photo or video. */
export const outcomeFields = z.object({
  ...place.shape,
  state: outcomeState,
  reason: maybeText.describe('machine-readable cause for skipped, deferred, failed'),
  message: maybeText,
  retryable: z.boolean().nullable(),
  size: count,
  checksum: maybeText.describe('SHA-1 in lower-case hex'),
  assetId: maybeText,
});

const event = <Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) =>
  z.object({ type: z.literal('event'), event: z.literal(name), ...fields });

const runEvent = z.discriminatedUnion('event', [
  event('phase', {
    phase: z.enum(['hash', 'upload', 'write', 'update', 'albums', 'stacks', 'done']),
    files: maybeCount,
    bytes: maybeCount,
  }),
  event('outcome', outcomeFields.shape),
  event('album', { ...albumCount.shape, albumId: text }),
  event('update', assetUpdateFields),
  event('retry', {
    what: text,
    reason: text,
    attempt: count,
    delayMs: duration,
  }),
  event('waiting', { reason: text, sinceMs: duration }),
  event('warning', { code: text, message: text }),
]);

const outcomeCount = z.object({ state: outcomeState, reason: maybeText, files: count, bytes: count });

export const runSummaryLine = z.object({
  type: z.literal('summary'),
  ...entryFields,
  uploaded: count,
  alreadyOnServer: count,
  inServerTrash: count,
  exportDuplicates: count,
  liveVideos: count,
  embeddedVideos: count,
  skipped: count,
  deferred: count,
  failed: count,
  notReached: count,
  outcomes: z.array(outcomeCount),
  albums: z.array(albumCount),
  filesUploaded: count,
  bytesUploaded: count,
  durationMs: duration,
  interrupted: z.boolean(),
  whole: z.boolean(),
  message: text,
});

/** Any line of `upload --json`. */
export const runLine = z.union([runEvent, runSummaryLine]);

import * as z from 'zod';
import { albumCount, count, maybeCount, maybeText, text } from './common.ts';

export const differenceLine = z.object({
  type: z.literal('difference'),
  kind: z.enum([
    'missing',
    'in-trash',
    'unreadable',
    'bytes',
    'album',
    'live-photo',
    'capture-time',
    'visibility',
    'favorite',
    'description',
  ]),
  archive: maybeText,
  path: maybeText,
  size: maybeCount,
  checksum: maybeText,
  assetId: maybeText,
  album: maybeText,
  message: text,
  expected: maybeText,
  found: maybeText,
});

const albumLine = z.object({ type: z.literal('album'), ...albumCount.shape });

export const verificationSummaryLine = z.object({
  type: z.literal('summary'),
  total: count,
  missing: count,
  inServerTrash: count,
  unreadable: count,
  differences: count,
  skipped: count,
  copies: count,
  embeddedVideos: count,
  locked: count,
  compared: count,
  downloaded: maybeCount,
  interrupted: z.boolean(),
  whole: z.boolean(),
  message: text,
});

/** Any line of `verify --json`. */
export const verificationLine = z.discriminatedUnion('type', [
  differenceLine,
  albumLine,
  verificationSummaryLine,
]);

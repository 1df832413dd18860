import * as z from 'zod';
import { count, instant, maybeText, place, planAction, text } from './common.ts';

/** A line of `explain --json`. */
export const explanationLine = z.object({
  type: z.literal('explanation'),
  ...place.shape,
  size: count,
  fileType: maybeText.describe('by its first bytes'),
  sidecar: place.nullable(),
  rule: maybeText,
  weak: z.boolean(),
  pairing: z
    .array(
      z.object({
        rule: text,
        verdict: z.enum(['taken', 'refused', 'not-there']),
        candidate: text,
        reason: text,
      }),
    )
    .describe('rules in the order tried'),
  captureTime: z.object({
    instant: instant.nullable(),
    offsetMinutes: z.int().nullable(),
    from: z.enum(['exif', 'sidecar', 'video', 'filename', 'original', 'folder', 'none']),
    zoneFrom: z.enum(['exif-offset', 'gps', 'exif-minus-google', 'neighbour', 'option', 'machine', 'none']),
    confidence: z.enum(['certain', 'likely', 'guess']),
    why: text,
  }),
  fileName: text.describe('name on the server'),
  albums: z.array(text),
  tags: z.array(text),
  action: planAction,
  reason: maybeText,
  copies: z.array(text).describe('other files with the same bytes'),
  xmp: maybeText.describe('what the server is told'),
  notes: z.array(text),
});

import * as z from 'zod';
import {
  albumCount,
  assetUpdateFields,
  count,
  duration,
  dateSource,
  entryFields,
  instant,
  maybeText,
  mediaKind,
  outcomeState,
  place,
  planAction,
  text,
} from './common.ts';

const fileState = z.enum([...outcomeState.options, 'to-upload', 'on-server', 'missing', 'unreadable']);

export const reportFile = z.object({
  ...place.shape,
  kind: mediaKind,
  size: count.describe('bytes'),
  action: planAction.describe('what the plan wanted with it'),
  state: fileState,
  reason: maybeText,
  message: maybeText,
  retryable: z.boolean().nullable().describe('whether another run may succeed'),
  checksum: maybeText.describe('SHA-1 in lower-case hex'),
  assetId: maybeText,
  fileName: text.describe('name on the server'),
  takenAt: maybeText.describe('ISO 8601 in UTC'),
  takenAtFrom: dateSource.nullable(),
  albums: z.array(text),
});

export const reportSection = z.object({
  kind: z.enum(['plan', 'dry-run', 'run', 'verification', 'archive-plan', 'archive']),
  person: maybeText.describe('whose export, where the report is about several people'),
  server: z.object({ url: text, user: text }).nullable(),
  folder: maybeText.describe('where an archive is written'),
  sources: z.array(z.object({ name: text, exportId: text, part: z.int().nullable(), entries: count })),
  whole: z.boolean(),
  message: text.describe('the outcome in one sentence'),
  entries: z.object(entryFields),
  states: z.array(z.object({ state: fileState, reason: maybeText, files: count, bytes: count })),
  months: z.array(
    z.object({
      month: z
        .string()
        .regex(/^-?\d{4,6}-\d{2}$/)
        .nullable()
        .describe('month of capture in UTC; null where no date is known'),
      came: count,
      there: count,
      attention: count,
    }),
  ),
  albums: z.array(albumCount),
  dates: z.array(z.object({ from: dateSource.nullable(), files: count })),
  places: z.object({
    withPlace: count,
    withoutPlace: count,
    zones: z.array(z.object({ zone: maybeText.describe('null: at sea'), files: count })),
  }),
  problems: z.array(
    z.object({
      kind: z.enum(['problem', 'difference']),
      code: text,
      message: text,
      archive: maybeText,
      path: maybeText,
      album: maybeText,
      expected: maybeText,
      found: maybeText,
    }),
  ),
  updates: z
    .array(z.object(assetUpdateFields))
    .describe('with --update-existing: what was, or is to be, filled in on assets that were there already'),
  effort: z.object({ durationMs: duration, files: count, bytes: count }).nullable(),
  files: z.array(reportFile),
});

/** The document of `--report FILE.json`. */
export const reportDocument = z.object({
  type: z.literal('report'),
  schema: z.literal(1),
  tool: z.literal('immich-takeout'),
  version: text,
  createdAt: instant,
  sections: z.array(reportSection),
});

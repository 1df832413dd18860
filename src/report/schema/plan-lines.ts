import * as z from 'zod';
import {
  assetUpdateFields,
  count,
  dateSource,
  entryFields,
  maybeText,
  mediaKind,
  place,
  planAction,
  text,
} from './common.ts';

export const planHead = z.object({
  type: z.literal('plan'),
  schema: z.literal(1),
  tool: z.literal('immich-takeout'),
  version: text,
  sources: z.array(z.object({ name: text, exportId: text, part: z.int().nullable(), entries: count })),
});

export const mediaLine = z.object({
  type: z.literal('media'),
  ...place.shape,
  size: count.describe('bytes'),
  crc32: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable(),
  sidecar: place.nullable(),
  rule: maybeText.describe('id of the pairing rule'),
  action: planAction,
  reason: maybeText.describe('for action skip'),
  of: place.nullable(),
  fileName: text.describe('name on the server'),
  takenAt: maybeText.describe('ISO 8601 in UTC'),
  takenAtFrom: dateSource.nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  description: text,
  favorite: z.boolean(),
  visibility: z.enum(['timeline', 'archive', 'locked']),
  people: z.array(text),
  albums: z.array(text),
  altitude: z.number().nullable(),
  trashed: z.boolean(),
  tags: z.array(text),
  kind: mediaKind,
  relation: z.enum(['edited', 'live-video', 'motion-video']).nullable(),
  weak: z.boolean(),
  stack: z.object({ kind: z.enum(['edited', 'burst', 'raw-jpeg', 'heic-jpeg']), primary: place }).nullable(),
});

export const sidecarLine = z.object({
  type: z.literal('sidecar'),
  ...place.shape,
  state: z.enum(['matched', 'album-reference', 'superseded', 'orphan']),
  media: place.nullable(),
});

export const albumLine = z.object({
  type: z.literal('album'),
  title: text,
  description: text,
  folder: text,
  members: z.array(place),
  unresolved: z.array(text),
  expected: count,
});

export const otherLine = z.object({
  type: z.literal('other'),
  ...place.shape,
  kind: z.enum(['album-metadata', 'account-json', 'foreign', 'unreadable']),
  reason: text,
});

export const problemLine = z.object({
  type: z.literal('problem'),
  code: text,
  message: text,
  archive: maybeText,
  path: maybeText,
});

export const planSummaryLine = z.object({
  type: z.literal('summary'),
  ...entryFields,
  matched: count,
  unmatched: count,
  upload: count,
  uploadBytes: count,
  exportDuplicates: count,
  liveVideos: count,
  skipped: count,
  albums: count,
  problems: count,
  liveVideoBytes: count,
  embeddedVideos: count,
  stacks: count,
});

/** What a dry run adds. */
const updateLine = z.object({ type: z.literal('update'), ...assetUpdateFields });
const serverLine = z.object({ type: z.literal('server'), alreadyOnServer: count, inTrash: count });

/** Any line of `plan --json` and of `upload --dry-run --json`. */
export const planLine = z.discriminatedUnion('type', [
  planHead,
  mediaLine,
  sidecarLine,
  albumLine,
  otherLine,
  problemLine,
  planSummaryLine,
  updateLine,
  serverLine,
]);

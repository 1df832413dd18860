import * as z from 'zod';

/** What the program may print as one object of a schema. */
export type Printed<Schema extends z.ZodType> = Unchangeable<z.infer<Schema>>;

type Unchangeable<T> = T extends object ? { readonly [Key in keyof T]: Unchangeable<T[Key]> } : T;

export const count = z.int().nonnegative();
export const text = z.string();
export const maybeText = z.string().nullable();
export const maybeCount = count.nullable();
export const instant = z.string().meta({ format: 'date-time' }).describe('ISO 8601 in UTC');
export const duration = z.number().nonnegative().describe('milliseconds');

/** Where an entry lies. */
export const place = z.object({
  archive: text.describe('base name of the archive part or folder'),
  path: text.describe('path inside it, with `/`'),
});

export const albumCount = z.object({ title: text, present: count, expected: count });

/** All files of the sources by kind. */
export const entryFields = {
  entries: count.describe('files in all sources'),
  media: count,
  sidecars: count,
  albumMetadata: count,
  other: count,
};

export const outcomeState = z.enum([
  'uploaded',
  'already-on-server',
  'in-server-trash',
  'export-duplicate',
  'live-video',
  'embedded-video',
  'skipped',
  'deferred',
  'failed',
  'not-reached',
]);

export const planAction = z.enum(['upload', 'live-video', 'embedded-video', 'export-duplicate', 'skip']);
export const dateSource = z.enum(['sidecar', 'exif', 'video', 'filename', 'original', 'folder']);
export const mediaKind = z.enum(['image', 'video']);

export const assetUpdateFields = {
  assetId: text,
  archive: text,
  path: text,
  fields: z.array(
    z.object({
      field: z.enum(['date', 'place', 'description', 'favorite', 'visibility', 'tags']),
      before: text,
      after: text,
    }),
  ),
};

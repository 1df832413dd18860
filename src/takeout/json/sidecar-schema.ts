import { z } from 'zod';

import type { Comment, Place, Sidecar } from '../../model/sidecar.ts';

/**
 * Google's JSON for one media file, read loosely: fields come and go with the years, so each is taken if it makes
 * sense and ignored if not. Flags are absent when false; `googlePhotosOrigin` members are empty objects whose mere
 * presence speaks.
 */
export function readSidecar(json: object): Sidecar {
  const raw = sidecarSchema.parse(json);
  const upload = raw.googlePhotosOrigin?.mobileUpload;
  return {
    title: raw.title ?? '',
    takenAtSeconds: raw.photoTakenTime,
    place: raw.geoData ?? raw.geoDataExif,
    description: nonEmpty(raw.description),
    people: distinctNames(raw.people),
    favorited: raw.favorited === true,
    archived: raw.archived === true,
    trashed: raw.trashed === true,
    locked: raw.inLockedFolder === true,
    fromPartner: raw.googlePhotosOrigin?.fromPartnerSharing === true,
    fromSharedAlbum: raw.googlePhotosOrigin?.fromSharedAlbum === true,
    url: nonEmpty(raw.url),
    deviceType: intern(nonEmpty(upload?.deviceType)),
    deviceFolder: intern(nonEmpty(upload?.deviceFolder?.localFolderName)),
    comments: raw.sharedAlbumComments,
  };
}

/** Optional before `catch`, here and below: most fields are absent, and an error object for each costs a second per 50,000 files. */
const text = z.string().optional().catch(undefined);
const flag = z.literal(true).optional().catch(undefined);
/** Epoch seconds, as decimal string or number; may be negative. Beyond what a date can hold is nonsense. */
const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*[+-]?\d{1,16}(?:\.\d+)?\s*$/u)
      .transform(Number),
  ])
  .transform((value) => Math.trunc(value))
  .refine((value) => Math.abs(value) <= 8.64e12);

/** `{timestamp, formatted}`; `formatted` is localised free text and never parsed. */
const googleTime = z
  .union([z.object({ timestamp: seconds }).transform(({ timestamp }) => timestamp), seconds])
  .optional()
  .catch(undefined);

/** Optional before the transform: else an absent key would fail the object that holds it. */
const presence = z
  .unknown()
  .optional()
  .transform((value) => value !== undefined && value !== null && value !== false);

const number = z
  .union([z.number(), z.string().min(1).transform(Number)])
  .refine(Number.isFinite)
  .optional()
  .catch(undefined);

const place = z
  .object({ latitude: number, longitude: number, altitude: number })
  .transform(toPlace)
  .optional()
  .catch(undefined);

/** 0,0 is Google's way to say that there is none. */
function toPlace({
  latitude,
  longitude,
  altitude,
}: {
  latitude?: number | undefined;
  longitude?: number | undefined;
  altitude?: number | undefined;
}): Place | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return altitude === undefined || altitude === 0
    ? { latitude, longitude }
    : { latitude, longitude, altitude };
}

const noNames: readonly string[] = [];
const noComments: readonly Comment[] = [];

const people = z
  .array(z.object({ name: text }).catch({}))
  .optional()
  .catch(undefined);

export const commentsSchema = z
  .array(
    z
      .object({ text, contentOwnerName: text, creationTime: googleTime, liked: z.unknown().optional() })
      .transform(toComment)
      .optional()
      .catch(undefined),
  )
  .optional()
  .catch(undefined)
  .transform((comments) => {
    const said = comments?.filter((comment) => comment !== undefined) ?? [];
    return said.length === 0 ? noComments : said;
  });

function toComment(raw: {
  text?: string | undefined;
  contentOwnerName?: string | undefined;
  creationTime?: number | undefined;
  liked?: unknown;
}): Comment | undefined {
  const said = nonEmpty(raw.text);
  if (said === undefined && raw.liked === undefined && raw.contentOwnerName === undefined) return undefined;
  return { author: raw.contentOwnerName ?? '', text: said, createdAtSeconds: raw.creationTime };
}

const sidecarSchema = z.object({
  title: text,
  description: text,
  photoTakenTime: googleTime,
  geoData: place,
  geoDataExif: place,
  people,
  favorited: flag,
  archived: flag,
  trashed: flag,
  inLockedFolder: flag,
  url: text,
  googlePhotosOrigin: z
    .object({
      fromPartnerSharing: presence,
      fromSharedAlbum: presence,
      mobileUpload: z
        .object({
          deviceType: text,
          deviceFolder: z.object({ localFolderName: text }).optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  sharedAlbumComments: commentsSchema,
});

function distinctNames(raw: z.infer<typeof people>): readonly string[] {
  const names = new Set<string>();
  for (const { name } of raw ?? []) {
    const trimmed = nonEmpty(name);
    if (trimmed !== undefined) names.add(intern(trimmed));
  }
  return names.size === 0 ? noNames : [...names];
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

const interned = new Map<string, string>();
const mostInterned = 10_000;

/** One copy of the few words that most sidecars share. */
function intern<T extends string | undefined>(value: T): T {
  if (value === undefined) return value;
  const known = interned.get(value);
  if (known !== undefined) return known as T;
  if (interned.size < mostInterned) interned.set(value, value);
  return value;
}

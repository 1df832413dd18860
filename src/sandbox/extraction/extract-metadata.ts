import type { Capabilities } from '../capabilities.ts';
import type { Exif } from '../store/state.ts';
import type { MediaTags, Tags } from './media-tags.ts';
import { isPlace, resolveCapture, type Capture } from './resolve-capture.ts';

type Rules = Capabilities['extraction'];

/** What one run of the extraction job finds out about an asset. */
export interface Extracted {
  readonly capture: Capture;
  readonly exif: Exif;
  /** Full tag paths, without repetition. */
  readonly tags: readonly string[];
}

/** Pure: the tags of the original and of its sidecar in, what the server shows out. */
export function extractMetadata(
  media: MediaTags,
  sidecar: Tags,
  fallbackMs: number,
  rules: Rules,
): Extracted {
  const capture = resolveCapture(media, sidecar, fallbackMs, rules);
  return {
    capture,
    exif: {
      dateTimeOriginal: capture.instantMs,
      timeZone: capture.zoneName,
      ...position(media, sidecar, rules),
      description: description(media, sidecar),
      rating: resolveRating(sidecar.rating ?? media.rating, rules),
    },
    tags: tagPaths(media, sidecar),
  };
}

function position(media: Tags, sidecar: Tags, rules: Rules): Pick<Exif, 'latitude' | 'longitude'> {
  const latitude = sidecar.latitude ?? media.latitude;
  const longitude = sidecar.longitude ?? media.longitude;
  const none = { latitude: undefined, longitude: undefined };
  if (latitude === undefined || longitude === undefined || !isPlace(latitude, longitude)) return none;
  return latitude === 0 && rules.dropsLatitudeZero
    ? none
    : { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** Stored with about seven digits behind the point. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/**
 * ImageDescription (sidecar before media) beats dc:description (sidecar before media); an empty ImageDescription of
 * the sidecar hides the media's.
 */
function description(media: Tags, sidecar: Tags): string {
  const image = (sidecar.imageDescription ?? media.imageDescription ?? '').trim();
  return asTagReaderGives(image === '' ? (sidecar.description ?? media.description ?? '').trim() : image);
}

/** Values that look like JSON numbers come back as such: `1.50` as `1.5`, `1e3` as `1000`; `007` stays. */
function asTagReaderGives(text: string): string {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? String(Number(text)) : text;
}

/** -1 to 5, and what each version makes of 0, of halves and of -1. */
export function resolveRating(text: string | undefined, rules: Rules): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (rules.rating === 'as-is')
    return Number.isInteger(value) && value >= -1 && value <= 5 ? value : undefined;
  const stars = Math.round(value);
  const lowest = rules.rating === 'rounded' ? -1 : 1;
  return stars >= lowest && stars <= 5 && stars !== 0 ? stars : undefined;
}

/** digiKam:TagsList (`A/B`) beats lr:hierarchicalSubject (`A|B`) beats dc:subject. */
function tagPaths(media: Tags, sidecar: Tags): string[] {
  const list = sidecar.tagsList ?? media.tagsList;
  const hierarchical = sidecar.hierarchicalSubject ?? media.hierarchicalSubject;
  const subject = sidecar.subject ?? media.subject;
  const values = list ?? hierarchical?.map(fromPipes) ?? subject ?? [];
  return [
    ...new Set(values.map((value) => normaliseTag(asTagReaderGives(value))).filter((value) => value !== '')),
  ];
}

/** `A|B` is a hierarchy there, and a slash is part of a name: it becomes a pipe. */
function fromPipes(value: string): string {
  return value
    .split('|')
    .map((segment) => segment.replaceAll('/', '|'))
    .join('/');
}

/** Leading, trailing and double slashes collapse; case and blanks stay. */
export function normaliseTag(value: string): string {
  return value
    .split('/')
    .filter((segment) => segment !== '')
    .join('/');
}

import { offsetAt, zoneAt } from '../../src/metadata/zone.ts';
import type { Reading, Shown } from './exiftool-cases.ts';

const dateOrder = [
  'SubSecDateTimeOriginal',
  'SubSecCreateDate',
  'DateTimeOriginal',
  'CreationDate',
  'CreateDate',
  'MediaCreateDate',
  'DateTimeCreated',
  'DateCreated',
];
const zoneTags = ['OffsetTimeOriginal', 'OffsetTimeDigitized', 'OffsetTime'];

/**
 * Merges the readings of file and sidecar as Immich does: the sidecar's tags replace the file's one by one, and
 * any date in the sidecar removes all dates and zones of the file. Then date, zone, place, words as it shows them.
 */
export function mergeAsServer(media: Reading, sidecar: Reading): Shown {
  const hasDate = dateOrder.some((tag) => sidecar[tag] !== undefined);
  const removed = hasDate ? [...dateOrder, ...zoneTags] : [];
  const kept = Object.fromEntries(Object.entries(media).filter(([tag]) => !removed.includes(tag)));
  const tags: Reading = { ...kept, ...sidecar };
  const latitude = number(tags.GPSLatitude);
  const longitude = number(tags.GPSLongitude);
  const description = text(tags.ImageDescription) ?? text(tags.Description);
  return { ...dateOf(tags, latitude, longitude), latitude, longitude, description, tags: tagsOf(tags) };
}

/** An offset tag names the zone, else the place does, else the offset behind the date. */
function dateOf(
  tags: Reading,
  latitude: number | undefined,
  longitude: number | undefined,
): Pick<Shown, 'instant' | 'local'> {
  const date = dateOrder.map((tag) => text(tags[tag])).find((value) => value !== undefined);
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(date ?? '');
  if (match === null) return { instant: undefined, local: undefined };
  const [, year, month, day, time, suffix] = match;
  const wall = Date.parse(`${year}-${month}-${day}T${time}Z`);
  const tag = text(tags.OffsetTimeOriginal);
  const zone =
    latitude === undefined || longitude === undefined ? undefined : zoneAt({ latitude, longitude });
  const written = suffix === undefined ? minutes(tag) : minutes(suffix);
  const instant = wall - (written ?? (zone === undefined ? 0 : (offsetAt(zone, wall) ?? 0))) * 60_000;
  const shown = minutes(tag) ?? (zone === undefined ? undefined : offsetAt(zone, instant)) ?? written ?? 0;
  return { instant: iso(instant), local: iso(instant + shown * 60_000).slice(0, -1) };
}

function minutes(offset: string | undefined): number | undefined {
  if (offset === 'Z') return 0;
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset ?? '');
  if (match === null) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function tagsOf(tags: Reading): string[] {
  const list = texts(tags.TagsList);
  if (list.length > 0) return list;
  const levels = texts(tags.HierarchicalSubject);
  return levels.length > 0
    ? levels.map((path) => path.replaceAll('/', '\0').replaceAll('|', '/').replaceAll('\0', '|'))
    : texts(tags.Keywords);
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]).map(String);
}

function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

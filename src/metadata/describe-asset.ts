import type { CaptureTime } from '../model/capture-time.ts';
import type { Place } from '../model/sidecar.ts';
import type { CaptureTimeInput } from './capture-time-input.ts';
import type { FileFacts } from './file-facts.ts';
import { isSamePlace } from './place.ts';
import { resolveCaptureTime } from './resolve-capture-time.ts';
import { nearestAcceptedOffset } from './server-offsets.ts';
import { formatOffset } from './utc-offset.ts';
import { wallMs } from './wall-clock.ts';
import { writeXmp, type XmpDate } from './write-xmp.ts';
import { isNauticalZone, offsetAt, readWall, zoneAt } from './zone.ts';
import { say } from '../lib/say.ts';

export interface AssetDescriptionInput extends Omit<CaptureTimeInput, 'facts'> {
  readonly facts: FileFacts | undefined;
  /** Google's place, which the user may have corrected. */
  readonly place: Place | undefined;
  readonly description: string | undefined;
  /** Full tag paths to give it, beside those that the file brings. */
  readonly tags: readonly string[];
  /** A sidecar also where the file says everything itself: it repeats the date then. */
  readonly neverSilent?: boolean;
  /** Whether the server keeps a date with this offset (see `serverAcceptsOffset`). */
  readonly acceptsOffset: (minutes: number) => boolean;
  /** Whether the server shows a date in UTC as local time of the place beside it; true unless older than 2.3. */
  readonly localisesUtc?: boolean;
}

/** What is true about an asset, and how to say it to the server. */
export interface AssetDescription {
  readonly captureTime: CaptureTime;
  /** For both date fields of the upload form; the present where no date is known at all. */
  readonly takenAtIso: string;
  /** XMP sidecar; undefined when the file says everything itself. */
  readonly xmp: string | undefined;
  readonly notes: readonly DescriptionNote[];
}

interface DescriptionNote {
  readonly code: 'no-date' | 'offset-not-read' | 'text-like-number';
  readonly message: string;
}

/** Decides when and where, and writes the sidecar that makes a server show exactly that. */
export function describeAsset(input: AssetDescriptionInput): AssetDescription {
  const { facts } = input;
  const place = input.place ?? facts?.place;
  const captureTime = resolveCaptureTime({ ...input, place });
  const instantMs = captureTime.instantMs ?? input.nowMs;
  const newPlace = isNewPlace(input.place, facts?.place) ? input.place : undefined;
  const description = newDescription(input.description, facts?.description);
  const tags = input.tags.length === 0 ? [] : [...new Set([...(facts?.keywords ?? []), ...input.tags])];
  const isDateSent =
    newPlace !== undefined ||
    (captureTime.instantMs !== undefined && !(input.kind === 'image' && isFixedByFile(captureTime, input)));
  const isSilent = !isDateSent && description === undefined && tags.length === 0;
  const isRepeated = isSilent && input.neverSilent === true && captureTime.instantMs !== undefined;
  const form =
    isDateSent || isRepeated ? dateForm(instantMs, captureTime.offsetMinutes, place, input) : undefined;
  const sentPlace = form?.needsPlace === true ? place : newPlace;
  return {
    captureTime,
    takenAtIso: new Date(instantMs).toISOString(),
    xmp:
      isSilent && input.neverSilent !== true
        ? undefined
        : writeXmp({
            ...(form && { date: form.date }),
            ...(sentPlace && { place: withoutZero(sentPlace) }),
            ...(description !== undefined && { description }),
            tags,
          }),
    notes: [
      ...(captureTime.instantMs === undefined ? [noDate] : []),
      ...(form?.note === undefined ? [] : [form.note]),
      ...[...(description === undefined ? [] : [description]), ...tags].filter(isLikeNumber).map(textNote),
    ],
  };
}

function isNewPlace(google: Place | undefined, file: Place | undefined): boolean {
  return google !== undefined && (file === undefined || !isSamePlace(google, file));
}

/** Servers trim, and show a description of the file where none is sent. */
function newDescription(google: string | undefined, file: string | undefined): string | undefined {
  const text = google?.trim() ?? '';
  return text === '' || text === file ? undefined : text;
}

/**
 * Whether a server reads this very instant and wall clock from the file itself: a date with its offset, or one
 * without, but with a position whose zone leaves no choice and gives Google's instant.
 */
function isFixedByFile(captureTime: CaptureTime, input: AssetDescriptionInput): boolean {
  const date = input.facts?.date;
  const { instantMs, offsetMinutes } = captureTime;
  if (date === undefined || instantMs === undefined || offsetMinutes === undefined) return false;
  const wall = wallMs(date.wall);
  const isOwnWall = captureTime.source === 'exif' && wall === instantMs + offsetMinutes * 60_000;
  if (!isOwnWall || date.tag !== 'original' || date.contested || !input.acceptsOffset(offsetMinutes))
    return false;
  // Some servers take OffsetTime, which belongs to the last change, for the zone of the capture time.
  if (date.weakOffsetMinutes !== undefined && date.weakOffsetMinutes !== offsetMinutes) return false;
  if (date.offsetMinutes !== undefined) return date.offsetMinutes === offsetMinutes;
  return isFixedByPosition(wall, captureTime, input);
}

function isFixedByPosition(wall: number, captureTime: CaptureTime, input: AssetDescriptionInput): boolean {
  const zone = input.facts?.place === undefined ? undefined : zoneAt(input.facts.place);
  if (zone === undefined || isNauticalZone(zone)) return false;
  const reading = readWall(zone, wall);
  const isConfirmed = captureTime.zoneSource === 'gps' && captureTime.confidence === 'certain';
  const hasGoogle = input.sidecarSeconds !== undefined && input.sidecarIsGuess !== true;
  return (
    hasGoogle &&
    isConfirmed &&
    reading?.occurs === 'once' &&
    reading.offsetMinutes === captureTime.offsetMinutes
  );
}

interface DateForm {
  readonly date: XmpDate;
  /** The date is right only beside its place. */
  readonly needsPlace: boolean;
  readonly note: DescriptionNote | undefined;
}

/** The form of a date that this server keeps: it drops those whose offset it does not know. */
function dateForm(
  instantMs: number,
  offsetMinutes: number | undefined,
  place: Place | undefined,
  { acceptsOffset, localisesUtc = true }: AssetDescriptionInput,
): DateForm {
  const zone = place === undefined ? undefined : zoneAt(place);
  const placeOffset = zone === undefined ? undefined : offsetAt(zone, instantMs);
  const offset = offsetMinutes ?? placeOffset ?? 0;
  if (acceptsOffset(offset))
    return { date: { instantMs, offsetMinutes: offset }, needsPlace: false, note: undefined };
  if (localisesUtc && placeOffset === offset) {
    return { date: { instantMs, offsetMinutes: undefined }, needsPlace: true, note: undefined };
  }
  const nearest = nearestAcceptedOffset(offset, acceptsOffset);
  const [meant, shown] = [formatOffset(offset), formatOffset(nearest)];
  const message = say`the server does not read the offset ${meant}: it will show the time as of ${shown}, ${Math.abs(offset - nearest)} minutes off; the instant is right`;
  return {
    date: { instantMs, offsetMinutes: nearest },
    needsPlace: false,
    note: { code: 'offset-not-read', message },
  };
}

/** Server 1.135 drops positions with a zero in them; this is a hand's breadth away. */
function withoutZero(place: Place): Place {
  const nudge = (degrees: number): number => (Math.abs(degrees) < 1e-6 ? 1e-6 : degrees);
  return { ...place, latitude: nudge(place.latitude), longitude: nudge(place.longitude) };
}

const noDate: DescriptionNote = {
  code: 'no-date',
  message: say`no date is known for it: it will be found at the day of its upload`,
};

/** Servers take texts through JSON, where these are no texts: `1.50` becomes `1.5`, `1e3` 1000. */
function isLikeNumber(text: string): boolean {
  return (
    /^(?:true|false|null)$/.test(text) ||
    (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) &&
      (text === '0' || String(Number(text)) !== text))
  );
}

function textNote(text: string): DescriptionNote {
  return {
    code: 'text-like-number',
    message: say`the server may change "${text}", which looks like a number`,
  };
}

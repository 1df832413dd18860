import type { CaptureTime, CaptureTimeSource } from '../model/capture-time.ts';
import type { Place } from '../model/sidecar.ts';
import { captureTimeFromFileName } from './capture-time-from-file-name.ts';
import type { FileDate, FileFacts } from './file-facts.ts';
import { isPlausibleTime, looksLikeClockReset } from './plausible-time.ts';
import {
  offsetBetween,
  resolveOffset,
  type Moment,
  type NeighbourZone,
  type OffsetHints,
} from './resolve-offset.ts';
import { wallMs } from './wall-clock.ts';
import { isNauticalZone, readWall, zoneAt } from './zone.ts';

/** Everything that may tell when a photo or video was taken. */
export interface CaptureTimeInput {
  readonly kind: 'image' | 'video';
  /** Its name in the export or its title: cameras write dates into names. */
  readonly fileName: string;
  /** Google's `photoTakenTime`, epoch seconds. */
  readonly sidecarSeconds: number | undefined;
  /** So many photos share this second that Google must have guessed. */
  readonly sidecarIsGuess?: boolean;
  readonly place: Place | undefined;
  readonly facts: Pick<FileFacts, 'date' | 'containerMs' | 'make' | 'model'> | undefined;
  /** Year of the folder that holds it. */
  readonly folderYear?: number;
  /** For edited copies and videos of live photos: what was decided for the original or the still. */
  readonly original?: CaptureTime;
  readonly neighbours?: readonly NeighbourZone[];
  /** `--time-zone`. */
  readonly timeZone?: string;
  readonly machineZone: string;
  readonly nowMs: number;
}

/** An explicit zone settles the instant: the file agrees with Google within a minute. */
const sameInstantMs = 60_000;
/** Only a date this close to Google's says something about its zone. */
const relatedMs = 36 * 3_600_000;

/**
 * Decides when a photo or video was taken. Google gives an instant without a zone, files a wall clock mostly
 * without a zone; where both agree up to an offset that exists, the wall clock is what people lived and is kept.
 */
export function resolveCaptureTime(input: CaptureTimeInput): CaptureTime {
  const google = plausible(
    input.sidecarSeconds === undefined ? undefined : input.sidecarSeconds * 1000,
    input,
  );
  const trusted = input.sidecarIsGuess === true ? undefined : google;
  return (
    fromAgreement(input, trusted) ??
    fromFileAlone(input, trusted) ??
    fromOriginal(input) ??
    fromSidecar(input, trusted) ??
    fromContainer(input) ??
    fromFileName(input) ??
    fromDoubtfulDate(input) ??
    fromGoogleGuess(input, google) ??
    fromFolder(input) ?? {
      instantMs: undefined,
      offsetMinutes: undefined,
      source: 'none',
      zoneSource: 'none',
      confidence: 'guess',
      why: 'neither file, sidecar, name nor folder tells a date',
    }
  );
}

/** File and Google agree: its wall clock and fraction of a second. */
function fromAgreement(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  const date = plausibleDate(input);
  if (date === undefined || google === undefined) return undefined;
  const wall = wallMs(date.wall);
  const keep = (
    offsetMinutes: number,
    zoneSource: CaptureTime['zoneSource'],
    confidence: CaptureTime['confidence'],
    why: string,
  ): CaptureTime => ({
    instantMs: wall - offsetMinutes * 60_000,
    offsetMinutes,
    source: sourceOf(date),
    zoneSource,
    confidence,
    why,
  });
  const between = offsetBetween(wall, google);
  const own = date.offsetMinutes;
  if (own !== undefined) {
    const isSame = Math.abs(wall - own * 60_000 - google) < sameInstantMs;
    if (isSame) return keep(own, 'exif-offset', 'certain', 'date and offset of the file agree with Google');
    if (between === undefined) return undefined;
    return keep(
      own,
      'exif-offset',
      'likely',
      'the file’s wall clock agrees with Google, its own offset is kept',
    );
  }
  const local = offsetsAtPlace(input.place, wall);
  const fitting = local.offsets.find((offset) => Math.abs(wall - offset * 60_000 - google) < sameInstantMs);
  if (fitting !== undefined) {
    return keep(fitting, 'gps', 'certain', `the file’s wall clock is Google’s time in ${local.zone}`);
  }
  if (between === undefined) return undefined;
  const [first] = local.offsets;
  // Google takes a wall clock for UTC when it knows no zone; the place knows better.
  if (between === 0 && first !== undefined && !isNauticalZone(local.zone)) {
    return keep(first, 'gps', 'likely', `Google took the wall clock for UTC, the place is in ${local.zone}`);
  }
  const confidence = between === 0 || looksLikeClockReset(wall) ? 'likely' : 'certain';
  return keep(
    between,
    'exif-minus-google',
    confidence,
    'the file’s wall clock and Google’s time give the zone',
  );
}

/** The offsets that a wall clock can have at a place: two in the hour that comes twice. */
function offsetsAtPlace(place: Place | undefined, wall: number): { zone: string; offsets: number[] } {
  const zone = place === undefined ? undefined : zoneAt(place);
  const reading = zone === undefined ? undefined : readWall(zone, wall);
  const offsets = [reading?.offsetMinutes, reading?.laterOffsetMinutes].filter(
    (offset) => offset !== undefined,
  );
  return { zone: zone ?? '', offsets };
}

/** The file has a date and Google none that counts. */
function fromFileAlone(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  const date = plausibleDate(input);
  if (date === undefined || google !== undefined || isDoubtful(date)) return undefined;
  return atWall(input, wallMs(date.wall), date, sourceOf(date), 'likely', 'only the file tells a date');
}

function fromOriginal({ original }: CaptureTimeInput): CaptureTime | undefined {
  if (original?.instantMs === undefined) return undefined;
  return { ...original, source: 'original', why: 'taken over from the original it belongs to' };
}

function fromSidecar(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  if (google === undefined) return undefined;
  const why =
    input.facts?.date === undefined ? 'only Google tells a date' : 'the file’s date disagrees with Google';
  return atInstant(input, google, 'sidecar', 'certain', why);
}

function fromContainer(input: CaptureTimeInput): CaptureTime | undefined {
  const instant = plausible(input.facts?.containerMs, input);
  if (instant === undefined) return undefined;
  return atInstant(input, instant, 'video', 'certain', 'only the video itself tells a date');
}

function fromFileName(input: CaptureTimeInput): CaptureTime | undefined {
  const named = captureTimeFromFileName(input.fileName);
  const wall = named === undefined ? undefined : plausible(wallMs(named.wall), input);
  if (named === undefined || wall === undefined) return undefined;
  if (named.isUtc) return atInstant(input, wall, 'filename', 'likely', 'its name tells the time in UTC');
  return named.precision === 'second'
    ? atWall(input, wall, undefined, 'filename', 'likely', 'its name tells date and time')
    : atWall(input, wall, undefined, 'filename', 'guess', 'its name tells the day, noon is assumed');
}

/** The time of the last change, or a clock that was never set: better than nothing. */
function fromDoubtfulDate(input: CaptureTimeInput): CaptureTime | undefined {
  const date = plausibleDate(input);
  if (date === undefined || !isDoubtful(date)) return undefined;
  return atWall(
    input,
    wallMs(date.wall),
    date,
    sourceOf(date),
    'guess',
    'a doubtful date in the file is all there is',
  );
}

function fromGoogleGuess(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  if (google === undefined) return undefined;
  return atInstant(input, google, 'sidecar', 'guess', 'Google guessed: many photos share this very second');
}

function fromFolder(input: CaptureTimeInput): CaptureTime | undefined {
  const { folderYear } = input;
  // Noon keeps the year in every zone but two.
  const wall = folderYear === undefined ? undefined : Date.UTC(folderYear, 0, 1, 12);
  if (wall === undefined || !(wall <= input.nowMs)) return undefined;
  return atWall(input, wall, undefined, 'folder', 'guess', 'only the year of its folder is known');
}

function atInstant(
  input: CaptureTimeInput,
  instantMs: number,
  source: CaptureTimeSource,
  confidence: CaptureTime['confidence'],
  reason: string,
): CaptureTime {
  const zone = resolveOffset({ kind: 'instant', ms: instantMs }, hintsAt(input, instantMs));
  return {
    instantMs,
    offsetMinutes: zone.offsetMinutes,
    source,
    zoneSource: zone.zoneSource,
    confidence,
    why: `${reason}; zone from ${zone.why}`,
  };
}

function atWall(
  input: CaptureTimeInput,
  wall: number,
  date: FileDate | undefined,
  source: CaptureTimeSource,
  confidence: CaptureTime['confidence'],
  reason: string,
): CaptureTime {
  const moment: Moment = { kind: 'wall', ms: wall };
  const zone = resolveOffset(moment, {
    ...hints(input),
    exact: date?.offsetMinutes,
    weak: date?.weakOffsetMinutes,
  });
  return {
    instantMs: wall - zone.offsetMinutes * 60_000,
    offsetMinutes: zone.offsetMinutes,
    source,
    zoneSource: zone.zoneSource,
    confidence: confidence === 'likely' && zone.isSure ? 'certain' : confidence,
    why: `${reason}; zone from ${zone.why}`,
  };
}

/** Hints for Google's instant: offsets of the file count only when its date is of about the same time. */
function hintsAt(input: CaptureTimeInput, instantMs: number): OffsetHints {
  const date = input.facts?.date;
  const isRelated = date !== undefined && Math.abs(wallMs(date.wall) - instantMs) < relatedMs;
  return {
    ...hints(input),
    exact: isRelated ? date.offsetMinutes : undefined,
    weak: isRelated ? date.weakOffsetMinutes : undefined,
    wallMinusGoogle: nameMinusInstant(input.fileName, instantMs),
  };
}

/** Names tell the wall clock to the second; no difference at all may also be a name in UTC, which tells nothing. */
function nameMinusInstant(fileName: string, instantMs: number): number | undefined {
  const named = captureTimeFromFileName(fileName);
  if (named?.precision !== 'second' || named.isUtc) return undefined;
  const between = offsetBetween(wallMs(named.wall), instantMs);
  return between === 0 ? undefined : between;
}

function hints(input: CaptureTimeInput): OffsetHints {
  const { make, model } = input.facts ?? {};
  return {
    exact: undefined,
    place: input.place,
    wallMinusGoogle: undefined,
    weak: undefined,
    neighbours: input.neighbours ?? [],
    device: deviceName(make, model),
    timeZone: input.timeZone,
    machineZone: input.machineZone,
  };
}

/** The device of a {@link NeighbourZone}, or undefined when the file does not name it. */
export function deviceName(make: string | undefined, model: string | undefined): string | undefined {
  return make === undefined && model === undefined ? undefined : [make, model].join(' ').trim();
}

function plausibleDate(input: CaptureTimeInput): FileDate | undefined {
  const date = input.facts?.date;
  return date !== undefined && isPlausibleTime(wallMs(date.wall), input.nowMs) ? date : undefined;
}

function plausible(ms: number | undefined, input: CaptureTimeInput): number | undefined {
  return ms !== undefined && isPlausibleTime(ms, input.nowMs) ? ms : undefined;
}

function isDoubtful(date: FileDate): boolean {
  return date.tag === 'modified' || looksLikeClockReset(wallMs(date.wall));
}

function sourceOf(date: FileDate): CaptureTimeSource {
  return date.tag === 'quicktime' ? 'video' : 'exif';
}

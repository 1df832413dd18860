import type { CaptureTime, CaptureTimeSource } from '../model/capture-time.ts';
import { agreeWithGoogle } from './agree-with-google.ts';
import type { CaptureTimeInput } from './capture-time-input.ts';
import { captureTimeFromFileName } from './capture-time-from-file-name.ts';
import type { FileDate } from './file-facts.ts';
import { isPlausibleTime, looksLikeClockReset } from './plausible-time.ts';
import { offsetBetween, resolveOffset, type Moment, type OffsetHints } from './resolve-offset.ts';
import { wallMs } from './wall-clock.ts';
import { say } from '../lib/say.ts';

/**
 * Decides when a photo or video was taken. Google gives an instant without a zone, files a wall clock mostly
 * without a zone; where both agree up to an offset that exists, the wall clock is what people lived and is kept.
 */
export function resolveCaptureTime(input: CaptureTimeInput): CaptureTime {
  const { sidecarSeconds } = input;
  const google = plausible(sidecarSeconds === undefined ? undefined : sidecarSeconds * 1000, input);
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
      why: say`neither file, sidecar, name nor folder tells a date`,
    }
  );
}

/** Where a date comes from and how far to trust it; the zone is found afterwards. */
type Verdict = Pick<CaptureTime, 'source' | 'confidence' | 'why'>;

/** File and Google agree: its wall clock and fraction of a second. */
function fromAgreement(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  const date = plausibleDate(input);
  const agreement =
    date === undefined || google === undefined ? undefined : agreeWithGoogle(date, google, input.place);
  if (date === undefined || agreement === undefined) return undefined;
  const instantMs = wallMs(date.wall) - agreement.offsetMinutes * 60_000;
  return { instantMs, source: sourceOf(date), ...agreement };
}

/** The file has a date and Google none that counts. */
function fromFileAlone(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  const date = plausibleDate(input);
  if (date === undefined || google !== undefined || isDoubtful(date)) return undefined;
  const why = say`only the file tells a date`;
  return atDate(input, date, { source: sourceOf(date), confidence: 'likely', why });
}

function fromOriginal({ original }: CaptureTimeInput): CaptureTime | undefined {
  if (original?.instantMs === undefined) return undefined;
  return { ...original, source: 'original', why: say`taken over from the original it belongs to` };
}

function fromSidecar(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  if (google === undefined) return undefined;
  const hasDate = input.facts?.date !== undefined;
  const why = hasDate ? say`the file’s date disagrees with Google` : say`only Google tells a date`;
  return atInstant(input, google, { source: 'sidecar', confidence: 'certain', why });
}

function fromContainer(input: CaptureTimeInput): CaptureTime | undefined {
  const instant = plausible(input.facts?.containerMs, input);
  if (instant === undefined) return undefined;
  const why = say`only the video itself tells a date`;
  return atInstant(input, instant, { source: 'video', confidence: 'certain', why });
}

function fromFileName(input: CaptureTimeInput): CaptureTime | undefined {
  const named = captureTimeFromFileName(input.fileName);
  const ms = named === undefined ? undefined : plausible(wallMs(named.wall), input);
  if (named === undefined || ms === undefined) return undefined;
  const source = 'filename';
  if (named.isUtc) {
    return atInstant(input, ms, { source, confidence: 'likely', why: say`its name tells the time in UTC` });
  }
  return named.precision === 'second'
    ? atWall(input, ms, { source, confidence: 'likely', why: say`its name tells date and time` })
    : atWall(input, ms, { source, confidence: 'guess', why: say`its name tells the day, noon is assumed` });
}

/** The time of the last change, or a clock that was never set: better than nothing. */
function fromDoubtfulDate(input: CaptureTimeInput): CaptureTime | undefined {
  const date = plausibleDate(input);
  if (date === undefined || !isDoubtful(date)) return undefined;
  const why = say`a doubtful date in the file is all there is`;
  return atDate(input, date, { source: sourceOf(date), confidence: 'guess', why });
}

function fromGoogleGuess(input: CaptureTimeInput, google: number | undefined): CaptureTime | undefined {
  if (google === undefined) return undefined;
  const why = say`Google guessed: many photos share this very second`;
  return atInstant(input, google, { source: 'sidecar', confidence: 'guess', why });
}

function fromFolder(input: CaptureTimeInput): CaptureTime | undefined {
  const { folderYear } = input;
  // Noon keeps the year in every zone but two.
  const wall = folderYear === undefined ? undefined : Date.UTC(folderYear, 0, 1, 12);
  if (wall === undefined || !(wall <= input.nowMs)) return undefined;
  const why = say`only the year of its folder is known`;
  return atWall(input, wall, { source: 'folder', confidence: 'guess', why });
}

function atInstant(input: CaptureTimeInput, instantMs: number, verdict: Verdict): CaptureTime {
  return atMoment({ kind: 'instant', ms: instantMs }, verdict, hintsForInstant(input, instantMs));
}

function atWall(input: CaptureTimeInput, wall: number, verdict: Verdict): CaptureTime {
  return atMoment({ kind: 'wall', ms: wall }, verdict, hints(input));
}

function atDate(input: CaptureTimeInput, date: FileDate, verdict: Verdict): CaptureTime {
  const moment: Moment = { kind: 'wall', ms: wallMs(date.wall) };
  const own = { exact: date.offsetMinutes, weak: date.weakOffsetMinutes };
  return atMoment(moment, verdict, { ...hints(input), ...own });
}

function atMoment(moment: Moment, verdict: Verdict, offsetHints: OffsetHints): CaptureTime {
  const { offsetMinutes, zoneSource, isSure, why } = resolveOffset(moment, offsetHints);
  return {
    instantMs: moment.kind === 'instant' ? moment.ms : moment.ms - offsetMinutes * 60_000,
    offsetMinutes,
    source: verdict.source,
    zoneSource,
    // Of a wall clock the zone decides when it was.
    confidence:
      moment.kind === 'wall' && verdict.confidence === 'likely' && isSure ? 'certain' : verdict.confidence,
    why: say`${verdict.why}; zone from ${why}`,
  };
}

/** Only a date of the file that is this close to an instant says something about its zone. */
const relatedMs = 36 * 3_600_000;

function hintsForInstant(input: CaptureTimeInput, instantMs: number): OffsetHints {
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

function hints({ place, neighbours = [], timeZone, machineZone }: CaptureTimeInput): OffsetHints {
  const unknown = { exact: undefined, wallMinusGoogle: undefined, weak: undefined };
  return { ...unknown, place, neighbours, timeZone, machineZone };
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

import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot } from './bench.ts';
import { inherit, isOpen, note } from './bench.ts';
import { classifySuffix, splitSuffix } from './edited-name.ts';
import type { MediaName } from './media-name.ts';
import { counterNumber, extensionOf } from './media-name.ts';
import { mediaNameLimit } from './name-limits.ts';
import { foldCase } from './normalise-name.ts';
import { fitTitle } from './title-fit.ts';
import { say } from '../../lib/say.ts';

/**
 * Videos that are one half of a photo. Google exports them beside the still, as a rule without a sidecar: Apple's as
 * `.MP4`/`.MOV`, Pixel's as `.MP`, `.MP~2`, `.MV`, `.COVER` or without any extension.
 */
export function pairLiveVideos(bench: Bench): void {
  const stills = groupBy(
    bench.media.filter(({ file }) => file.kind === 'image'),
    (slot) => pairingStem(slot.name.stem),
  );
  for (const [stem, videos] of groupBy(videosOf(bench), stemOfStill(stills))) {
    const group = stills.get(stem);
    if (group !== undefined) pairGroup(bench, group, videos);
  }
}

/** Open videos that may be the halves of stills in the folder, going by the stem alone. */
export function findVideosBesideStills(bench: Bench): ReadonlySet<MediaSlot> {
  const videos = bench.media.filter((slot) => isOpen(slot) && isVideo(slot));
  if (videos.length === 0) return new Set();
  const stills = new Set(
    bench.media.filter(({ file }) => file.kind === 'image').map(({ name }) => pairingStem(name.stem)),
  );
  return new Set(videos.filter(({ name }) => stills.has(pairingStem(name.stem))));
}

function isVideo({ file, name }: MediaSlot): boolean {
  return file.kind === 'video' || (file.kind === undefined && isMotionName(name));
}

function videosOf(bench: Bench): readonly MediaSlot[] {
  return bench.media.filter((slot) => isVideo(slot) && !isEditOfClip(bench, slot));
}

/** `IMG_1-edited.mp4` is the half of `IMG_1-edited.jpg`, unless there is a clip `IMG_1.mp4` in its own right. */
function isEditOfClip(bench: Bench, slot: MediaSlot): boolean {
  if (!isOpen(slot)) return false;
  const { name } = slot;
  const reading = splitSuffix(name);
  if (reading === undefined || classifySuffix(bench, name, reading) === undefined) return false;
  const original = bench.mediaByName.get(foldCase(reading.base + name.counter + name.ext))?.[0];
  return original !== undefined && original.match?.sidecar.owner === original;
}

/** `X.MP` belongs to `X.MP.jpg` where that exists, else to `X.jpg`. */
function stemOfStill(stills: ReadonlyMap<string, unknown>): (slot: MediaSlot) => string {
  return ({ name }) => {
    const whole = pairingStem(name.plain);
    return isMotionName(name) && stills.has(whole) ? whole : pairingStem(name.stem);
  };
}

/** Of the usual types, `.HEIC` and `.jpeg` leave the least to a stem: an `.MP4` keeps one unit more. */
const shortestLimit = mediaNameLimit - '.HEIC'.length;

/** Stems as long as that are compared up to there. */
function pairingStem(stem: string): string {
  const folded = foldCase(stem);
  return stem.length >= shortestLimit ? folded.slice(0, shortestLimit) : folded;
}

/**
 * Where some stills of a name have no video, are of several types, or another video of the name is nobody's half,
 * counters do not tell what belongs together: such pairs are weak.
 */
function pairGroup(bench: Bench, stills: readonly MediaSlot[], videos: readonly MediaSlot[]): void {
  const free = new Set(stills);
  const sameCounter = groupBy([...stills].sort(appleFirst), (slot) => slot.name.counter);
  const twinsOf = (video: MediaSlot): readonly MediaSlot[] =>
    (sameCounter.get(video.name.counter) ?? []).filter(
      (still) => free.has(still) && haveOneStem(still, video),
    );
  for (const video of videos) {
    if (video.match === undefined || video.relation !== undefined) continue;
    const still = relateOwnSidecars(bench, video, twinsOf(video));
    if (still !== undefined) free.delete(still);
  }
  const types = new Set(stills.map((still) => extensionOf(still.name.full)));
  const doubtful = types.size > 1 || stills.length !== videos.length || videos.some(standsAlone);
  for (const video of videos.filter(isOpen).sort(byCounter)) {
    const twins = twinsOf(video).filter((still) => mayHaveVideo(still, video));
    const [still] = twins;
    if (still === undefined) continue;
    take(bench, video, still, doubtful || twins.length > 1 || !isSure(still));
    free.delete(still);
  }
  pairDifferingCounters(bench, [...free], videos);
}

/**
 * `IMG_2552.HEIC` and `IMG_2552.JPG` are two live photos, but their videos share a name: `IMG_2552.MP4` and
 * `IMG_2552(1).MP4`. So a video whose counter no still has belongs to the one still that is left, provided that
 * the name it had to give way to is there. Which of the two gave way is a guess where that one has a sidecar.
 */
function pairDifferingCounters(
  bench: Bench,
  stills: readonly MediaSlot[],
  videos: readonly MediaSlot[],
): void {
  const numbers = new Set(videos.map((video) => counterNumber(video.name.counter)));
  const left = videos
    .filter((video) => isOpen(video) && numbers.has(counterNumber(video.name.counter) - 1))
    .sort(byCounter);
  const free = stills.filter((still) => still.match !== undefined).sort(byCounter);
  if (left.length !== free.length) return;
  for (const [i, video] of left.entries()) {
    const still = free[i];
    if (still !== undefined && haveOneStem(still, video)) take(bench, video, still, true);
  }
}

function standsAlone(video: MediaSlot): boolean {
  return video.match !== undefined && video.relation === undefined;
}

/** Stems that may have been cut need the title to say that they are one. */
function haveOneStem(still: MediaSlot, video: MediaSlot): boolean {
  const title = still.match?.sidecar.document.sidecar.title;
  if (still.name.stem.length >= shortestLimit && title !== undefined && fitTitle(title, still.name) > 0) {
    return fitTitle(title, video.name) > 0;
  }
  const stem = foldCase(still.name.stem);
  return stem === foldCase(video.name.stem) || stem === foldCase(video.name.plain);
}

/** A still without a sidecar says nothing about the video, unless it is of the format that has live photos. */
function mayHaveVideo(still: MediaSlot, video: MediaSlot): boolean {
  return still.match !== undefined || isApple(still) || isMotionName(video.name);
}

function isSure(still: MediaSlot): boolean {
  return still.match !== undefined && !still.match.weak;
}

function take(bench: Bench, video: MediaSlot, still: MediaSlot, weak: boolean): void {
  const kind = isMotionPair(video, still) ? 'motion-video' : 'live-video';
  video.relation = { kind, of: still };
  inherit(bench, video, still.match?.sidecar, kind, weak);
}

/**
 * Some exports carry a sidecar for the video as well. A photo and a clip can share a name by chance, so they are a
 * pair only if taken in the same second and something beyond the name says so: the video's sidecar names or
 * links the still, the still is Apple's HEIC or comes from an iPhone, or the name is a motion photo's.
 */
function relateOwnSidecars(
  bench: Bench,
  video: MediaSlot,
  twins: readonly MediaSlot[],
): MediaSlot | undefined {
  const still = twins.find((twin) => areHalvesOfOne(video, twin));
  if (still === undefined) {
    note(bench, video, () => ({
      rule: 'live-video',
      verdict: 'refused',
      candidate: twins.map((twin) => twin.name.full).join(', '),
      reason: say`both have sidecars of their own, which do not make them one photo`,
    }));
    return undefined;
  }
  video.relation = { kind: isMotionPair(video, still) ? 'motion-video' : 'live-video', of: still };
  return still;
}

function areHalvesOfOne(video: MediaSlot, still: MediaSlot): boolean {
  const ofVideo = video.match?.sidecar.document.sidecar;
  const ofStill = still.match?.sidecar.document.sidecar;
  if (ofVideo === undefined || ofStill === undefined) return false;
  if (ofVideo.takenAtSeconds === undefined || ofVideo.takenAtSeconds !== ofStill.takenAtSeconds) return false;
  return (
    (ofVideo.url !== undefined && ofVideo.url === ofStill.url) ||
    namesStill(ofVideo.title, still.name) ||
    isApple(still) ||
    ofStill.deviceType === 'IOS_PHONE' ||
    isMotionPair(video, still)
  );
}

function namesStill(title: string, still: MediaName): boolean {
  return stillExtensions.has(extensionOf(title)) && fitTitle(title, still) > 0;
}

const stillExtensions: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.heic', '.heif', '.png', '.dng']);

function isApple(still: MediaSlot): boolean {
  const ext = extensionOf(still.name.full);
  return ext === '.heic' || ext === '.heif';
}

/** What the video is to its still, and the rule that says so. */
export function nameOfHalf(video: MediaSlot, still: MediaSlot): 'live-video' | 'motion-video' {
  return isMotionPair(video, still) ? 'motion-video' : 'live-video';
}

function isMotionPair(video: MediaSlot, still: MediaSlot): boolean {
  return isMotionName(video.name) || /\.MP(~\d+)?$|^MVIMG_/iu.test(still.name.stem);
}

/** `.MP`, `.MP~2`, `.MV`, `.COVER` or no extension. */
function isMotionName({ ext }: MediaName): boolean {
  return /^(?:\.(?:mp(?:~\d+)?|mv(?:~\d+)?|cover))?$/iu.test(ext);
}

function byCounter(a: MediaSlot, b: MediaSlot): number {
  return counterNumber(a.name.counter) - counterNumber(b.name.counter) || appleFirst(a, b);
}

function appleFirst(a: MediaSlot, b: MediaSlot): number {
  return Number(isApple(b)) - Number(isApple(a));
}

import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot } from './bench.ts';
import { inherit, isOpen, note } from './bench.ts';
import type { MediaName } from './media-name.ts';
import { counterNumber, extensionOf } from './media-name.ts';
import { mediaNameLimit } from './name-limits.ts';
import { foldCase } from './normalise-name.ts';
import { fitTitle } from './title-fit.ts';

/**
 * Videos that are one half of a photo. Google exports them beside the still, as a rule without a sidecar: Apple's as
 * `.MP4`/`.MOV`, Pixel's as `.MP`, `.MP~2`, `.MV`, `.COVER` or without any extension.
 */
export function pairLiveVideos(bench: Bench): void {
  const stills = groupBy(
    bench.media.filter(({ file }) => file.kind === 'image'),
    (slot) => pairingStem(slot.name.stem),
  );
  for (const [stem, videos] of groupBy(bench.media.filter(isVideo), stemOfStill(stills))) {
    const group = stills.get(stem);
    if (group !== undefined) pairGroup(bench, group, videos);
  }
}

function isVideo({ file, name }: MediaSlot): boolean {
  return file.kind === 'video' || (file.kind === undefined && isMotionName(name));
}

/** `X.MP` belongs to `X.MP.jpg` where that exists, else to `X.jpg`. */
function stemOfStill(stills: ReadonlyMap<string, unknown>): (slot: MediaSlot) => string {
  return ({ name }) => {
    const whole = pairingStem(name.plain);
    return isMotionName(name) && stills.has(whole) ? whole : pairingStem(name.stem);
  };
}

/** A `.HEIC` leaves its stem a unit less than an `.MP4`: stems as long as that are compared up to there. */
function pairingStem(stem: string): string {
  const shortest = mediaNameLimit - '.HEIC'.length;
  const folded = foldCase(stem);
  return stem.length >= shortest ? folded.slice(0, shortest) : folded;
}

function pairGroup(bench: Bench, stills: readonly MediaSlot[], videos: readonly MediaSlot[]): void {
  const taken = new Set<MediaSlot>();
  for (const video of videos) {
    if (video.match !== undefined) relateOwnSidecars(bench, video, stills, taken);
  }
  const open = videos.filter(isOpen).sort(byCounter);
  for (const video of open) {
    const free = stills.filter(
      (still) => !taken.has(still) && still.name.counter === video.name.counter && mayHaveVideo(still, video),
    );
    const [still] = free.sort(appleFirst);
    if (still === undefined) continue;
    take(bench, video, still, free.length > 1 || !isSure(still));
    taken.add(still);
  }
  pairDifferingCounters(bench, stills, videos, taken);
}

/**
 * `IMG_2552.HEIC` and `IMG_2552.JPG` are two live photos, but their videos share a name: `IMG_2552.MP4` and
 * `IMG_2552(1).MP4`. So a video whose counter no still has belongs to the one still that is left, provided that
 * the name it had to give way to is there.
 */
function pairDifferingCounters(
  bench: Bench,
  stills: readonly MediaSlot[],
  videos: readonly MediaSlot[],
  taken: Set<MediaSlot>,
): void {
  const left = videos.filter((video) => isOpen(video) && gaveWay(video, videos)).sort(byCounter);
  const free = stills.filter((still) => !taken.has(still) && still.match !== undefined).sort(byCounter);
  if (left.length === 0 || left.length !== free.length) return;
  for (const [i, video] of left.entries()) {
    const still = free[i];
    if (still !== undefined && mayHaveVideo(still, video)) take(bench, video, still, true);
  }
}

function gaveWay(video: MediaSlot, videos: readonly MediaSlot[]): boolean {
  const number = counterNumber(video.name.counter);
  return (
    number > 0 && videos.some((other) => other !== video && counterNumber(other.name.counter) === number - 1)
  );
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
  stills: readonly MediaSlot[],
  taken: Set<MediaSlot>,
): void {
  if (video.relation !== undefined) return;
  const still = stills.find(
    (candidate) =>
      !taken.has(candidate) &&
      candidate.name.counter === video.name.counter &&
      areHalvesOfOne(video, candidate),
  );
  if (still === undefined) {
    note(bench, video, () => ({
      rule: 'live-video',
      verdict: 'refused',
      candidate: stills.map((slot) => slot.name.full).join(', '),
      reason: 'both have sidecars of their own, which do not make them one photo',
    }));
    return;
  }
  video.relation = { kind: isMotionPair(video, still) ? 'motion-video' : 'live-video', of: still };
  taken.add(still);
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

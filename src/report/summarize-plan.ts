import { say } from '../lib/say.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
import { sumBytes } from './planned-media.ts';

/** The figures of a plan, as its last NDJSON line gives them. */
export interface PlanSummary {
  /** Files in all sources, as the sources count them: the independent side of the equation. */
  readonly entries: number;
  readonly media: number;
  readonly sidecars: number;
  readonly albumMetadata: number;
  readonly other: number;
  /** Media with a sidecar, and without. */
  readonly matched: number;
  readonly unmatched: number;
  /** Files uploaded as assets of their own, and their bytes. */
  readonly upload: number;
  readonly uploadBytes: number;
  readonly exportDuplicates: number;
  readonly liveVideos: number;
  readonly skipped: number;
  readonly albums: number;
  readonly problems: number;
  /** Bytes of live photos' videos: they travel too. */
  readonly liveVideoBytes: number;
  /** Motion videos that lie inside their still already. */
  readonly embeddedVideos: number;
  readonly stacks: number;
}

/** Counts what a plan holds. */
export function summarizePlan(plan: Plan): PlanSummary {
  const { media, sidecars, others } = plan;
  const uploads = withAction(media, 'upload');
  const liveVideos = withAction(media, 'live-video');
  const matched = media.filter((planned) => planned.media.sidecar !== undefined).length;
  const albumMetadata = others.filter((other) => other.kind === 'album-metadata').length;
  return {
    entries: plan.sources.reduce((sum, source) => sum + source.entryCount, 0),
    media: media.length,
    sidecars: sidecars.length,
    albumMetadata,
    other: others.length - albumMetadata,
    matched,
    unmatched: media.length - matched,
    upload: uploads.length,
    uploadBytes: sumBytes(uploads),
    exportDuplicates: withAction(media, 'export-duplicate').length,
    liveVideos: liveVideos.length,
    skipped: withAction(media, 'skip').length,
    albums: plan.albums.length,
    problems: plan.problems.length,
    liveVideoBytes: sumBytes(liveVideos),
    embeddedVideos: withAction(media, 'embedded-video').length,
    stacks: plan.stacks.length,
  };
}

function withAction(media: readonly PlannedMedia[], action: PlannedMedia['action']): PlannedMedia[] {
  return media.filter((planned) => planned.action === action);
}

/** One sentence when the figures do not add up; undefined when they do. */
export function findPlanImbalance(summary: PlanSummary): string | undefined {
  const placed = summary.media + summary.sidecars + summary.albumMetadata + summary.other;
  if (placed !== summary.entries) {
    return say`the sources hold ${summary.entries} files, but the plan accounts for ${placed}`;
  }
  const decided =
    summary.upload + summary.liveVideos + summary.embeddedVideos + summary.exportDuplicates + summary.skipped;
  if (decided !== summary.media) {
    return say`there are ${summary.media} photos and videos, but the plan decides about ${decided}`;
  }
  return undefined;
}

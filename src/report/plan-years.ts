import type { PlannedMedia } from '../model/plan.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { travels } from './planned-media.ts';

interface YearCount {
  photos: number;
  videos: number;
  bytes: number;
}

/**
 * Rows of what will be uploaded by year of capture (UTC), oldest first, and their sum.
 * The video of a live photo adds its bytes to the photo, as people see one thing.
 */
export function yearRows(media: readonly PlannedMedia[]): string[][] {
  const years = new Map<number, YearCount>();
  const total = emptyCount();
  for (const planned of media) {
    if (!travels(planned)) continue;
    const year = yearOf(planned);
    const count = years.get(year) ?? emptyCount();
    years.set(year, count);
    add(count, planned);
    add(total, planned);
  }
  if (years.size === 0) return [];
  const rows = [...years].sort(([a], [b]) => a - b).map(([year, count]) => row(yearName(year), count));
  return [[say`Year`, say`Photos`, say`Videos`, say`Size`], ...rows, row(say`All`, total)];
}

/** After every real year, so that sorting puts it last. */
const unknownYear = Infinity;

function yearOf(planned: PlannedMedia): number {
  if (planned.takenAtMs === undefined) return unknownYear;
  const year = new Date(planned.takenAtMs).getUTCFullYear();
  return Number.isNaN(year) ? unknownYear : year;
}

function yearName(year: number): string {
  return year === unknownYear ? say`no date` : String(year);
}

function add(count: YearCount, planned: PlannedMedia): void {
  count.bytes += planned.media.entry.size;
  if (planned.action === 'live-video') return;
  if (planned.media.kind === 'video') count.videos += 1;
  else count.photos += 1;
}

function emptyCount(): YearCount {
  return { photos: 0, videos: 0, bytes: 0 };
}

function row(name: string, count: YearCount): string[] {
  return [name, formatCount(count.photos), formatCount(count.videos), formatBytes(count.bytes)];
}

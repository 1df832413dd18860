import { SourceError } from '../lib/errors.ts';
import { readThumbnail } from '../metadata/read-thumbnail.ts';
import { entryPlace } from '../model/entry-place.ts';
import type { Entry } from '../model/entry.ts';
import type { Plan } from '../model/plan.ts';
import type { EntryReader } from '../model/source.ts';
import type { ReportSection, ReportThumbnail } from '../report/report.ts';
import { fileKey } from '../report/report.ts';
import { photosToShow } from '../report/sections/photos-to-show.ts';

const headBytes = 128 * 1024;
/** Bounds of what a page carries: it is to be mailed and opened on phones. */
const limits = { photos: 200, thumbnails: 80, eachBytes: 32 * 1024, allBytes: 1024 * 1024 };

/** Gives a section small pictures of photos that something is the matter with, where these have one in their head. */
export async function withThumbnails(
  section: ReportSection,
  plan: Plan,
  reader: EntryReader,
): Promise<ReportSection> {
  const wanted = new Set(photosToShow(section, limits.photos));
  const thumbnails = new Map<string, ReportThumbnail>();
  let bytes = 0;
  for (const { media } of plan.media) {
    if (wanted.size === 0 || thumbnails.size >= limits.thumbnails) break;
    const { entry } = media;
    const key = fileKey(entryPlace(plan.sources, entry));
    if (!wanted.delete(key)) continue;
    const thumbnail = await tryReadThumbnail(entry, reader);
    if (thumbnail === undefined || bytes + thumbnail.jpeg.length > limits.allBytes) continue;
    bytes += thumbnail.jpeg.length;
    thumbnails.set(key, thumbnail);
  }
  return { ...section, thumbnails };
}

async function tryReadThumbnail(entry: Entry, reader: EntryReader): Promise<ReportThumbnail | undefined> {
  try {
    const head = await reader.readHead(entry, headBytes);
    return await readThumbnail(head, { maxBytes: limits.eachBytes, totalSize: entry.size });
  } catch (error) {
    // A damaged photo has no picture; that it is damaged is told elsewhere.
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

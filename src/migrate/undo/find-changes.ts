import type { ServerAsset } from '../../immich/server-asset.ts';
import { say } from '../../lib/say.ts';
import type { ShownFacts } from '../journal/journal-record.ts';
import { textDigest } from '../shown-facts.ts';

const toleranceMs = 1000;

/**
 * What somebody changed on an asset since its upload, in words that complete "it …"; empty for nothing. The server's own "changed at"
 * is of no use: its jobs touch it long after an upload. So the facts are compared that the upload fixed.
 */
export function findChanges(shown: ShownFacts, asset: ServerAsset): string[] {
  const isHiddenHalf = asset.visibility === 'hidden';
  const description = asset.exif.description.trim();
  return [
    ...(asset.isFavorite === (shown.favorite ?? false)
      ? []
      : [asset.isFavorite ? say`is a favourite now` : say`is no favourite any more`]),
    ...(isHiddenHalf || asset.visibility === (shown.visibility ?? 'timeline')
      ? []
      : [moves[asset.visibility] ?? say`is in the ${asset.visibility} now`]),
    // A moving half shows what its file says; nobody sees it.
    ...(isHiddenHalf || (description === '' ? undefined : textDigest(description)) === shown.description
      ? []
      : [say`has another description now`]),
    ...(isSameTime(shown.takenAtMs, asset) ? [] : [say`has another date now`]),
  ];
}

const moves: Readonly<Record<string, string>> = {
  timeline: say`is in the timeline now`,
  archive: say`is in the archive now`,
};

/** Before the server has read the file, it shows the date of the upload form, which is the same. */
function isSameTime(takenAtMs: number | undefined, asset: ServerAsset): boolean {
  const shownMs = Date.parse(asset.exif.dateTimeOriginal ?? asset.fileCreatedAt ?? '');
  return takenAtMs === undefined || Number.isNaN(shownMs) || Math.abs(shownMs - takenAtMs) <= toleranceMs;
}

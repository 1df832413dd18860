import { compareText } from '../lib/compare-text.ts';
import { entryPath } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { SourceInfo } from '../model/source.ts';

export type CompareMedia = (a: Media, b: Media) => number;

/**
 * The order in which media are preferred where one must be chosen: matched before unmatched, a plain photo
 * before an edit or a video half, the year folder before albums. By names at last, never by the order in which
 * archives were given, so that the same export always makes the same plan.
 */
export function createMediaOrder(sources: readonly Pick<SourceInfo, 'name'>[]): CompareMedia {
  const archiveOf = (media: Media): string => sources[media.entry.sourceIndex]?.name ?? '';
  return (a, b) =>
    Number(b.sidecar !== undefined) - Number(a.sidecar !== undefined) ||
    relationRank(a) - relationRank(b) ||
    folderRanks[a.folder.role] - folderRanks[b.folder.role] ||
    Number(a.weak) - Number(b.weak) ||
    compareText(a.folder.exportId, b.folder.exportId) ||
    compareText(entryPath(a.entry), entryPath(b.entry)) ||
    compareText(archiveOf(a), archiveOf(b)) ||
    a.entry.index - b.entry.index;
}

function relationRank({ relation }: Media): number {
  return relation === undefined ? 0 : relationRanks[relation.kind];
}

const relationRanks = { 'live-video': 1, 'motion-video': 2, edited: 3 } as const;

const folderRanks = {
  year: 0,
  archive: 1,
  locked: 1,
  album: 2,
  root: 3,
  'failed-videos': 4,
  trash: 5,
} as const;

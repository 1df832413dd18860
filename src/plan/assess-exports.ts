import { groupBy } from '../lib/group-by.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { entryPath } from '../model/entry.ts';
import type { Library, Media, SidecarFile } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceInfo } from '../model/source.ts';

/** Fewer sidecars without photo than this are Google's own slips, not the trace of a missing part. */
const tellingCount = 5;
const tellingShare = 0.01;

/**
 * What the content of each export tells about its completeness. The numbering of the parts shows a gap, but not
 * a missing last part: that one leaves sidecars without photos and photos without sidecars behind.
 */
export function assessExports(library: Library, sources: readonly SourceInfo[]): Problem[] {
  const orphans = groupBy(library.sidecars.filter(isLostPhoto), ({ folder }) => folder.exportId);
  const unmatched = groupBy(library.media.filter(isLostSidecar), ({ folder }) => folder.exportId);
  const parts = groupBy(sources, ({ exportId }) => exportId);
  const problems: Problem[] = [];
  for (const [exportId, sidecars] of orphans) {
    const partCount = parts.get(exportId)?.length ?? 0;
    problems.push(describeOrphans(exportId, sidecars, library, partCount));
  }
  for (const [exportId, media] of unmatched) problems.push(describeUnmatched(exportId, media));
  if (parts.size > 1) problems.push(describeSeveral([...parts.keys()]));
  return problems;
}

/** In an album folder a sidecar without photo is normal; in a year folder the photo is missing. */
function isLostPhoto({ state, folder }: SidecarFile): boolean {
  return state === 'orphan' && folder.role !== 'album';
}

/** Edited copies and video halves never have a sidecar of their own. */
function isLostSidecar({ sidecar, relation, folder }: Media): boolean {
  return sidecar === undefined && relation === undefined && folder.role !== 'failed-videos';
}

function describeOrphans(
  exportId: string,
  orphans: readonly SidecarFile[],
  library: Library,
  partCount: number,
): Problem {
  const count = orphans.length;
  const known = library.sidecars.filter(({ folder }) => folder.exportId === exportId).length;
  const isTelling = count >= tellingCount && count >= known * tellingShare;
  const shown = names(orphans.map(({ entry }) => entry.name));
  const found =
    count === 1
      ? say`1 sidecar of ${exportId} has no photo here (${shown})`
      : say`${formatCount(count)} sidecars of ${exportId} have no photo here (${shown})`;
  return {
    code: isTelling ? 'probably-missing-part' : 'photo-missing',
    message: isTelling
      ? adviseMissingPart(found, partCount)
      : say`${found}: if you miss these photos, request them from Google again`,
  };
}

function adviseMissingPart(found: string, partCount: number): string {
  return partCount === 0
    ? say`${found}: a part of this export is probably missing`
    : say`${found}: a part of this export is probably missing; ${countOf(partCount, 'part is', 'parts are')} here, look at Google whether there were more`;
}

function describeUnmatched(exportId: string, media: readonly Media[]): Problem {
  const count = media.length;
  const [first] = media;
  const shown = names(media.map(({ entry }) => entry.name));
  const found =
    count === 1
      ? say`1 photo or video of ${exportId} has no sidecar (${shown})`
      : say`${formatCount(count)} photos and videos of ${exportId} have no sidecar (${shown})`;
  return {
    code: 'sidecar-missing',
    message: say`${found}: they are migrated all the same, dated by their own data, their name or the year of their folder`,
    ...(count === 1 && first !== undefined && { path: entryPath(first.entry) }),
  };
}

function describeSeveral(exportIds: readonly string[]): Problem {
  return {
    code: 'several-exports',
    message: say`these are ${exportIds.length} exports, kept apart (${names(exportIds)}): photos that are in more than one are uploaded once; exports of different people belong to different accounts, give each with its own key`,
  };
}

const mostNames = 3;

function names(all: readonly string[]): string {
  const shown = [...all].sort().slice(0, mostNames);
  return shown.join(', ') + (all.length > mostNames ? ', …' : '');
}

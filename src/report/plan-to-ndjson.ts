import { entryPath } from '../model/entry.ts';
import type { EntryPlace } from '../model/entry-place.ts';
import { entryPlace } from '../model/entry-place.ts';
import type { Entry } from '../model/entry.ts';
import type { Folder, OtherFile, SidecarFile } from '../model/library.ts';
import type { Plan, PlannedAlbum, PlannedMedia, PlannedStack } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { countAlbum } from './count-album.ts';
import { formatInstant } from './format-instant.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type * as schema from './schema/plan-lines.ts';
import { summarizePlan } from './summarize-plan.ts';

/**
 * A plan as NDJSON lines without line ends: `plan`, then every entry once as `media`, `sidecar` or `other`,
 * the albums and problems, and last `summary`. The format is additive only (docs/json-output.md).
 */
export function* planToNdjson(plan: Plan, meta: { readonly version: string }): Iterable<string> {
  const locate = locator(plan);
  const stackOf = indexStacks(plan.stacks);
  const folderDirs = indexFolderDirs(plan);
  yield jsonLine(planLine(plan, meta.version));
  for (const media of plan.media) yield jsonLine(mediaLine(media, locate, stackOf.get(media)));
  for (const sidecar of plan.sidecars) yield jsonLine(sidecarLine(sidecar, locate));
  for (const album of plan.albums) yield jsonLine(albumLine(album, locate, folderDirs));
  for (const other of plan.others) yield jsonLine(otherLine(other, locate));
  for (const problem of plan.problems) yield jsonLine(problemLine(problem));
  yield jsonLine({ type: 'summary', ...summarizePlan(plan) } satisfies Printed<
    typeof schema.planSummaryLine
  >);
}

type Locate = (entry: Entry) => EntryPlace;

function locator({ sources }: Plan): Locate {
  return (entry) => entryPlace(sources, entry);
}

function planLine(plan: Plan, version: string): Printed<typeof schema.planHead> {
  const sources = plan.sources.map(({ name, exportId, part, entryCount }) => ({
    name,
    exportId,
    part: part ?? null,
    entries: entryCount,
  }));
  return { type: 'plan', schema: 1, tool: 'immich-takeout', version, sources };
}

function mediaLine(
  planned: PlannedMedia,
  locate: Locate,
  stack: PlannedStack | undefined,
): Printed<typeof schema.mediaLine> {
  const { media } = planned;
  const { entry } = media;
  const primary = stack?.members[0];
  return {
    type: 'media',
    ...locate(entry),
    size: entry.size,
    crc32: entry.crc32 === undefined ? null : entry.crc32.toString(16).padStart(8, '0'),
    sidecar: media.sidecar === undefined ? null : locate(media.sidecar.entry),
    rule: media.rule ?? null,
    action: planned.action,
    reason: planned.reason ?? null,
    of: planned.of === undefined ? null : locate(planned.of.media.entry),
    fileName: planned.fileName,
    takenAt: planned.takenAtMs === undefined ? null : (formatInstant(planned.takenAtMs) ?? null),
    takenAtFrom: planned.takenAtFrom === 'none' ? null : planned.takenAtFrom,
    latitude: planned.place?.latitude ?? null,
    longitude: planned.place?.longitude ?? null,
    description: planned.description,
    favorite: planned.favorite,
    visibility: planned.visibility,
    people: planned.people,
    albums: planned.albums.map((album) => album.title),
    altitude: planned.place?.altitude ?? null,
    trashed: planned.trashed,
    tags: planned.tags,
    kind: media.kind,
    relation: media.relation?.kind ?? null,
    weak: media.weak,
    stack:
      stack === undefined || primary === undefined
        ? null
        : { kind: stack.kind, primary: locate(primary.media.entry) },
  };
}

function sidecarLine(file: SidecarFile, locate: Locate): Printed<typeof schema.sidecarLine> {
  const media = file.media === undefined ? null : locate(file.media.entry);
  return { type: 'sidecar', ...locate(file.entry), state: file.state, media };
}

function albumLine(
  planned: PlannedAlbum,
  locate: Locate,
  folderDirs: ReadonlyMap<string, string>,
): Printed<typeof schema.albumLine> {
  const { album } = planned;
  return {
    type: 'album',
    title: planned.title,
    description: planned.description,
    folder: folderDirs.get(folderKey(album.folder)) ?? album.folder.path,
    members: planned.members.map((member) => locate(member.media.entry)),
    unresolved: album.unresolved.map(entryPath),
    expected: countAlbum(planned).expected,
  };
}

function otherLine(other: OtherFile, locate: Locate): Printed<typeof schema.otherLine> {
  return { type: 'other', ...locate(other.entry), kind: other.kind, reason: other.reason };
}

function problemLine(problem: Problem): Printed<typeof schema.problemLine> {
  return {
    type: 'problem',
    code: problem.code,
    message: problem.message,
    archive: problem.archive ?? null,
    path: problem.path ?? null,
  };
}

function indexStacks(stacks: readonly PlannedStack[]): ReadonlyMap<PlannedMedia, PlannedStack> {
  return new Map(stacks.flatMap((stack) => stack.members.map((member) => [member, stack] as const)));
}

/** Logical folders leave out `Takeout/`; a file that lies in one tells the path as the archive spells it. */
function indexFolderDirs(plan: Plan): ReadonlyMap<string, string> {
  const dirs = new Map<string, string>();
  for (const { entry, folder } of [...plan.media.map(({ media }) => media), ...plan.sidecars]) {
    const key = folderKey(folder);
    if (!dirs.has(key)) dirs.set(key, entry.dir);
  }
  return dirs;
}

function folderKey(folder: Folder): string {
  return `${folder.exportId}\0${folder.path}`;
}

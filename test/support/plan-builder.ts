import { entryPath } from '../../src/model/entry.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Album, Folder, Media, OtherFile, SidecarFile } from '../../src/model/library.ts';
import type { Plan, PlannedAlbum, PlannedMedia, PlannedStack } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { SourceInfo } from '../../src/model/source.ts';
import { emptySidecar } from './empty-sidecar.ts';

/** One photo or video; paths are relative to `Takeout/Google Photos/`. */
export interface MediaSpec extends Partial<
  Omit<PlannedMedia, 'media' | 'of' | 'albums'> & Pick<Media, 'kind' | 'rule' | 'weak' | 'relation'>
> {
  readonly path: string;
  readonly size?: number;
  readonly crc32?: number | undefined;
  /** Part that holds it (default 0). */
  readonly part?: number;
  /** With a sidecar `<path>.json` (default true). */
  readonly sidecar?: boolean;
  /** Path of another photo of the plan. */
  readonly of?: string;
}

export interface AlbumSpec {
  readonly title: string;
  readonly description?: string;
  /** Paths of what will be in it. */
  readonly members?: readonly string[];
  /** Paths of what Google has in it (default: the members). */
  readonly sourceMembers?: readonly string[];
  /** Sidecars whose photo is nowhere. */
  readonly unresolved?: readonly string[];
}

export interface PlanSpec {
  readonly parts?: number;
  readonly sourceName?: (part: number) => string;
  readonly media?: readonly MediaSpec[];
  readonly albums?: readonly AlbumSpec[];
  readonly orphans?: readonly string[];
  readonly others?: readonly (Pick<OtherFile, 'kind' | 'reason'> & { readonly path: string })[];
  readonly stacks?: readonly (Omit<PlannedStack, 'members'> & { readonly members: readonly string[] })[];
  readonly problems?: readonly Problem[];
}

/** Makes a whole, balanced plan of a few literal lines. */
export function buildTestPlan(spec: PlanSpec): Plan {
  const counter = createEntryCounter(spec.parts ?? 1);
  const planned = new Map((spec.media ?? []).map((item) => [item.path, plannedMedia(item, counter.next)]));
  const find = (path: string): PlannedMedia => {
    const found = planned.get(path);
    if (found === undefined) throw new Error(`no ${path} in this plan`);
    return found;
  };
  for (const item of spec.media ?? []) {
    if (item.of !== undefined) Object.assign(find(item.path), { of: find(item.of) });
  }
  const albums = (spec.albums ?? []).map((album) => plannedAlbum(album, find, counter.next));
  const media = [...planned.values()];
  const orphans = (spec.orphans ?? []).map((path) => sidecarFile(counter.next(path)));
  const sidecars = [
    ...media.flatMap((item) => item.media.sidecar ?? []),
    ...albums.flatMap(({ album }) => album.unresolved.map((entry) => sidecarFile(entry))),
    ...orphans,
  ];
  const others = [
    ...albums.map((item) => ({
      entry: counter.next(`${item.title}/metadata.json`),
      kind: 'album-metadata' as const,
      reason: 'describes an album',
    })),
    ...(spec.others ?? []).map(({ path, ...rest }) => ({ entry: counter.next(path), ...rest })),
  ];
  const problems = spec.problems ?? [];
  return {
    sources: counter.sources(spec.sourceName ?? ((part) => `takeout-20240501T000000Z-00${part + 1}.zip`)),
    media,
    sidecars,
    others,
    albums,
    stacks: (spec.stacks ?? []).map((stack) => ({ ...stack, members: stack.members.map(find) })),
    problems,
    library: {
      media: media.map((item) => item.media),
      sidecars,
      others,
      albums: albums.map(({ album }) => album),
      problems,
    },
  };
}

const root = 'Takeout/Google Photos';

type NextEntry = (
  path: string,
  options?: { size?: number; crc32?: number | undefined; part?: number },
) => Entry;

function createEntryCounter(parts: number) {
  const counts = Array.from({ length: parts }, () => 0);
  const next: NextEntry = (path, { size = 100, part = 0, ...rest } = {}) => {
    const index = counts[part] ?? 0;
    counts[part] = index + 1;
    const slash = path.lastIndexOf('/');
    return {
      sourceIndex: part,
      index,
      dir: slash < 0 ? root : `${root}/${path.slice(0, slash)}`,
      name: path.slice(slash + 1),
      size,
      crc32: 'crc32' in rest ? rest.crc32 : 0xabc,
    };
  };
  const sources = (name: (part: number) => string): SourceInfo[] =>
    counts.map((entryCount, part) => ({
      name: name(part),
      filePath: `/takeout/${name(part)}`,
      kind: 'zip',
      exportId: 'takeout-20240501T000000Z',
      part: part + 1,
      entryCount,
    }));
  return { next, sources };
}

function plannedMedia(spec: MediaSpec, next: NextEntry): PlannedMedia {
  const { path, size, part, sidecar, kind = 'image', rule, weak = false, relation, ...decided } = spec;
  const crc32 = 'crc32' in spec ? { crc32: spec.crc32 } : {};
  const entry = next(path, {
    ...crc32,
    ...(size === undefined ? {} : { size }),
    ...(part === undefined ? {} : { part }),
  });
  const withSidecar = sidecar ?? true;
  const media: Media = {
    entry,
    kind,
    folder: folderOf(entry),
    sidecar: withSidecar ? sidecarFile(next(`${path}.json`)) : undefined,
    rule: withSidecar ? (rule ?? 'legacy') : undefined,
    weak,
    relation,
  };
  if (media.sidecar !== undefined) Object.assign(media.sidecar, { state: 'matched', media });
  return {
    action: 'upload',
    reason: undefined,
    fileName: entry.name,
    takenAtMs: Date.UTC(2019, 6, 14, 10),
    takenAtFrom: 'sidecar',
    place: undefined,
    description: '',
    favorite: false,
    visibility: 'timeline',
    trashed: false,
    people: [],
    tags: [],
    ...decided,
    of: undefined,
    media,
    albums: [],
  };
}

function plannedAlbum(spec: AlbumSpec, find: (path: string) => PlannedMedia, next: NextEntry): PlannedAlbum {
  const members = (spec.members ?? []).map(find);
  const sourceMembers = (spec.sourceMembers ?? spec.members ?? []).map(find);
  const unresolved = (spec.unresolved ?? []).map((name) => next(`${spec.title}/${name}`));
  const album: Album = {
    title: spec.title,
    untitled: false,
    description: spec.description ?? '',
    comments: [],
    folder: {
      exportId: 'takeout-20240501T000000Z',
      path: `Google Photos/${spec.title}`,
      name: spec.title,
      role: 'album',
      year: undefined,
    },
    members: sourceMembers.map((item) => item.media),
    unresolved,
  };
  const planned = { album, title: spec.title, description: album.description, members, sourceMembers };
  for (const member of members) Object.assign(member, { albums: [...member.albums, planned] });
  return planned;
}

function sidecarFile(entry: Entry): SidecarFile {
  return {
    entry,
    folder: folderOf(entry),
    sidecar: { ...emptySidecar, title: entry.name },
    state: 'orphan',
    media: undefined,
  };
}

function folderOf(entry: Entry): Folder {
  const path = entry.dir.replace(/^Takeout\/?/, '');
  const name = path.split('/').at(-1) ?? '';
  return { exportId: 'takeout-20240501T000000Z', path, name, role: 'year', year: 2019 };
}

/** Paths of entries as a plan's JSON spells them. */
export function fullPath(path: string): string {
  return entryPath({ dir: root, name: path });
}

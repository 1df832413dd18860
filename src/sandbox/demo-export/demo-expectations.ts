import { createHash } from 'node:crypto';
import { type DemoItem, type DemoPlace, instantOf } from './demo-items.ts';
import { splitName } from './google-names.ts';
import type { ExportFile } from './lay-out-export.ts';

/** What must be true on the server, and in the report, once the demo export has been brought over whole. */
export interface DemoExpectations {
  /** Every asset that must be on the server, the hidden videos of live photos included. */
  readonly assets: readonly DemoAsset[];
  readonly albums: readonly DemoAlbum[];
  readonly liveLinks: readonly { readonly stillSha1: string; readonly videoSha1: string }[];
  /** Edited pairs; the first is shown on top. */
  readonly stacks: readonly { readonly sha1s: readonly string[] }[];
  /** Media that must not become assets of their own. */
  readonly leftOut: readonly (EntryPlace & { readonly reason: 'trashed' | 'embedded-video' })[];
  readonly orphanSidecars: readonly EntryPlace[];
  /** Media that no sidecar speaks for, not even their original's or still's. */
  readonly unmatchedMedia: readonly EntryPlace[];
  readonly counts: {
    readonly entries: number;
    readonly media: number;
    readonly sidecars: number;
    readonly albumMetadata: number;
    readonly other: number;
  };
}

export interface EntryPlace {
  /** Base name of the part. */
  readonly archive: string;
  readonly path: string;
}

interface DemoAsset {
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha1: string;
  readonly kind: 'image' | 'video';
  /** All entries with these bytes: one of them is uploaded, the others are export duplicates. */
  readonly copies: readonly EntryPlace[];
  /** Wall clock, `YYYY-MM-DDTHH:mm:ss`; undefined where nothing in the export tells the zone. */
  readonly localDateTime: string | undefined;
  /** ISO 8601 with `Z`; undefined where only the wall clock is known. */
  readonly instant: string | undefined;
  readonly description: string;
  readonly favorite: boolean;
  readonly visibility: 'timeline' | 'archive' | 'hidden';
  readonly place: DemoPlace | undefined;
  readonly people: readonly string[];
  readonly fromPartner: boolean;
  /** Titles. */
  readonly albums: readonly string[];
}

interface DemoAlbum {
  readonly title: string;
  readonly description: string;
  readonly members: readonly { readonly fileName: string; readonly sha1: string }[];
}

/** States what a right migration of these files ends in. */
export function expectationsOf(
  files: readonly ExportFile[],
  archiveName: (part: number) => string,
): DemoExpectations {
  const place = ({ part, path }: ExportFile): EntryPlace => ({ archive: archiveName(part), path });
  const media = files.filter((file): file is MediaFile => file.role === 'media' && file.item !== undefined);
  const sha1s = new Map(media.map((file) => [file.item.id, sha1(file.bytes)]));
  const sha1Of = (id: string): string => {
    const known = sha1s.get(id);
    if (known === undefined) throw new RangeError(`the demo holds no media of ${id}`);
    return known;
  };
  const items = [...new Map(media.map((file) => [file.item.id, file.item])).values()];
  const uploaded = items.filter((item) => leftOutReason(item) === undefined);
  const albums = albumsOf(files, uploaded, sha1Of);

  return {
    assets: uploaded.map((item) => {
      const copies = media.filter((file) => file.item.id === item.id).map(place);
      const sha1 = sha1Of(item.id);
      const inAlbums = albums.filter(({ members }) => members.some((member) => member.sha1 === sha1));
      return { ...assetFacts(item), sha1, copies, albums: inAlbums.map(({ title }) => title) };
    }),
    albums,
    liveLinks: companionsOf(uploaded, 'live-video').map(({ id, of }) => ({
      stillSha1: sha1Of(of),
      videoSha1: sha1Of(id),
    })),
    stacks: companionsOf(uploaded, 'edited').map(({ id, of }) => ({ sha1s: [sha1Of(id), sha1Of(of)] })),
    leftOut: media.flatMap((file) => {
      const reason = leftOutReason(file.item);
      return reason === undefined ? [] : [{ ...place(file), reason }];
    }),
    orphanSidecars: files.filter(({ only }) => only === 'orphan').map(place),
    unmatchedMedia: media.filter(({ item }) => !item.hasSidecar && item.companion === undefined).map(place),
    counts: {
      entries: files.length,
      media: media.length,
      sidecars: countRole(files, 'sidecar'),
      albumMetadata: countRole(files, 'album-metadata'),
      other: countRole(files, 'other'),
    },
  };
}

type MediaFile = ExportFile & { readonly item: DemoItem };

function leftOutReason(item: DemoItem): 'trashed' | 'embedded-video' | undefined {
  if (item.trashed === true) return 'trashed';
  return item.companion?.kind === 'motion-video' ? 'embedded-video' : undefined;
}

function assetFacts(item: DemoItem): Omit<DemoAsset, 'sha1' | 'copies' | 'albums'> {
  return {
    fileName: serverName(item),
    kind: item.form === 'mp4' ? 'video' : 'image',
    localDateTime: knowsWallClock(item) ? item.localDateTime : undefined,
    instant: knowsInstant(item) ? instantOf(item).toISOString() : undefined,
    description: item.description ?? '',
    favorite: item.favorite ?? false,
    visibility: visibilityOf(item),
    place: item.place,
    people: item.people ?? [],
    fromPartner: item.origin === 'partner',
  };
}

/** The name at upload; a companion keeps what tells it from its original. */
function serverName(item: DemoItem): string {
  const { stem, extension } = splitName(item.title);
  switch (item.companion?.kind) {
    case 'edited':
      return `${stem}${item.companion.suffix}${extension}`;
    case 'live-video':
      return `${stem}.MP4`;
    case 'motion-video':
    case undefined:
      return item.title;
  }
}

/** Known from the file, from the zone of the place, or, without any sidecar, from the file's name. */
function knowsWallClock(item: DemoItem): boolean {
  const isInFile = item.timeInFile === 'date' || item.timeInFile === 'date-and-offset';
  return isInFile || item.place !== undefined || !item.hasSidecar;
}

/** Known from Google (directly, or as the companion of what Google knows), or from a date with its offset. */
function knowsInstant(item: DemoItem): boolean {
  return item.hasSidecar || item.companion !== undefined || item.timeInFile === 'date-and-offset';
}

function visibilityOf(item: DemoItem): DemoAsset['visibility'] {
  if (item.companion?.kind === 'live-video') return 'hidden';
  return item.archived === true ? 'archive' : 'timeline';
}

function companionsOf(
  items: readonly DemoItem[],
  kind: NonNullable<DemoItem['companion']>['kind'],
): { id: string; of: string }[] {
  return items.flatMap(({ id, companion }) => (companion?.kind === kind ? [{ id, of: companion.of }] : []));
}

/** Copies and references alike make members; so do an original's companions only where they lie in the folder. */
function albumsOf(
  files: readonly ExportFile[],
  uploaded: readonly DemoItem[],
  sha1Of: (id: string) => string,
): DemoAlbum[] {
  return files.flatMap(({ role, folder }) => {
    if (role !== 'album-metadata' || folder?.album === undefined) return [];
    const ids = new Set(folder.contents.map(({ item }) => item));
    const members = uploaded.filter(({ id }) => ids.has(id));
    return [
      {
        title: folder.album.title,
        description: folder.album.description,
        members: members.map((item) => ({ fileName: serverName(item), sha1: sha1Of(item.id) })),
      },
    ];
  });
}

function countRole(files: readonly ExportFile[], role: ExportFile['role']): number {
  return files.filter((file) => file.role === role).length;
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

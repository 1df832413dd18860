import { createHash } from 'node:crypto';
import type { DemoFolder, Placement } from './demo-folders.ts';
import { type DemoItem, instantOf } from './demo-items.ts';
import { mediaName, sidecarName, splitName, uniqueName } from './google-names.ts';
import { googleJson, googleSidecar } from './google-sidecar.ts';
import { renderItem } from './render-item.ts';

/** One file of the export, where it lies and what it is. */
export interface ExportFile {
  /** Number of the archive part, from 1. */
  readonly part: number;
  /** Path inside the archive. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly role: 'media' | 'sidecar' | 'album-metadata' | 'other';
  readonly folder?: DemoFolder;
  /** The item whose media or sidecar it is. */
  readonly item?: DemoItem;
  readonly only?: Placement['only'];
}

const TAKEOUT = 'Takeout';
const PHOTO_ROOT = `${TAKEOUT}/Google Photos`;

/** Every file of the export that the items make when they lie in these folders, in a fixed order. */
export function layOutExport(items: readonly DemoItem[], folders: readonly DemoFolder[]): ExportFile[] {
  const rendered = new Map(
    items.map((item, index) => [item.id, { item, bytes: renderItem(item, index + 1), url: photoUrl(item) }]),
  );
  return [...accountFiles(), ...folders.flatMap((folder) => folderFiles(folder, rendered))];
}

interface RenderedItem {
  readonly item: DemoItem;
  readonly bytes: Buffer;
  /** Equal for all copies of one photo. */
  readonly url: string;
}

function folderFiles(folder: DemoFolder, rendered: ReadonlyMap<string, RenderedItem>): ExportFile[] {
  const names = new Map<string, { media: string; sidecar: string }>();
  const used = new Set<string>();
  const files: ExportFile[] = folder.album === undefined ? [] : [albumFile(folder, folder.album)];

  folder.contents.forEach((placement, index) => {
    const found = rendered.get(placement.item);
    if (found === undefined) throw new RangeError(`the demo has no item ${placement.item}`);
    const { item } = found;
    // The second time in one folder it is the same file in another part, not another file.
    const itemNames = names.get(item.id) ?? nameFiles(item, folder, used);
    names.set(item.id, itemNames);

    const place = { folder, item, only: placement.only };
    const path = (name: string) => `${PHOTO_ROOT}/${folder.name}/${name}`;
    if (placement.only === undefined) {
      files.push({
        ...place,
        part: placement.part,
        path: path(itemNames.media),
        bytes: found.bytes,
        role: 'media',
      });
    }
    if (item.hasSidecar) {
      const part = placement.sidecarPart ?? placement.part;
      const bytes = Buffer.from(sidecarOf(found, folder, index));
      files.push({ ...place, part, path: path(itemNames.sidecar), bytes, role: 'sidecar' });
    }
  });
  return files;
}

function nameFiles(
  item: DemoItem,
  folder: DemoFolder,
  used: Set<string>,
): { media: string; sidecar: string } {
  const media = uniqueName(exportName(item, folder), used);
  const sidecar = uniqueName(sidecarName(item.title, folder.era), used);
  used.add(media).add(sidecar);
  return { media, sidecar };
}

/** The name that Google's export gives a file, before any counter. */
function exportName(item: DemoItem, folder: DemoFolder): string {
  const companion = item.companion;
  if (companion === undefined) return mediaName(item.title, folder.era);
  switch (companion.kind) {
    case 'edited':
      return mediaName(item.title, folder.era, companion.suffix);
    case 'live-video':
      return `${splitName(mediaName(item.title, folder.era)).stem}.MP4`;
    case 'motion-video':
      // `X.MP.jpg` has `X.MP` beside it: an MP4 whose extension says nothing.
      return splitName(mediaName(item.title, folder.era)).stem;
  }
}

/** Copies of one photo have sidecars that differ in their views and in the time they were added. */
function sidecarOf({ item, url }: RenderedItem, folder: DemoFolder, index: number): string {
  const takenAt = instantOf(item);
  const hoursLater = folder.album === undefined ? 1 : 30 + index;
  const addedAt = new Date(Math.max(takenAt.getTime(), Date.UTC(2016, 4, 1)) + hoursLater * 3_600_000);
  return googleSidecar({
    ...item,
    takenAt,
    addedAt,
    views: folder.album === undefined ? 12 : 3 + index,
    url,
    favorited: item.favorite ?? false,
    place: item.place,
    placeInFile: item.placeInFile === true ? item.place : undefined,
  });
}

function photoUrl(item: DemoItem): string {
  const id = createHash('sha256').update(item.id).digest('base64url').slice(0, 38);
  return `https://photos.google.com/photo/AF1Qip${id}`;
}

function albumFile(folder: DemoFolder, album: NonNullable<DemoFolder['album']>): ExportFile {
  const content = { title: album.title, ...(album.description !== '' && { description: album.description }) };
  const path = `${PHOTO_ROOT}/${folder.name}/${album.fileName}`;
  return { part: album.part, path, bytes: Buffer.from(googleJson(content)), role: 'album-metadata', folder };
}

/** What every export holds besides photos. */
function accountFiles(): ExportFile[] {
  const file = (path: string, text: string): ExportFile => ({
    part: 1,
    path,
    bytes: Buffer.from(text),
    role: 'other',
  });
  return [
    file(
      `${TAKEOUT}/archive_browser.html`,
      '<!doctype html>\n<title>Takeout</title>\n<h1>Your archive</h1>\n',
    ),
    file(
      `${PHOTO_ROOT}/user-generated-memory-titles.json`,
      googleJson({ title: ["Emma's first day", 'Am Meer'] }),
    ),
    file(`${PHOTO_ROOT}/shared_album_comments.json`, googleJson({ comments: [] })),
  ];
}

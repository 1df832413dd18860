import { decodeJson } from './decode-json.ts';
import type { JsonObject } from './loose-values.ts';
import { toObject } from './loose-values.ts';
import type { AlbumMetadata } from './read-album-metadata.ts';
import { readAlbumMetadata } from './read-album-metadata.ts';
import { readSidecar } from './read-sidecar.ts';
import type { SlimSidecar } from './slim-sidecar.ts';

/** What a `.json` of the export is, told by its content alone: names are localised. */
export type ClassifiedJson =
  | SlimSidecar
  | { readonly kind: 'album'; readonly album: AlbumMetadata }
  /** Valid, but neither: account files, print orders. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unparsable' };

export function classifyJson(bytes: Buffer): ClassifiedJson {
  const decoded = decodeJson(bytes);
  if (decoded === undefined) return { kind: 'unparsable' };
  const json = toObject(decoded);
  if (json === undefined) return { kind: 'other' };
  if (isSidecar(json)) return readSidecar(json);
  if (isAlbum(json)) return { kind: 'album', album: readAlbumMetadata(json) };
  return { kind: 'other' };
}

/** `photoTakenTime` is in every media sidecar ever seen; a link to the photo is as telling should it be missing. */
function isSidecar(json: JsonObject): boolean {
  const { photoTakenTime, title, url, creationTime } = json;
  if (photoTakenTime !== undefined && photoTakenTime !== null) return !Array.isArray(photoTakenTime);
  if (typeof title !== 'string') return false;
  return (
    isTime(creationTime) ||
    (typeof url === 'string' && url.startsWith('https://photos.google.com/photo/')) ||
    sidecarKeys.some((key) => key in json)
  );
}

/** Said of a photo, never of an album. */
const sidecarKeys = [
  'imageViews',
  'geoDataExif',
  'googlePhotosOrigin',
  'people',
  'appSource',
  'favorited',
  'archived',
  'trashed',
] as const;

/** Recent albums are `{"title": …}` and no more; untitled ones may lack even that, but not all the rest. */
function isAlbum(json: JsonObject): boolean {
  const { albumData, title, access, enrichments, sharedAlbumComments, date } = json;
  if (typeof albumData === 'object' && albumData !== null) return true;
  if (typeof title === 'string') return true;
  if (title !== undefined && title !== null) return false;
  return (
    typeof access === 'string' ||
    Array.isArray(enrichments) ||
    (Array.isArray(sharedAlbumComments) && isTime(date))
  );
}

function isTime(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'timestamp' in value;
}

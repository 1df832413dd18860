/** Where the program keeps what it remembers of a folder. Hidden: Immich's external libraries pass it by. */
export const stateFolder = '.immich-takeout';
/** For a person and for programs: what no file and no sidecar can say. */
export const manifestName = 'albums.json';
/** Links by album, made on request. */
export const albumsFolder = 'albums';
/** What has no date at all. */
export const undatedFolder = 'undated';
/** What lay in Google's trash, and in its locked folder: trees of their own, so that they can be kept apart. */
export const trashFolder = 'trash';
export const lockedFolder = 'locked';

export const sidecarExtension = '.xmp';

/** Whether a name at the top of an archive folder belongs to the tree of photos. */
export function isPhotoFolder(name: string): boolean {
  return /^\d{4}$/u.test(name) || name === undatedFolder || name === trashFolder || name === lockedFolder;
}

/** `2019/2019-07` for a wall clock in July 2019 (milliseconds as if it hung in Greenwich). */
export function datedFolder(wallMs: number | undefined): string {
  const date = wallMs === undefined ? undefined : new Date(wallMs);
  const year = date?.getUTCFullYear() ?? Number.NaN;
  if (date === undefined || !(year >= 1 && year <= 9999)) return undatedFolder;
  const name = String(year).padStart(4, '0');
  return `${name}/${name}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}

/** Name of a file that is still being written; the finished one never has it. */
export function temporaryName(name: string): string {
  return `.${name}${temporarySuffix}`;
}

/** The name that a temporary file would have got; undefined for any other file. */
export function finalNameOf(name: string): string | undefined {
  return name.startsWith('.') && name.endsWith(temporarySuffix)
    ? name.slice(1, -temporarySuffix.length)
    : undefined;
}

const temporarySuffix = '.immich-takeout';

import type { Folder } from '../../model/library.ts';
import type { Sidecar } from '../../model/sidecar.ts';
import { isPhotoRootName, specialRoleOfName, yearFolderTemplates } from './folder-words.ts';
import { parentPath } from './logical-folders.ts';
import { mostlyInYear, readYearTemplate } from './year-folders.ts';

/** What is known of one logical folder when its role is decided. */
export interface FolderFacts {
  readonly path: string;
  readonly name: string;
  readonly isRoot: boolean;
  /** Titles of the album JSON files in it, over all parts; undefined for an untitled one. */
  readonly albumTitles: readonly (string | undefined)[];
  readonly sidecars: readonly Sidecar[];
  /** It holds nothing but videos whose bytes are no video. */
  readonly holdsBrokenVideosOnly: boolean;
}

export type RoleAndYear = Pick<Folder, 'role' | 'year'>;

/**
 * Decides what each folder of one export is, by structure and by what its sidecars say; names of any language count
 * only where these are silent. In the order of `folders`.
 */
export function assignRoles(folders: readonly FolderFacts[]): readonly RoleAndYear[] {
  const isYearTemplate = learnYearTemplates(folders);
  const years = folders.filter((folder) => yearOf(folder, isYearTemplate) !== undefined);
  const homesOfYears = new Set(years.map(({ path }) => parentPath(path)));
  return folders.map((folder) => {
    const year = yearOf(folder, isYearTemplate) ?? (years.length > 0 ? undefined : yearOfDayFolder(folder));
    if (folder.isRoot || isMisfiledRoot(folder, homesOfYears)) return { role: 'root', year: undefined };
    if (year !== undefined) return { role: 'year', year };
    return { role: specialRole(folder) ?? 'album', year: undefined };
  });
}

/** Photos that somebody moved to beside the year folders, or into a folder of the product's name, are no album. */
function isMisfiledRoot(
  { path, name, albumTitles }: FolderFacts,
  homesOfYears: ReadonlySet<string | undefined>,
): boolean {
  return albumTitles.length === 0 && (homesOfYears.has(path) || isPhotoRootName(name));
}

function yearOf(folder: FolderFacts, isYearTemplate: (template: string) => boolean): number | undefined {
  if (folder.albumTitles.length > 0 || folder.isRoot) return undefined;
  const named = readYearTemplate(folder.name);
  if (named === undefined || !isYearTemplate(named.template)) return undefined;
  const instants = instantsOf(folder);
  // The wording has been recognised: a folder whose sidecars are in other parts is one of them.
  const isOneOfThem = instants.length === 0 || yearFolderTemplates.has(named.template);
  return isOneOfThem || mostlyInYear(instants, named.year) ? named.year : undefined;
}

/**
 * One export speaks one language: its year folders differ in nothing but the year. So the wording that covers most
 * years, then most photos, is the year folders'; a `Trip 2019` whose album JSON is in a lost part is not. A mere
 * `2019` is no wording of Google's and gives way to any. Where no folder has a sidecar, a wording must recur.
 */
function learnYearTemplates(folders: readonly FolderFacts[]): (template: string) => boolean {
  const candidates = new Map<string, { years: number; undated: number; photos: number }>();
  let sawListed = false;
  for (const folder of folders) {
    const named = readYearTemplate(folder.name);
    if (named === undefined || folder.albumTitles.length > 0 || folder.isRoot) continue;
    sawListed ||= yearFolderTemplates.has(named.template);
    const isUndated = folder.sidecars.length === 0;
    if (!isUndated && !mostlyInYear(instantsOf(folder), named.year)) continue;
    const known = candidates.get(named.template) ?? { years: 0, undated: 0, photos: 0 };
    candidates.set(named.template, {
      years: known.years + Number(!isUndated),
      undated: known.undated + Number(isUndated),
      photos: known.photos + folder.sidecars.length,
    });
  }
  if (sawListed) return (template) => yearFolderTemplates.has(template);
  const [best] = [...candidates]
    .filter(([template, { years, undated }]) => years > 0 || (undated > 1 && template !== '#'))
    .sort(
      ([a, left], [b, right]) =>
        Number(a === '#') - Number(b === '#') ||
        right.years - left.years ||
        right.photos - left.photos ||
        right.undated - left.undated ||
        (a < b ? -1 : 1),
    );
  return (template) => template === best?.[0];
}

/** Until November 2020 an export had a folder a day (`2020-09-01`, `2016-06-16 #2`), each with an album JSON. */
function yearOfDayFolder({ name, albumTitles, sidecars }: FolderFacts): number | undefined {
  const date = /^(\d{4})-(\d{2})-(\d{2})(?: #\d+)?$/u.exec(name);
  if (date === null || albumTitles.some((title) => title !== undefined && title !== name)) return undefined;
  const [, year, month, day] = date.map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const noon = Date.UTC(year, month - 1, day, 12) / 1000;
  const instants = sidecars.map((sidecar) => sidecar.takenAtSeconds).filter((at) => at !== undefined);
  return instants.length > 0 && instants.every((at) => Math.abs(at - noon) < 2 * 86_400) ? year : undefined;
}

/** Flags of the sidecars decide; a name decides only where there is no sidecar, or helps a majority. */
function specialRole(folder: FolderFacts): RoleAndYear['role'] | undefined {
  const byName = specialRoleOfName(folder.name.trim());
  const isAlbum = folder.albumTitles.length > 0;
  const share = (flag: (sidecar: Sidecar) => boolean): number =>
    folder.sidecars.length === 0 ? 0 : folder.sidecars.filter(flag).length / folder.sidecars.length;
  const flagged = {
    trash: share((sidecar) => sidecar.trashed),
    locked: share((sidecar) => sidecar.locked),
    archive: share((sidecar) => sidecar.archived),
  };
  // Trashed items are in no album; archived ones may be, even all of one.
  if (flagged.trash >= 0.95) return 'trash';
  if (isAlbum) return undefined;
  if (flagged.locked >= 0.95 || byName === 'locked') return 'locked';
  if (flagged.archive >= 0.95) return 'archive';
  if (byName === 'trash' || byName === 'archive') {
    return folder.sidecars.length === 0 || flagged[byName] >= 0.5 ? byName : undefined;
  }
  return byName === 'failed-videos' || folder.holdsBrokenVideosOnly ? 'failed-videos' : undefined;
}

function instantsOf({ sidecars }: FolderFacts): readonly number[] {
  return sidecars.map((sidecar) => sidecar.takenAtSeconds).filter((at) => at !== undefined);
}

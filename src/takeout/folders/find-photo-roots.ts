import { isForeignProduct, isPhotoRootName, yearFolderTemplates } from './folder-words.ts';
import { parentPath } from './logical-folders.ts';
import { readYearTemplate } from './year-folders.ts';

/** What a first look tells about one logical folder. */
export interface FolderGlance {
  readonly path: string;
  readonly name: string;
  /** Media sidecars were found in it. */
  readonly holdsSidecars: boolean;
  /** It has files that are photos or videos by name. */
  readonly holdsMedia: boolean;
}

export interface PhotoScope {
  /** Folders that hold year folders and albums, and the account's own JSON files. */
  readonly roots: ReadonlySet<string>;
  /** Whether the folder belongs to the photo library. */
  readonly includes: (path: string) => boolean;
  /** Folders with media sidecars inside another product: an older export kept in Drive. */
  readonly strays: readonly string[];
}

/**
 * Finds where the photo library is inside one export: above the folders that hold media sidecars. An export part
 * without any sidecar goes by names, and one without telling names by where media are.
 */
export function findPhotoRoots(
  folders: readonly FolderGlance[],
  namesElsewhere: ReadonlySet<string>,
): PhotoScope {
  const holders = folders.filter((folder) => folder.holdsSidecars);
  const product = mainProduct(holders);
  const strays = holders.filter(({ path }) => isStray(path, product)).map(({ path }) => path);
  const home = holders.filter(({ path }) => !isStray(path, product));
  const roots = new Set<string>();
  for (const { path } of [...home, ...namedFolders(folders, namesElsewhere)])
    roots.add(parentPath(path) ?? '');
  if (roots.size === 0) for (const path of fallbackRoots(folders)) roots.add(path);
  const topmost = new Set([...roots].filter((root) => ![...roots].some((other) => contains(other, root))));
  // A folder given alone is no root: its JSON files describe the album that it is.
  if (topmost.has('') && home.length > 0 && home.every(({ path }) => path === '')) topmost.delete('');
  return { roots: topmost, includes: includesPath(topmost, home, product), strays };
}

function includesPath(
  roots: ReadonlySet<string>,
  holders: readonly FolderGlance[],
  product: string | undefined,
): (path: string) => boolean {
  const holderPaths = new Set(holders.map(({ path }) => path));
  return (path) => {
    if (holderPaths.has(path)) return true;
    const first = firstPart(path);
    if (first !== product && isForeignProduct(first)) return false;
    return [...roots].some((root) => path === root || contains(root, path));
  };
}

/** Whether `inner` lies below `outer`. */
function contains(outer: string, inner: string): boolean {
  if (outer === inner) return false;
  return outer === '' || inner.startsWith(`${outer}/`);
}

function firstPart(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? path : path.slice(0, slash);
}

/** The top folder that most folders with sidecars share. */
function mainProduct(holders: readonly FolderGlance[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { path } of holders) {
    const first = firstPart(path);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const ranked = [...counts].sort(
    ([a, left], [b, right]) =>
      Number(isForeignProduct(a)) - Number(isForeignProduct(b)) ||
      Number(isPhotoRootName(b)) - Number(isPhotoRootName(a)) ||
      right - left,
  );
  return ranked[0]?.[0];
}

/** Google nests nothing: sidecars three levels deep beside the main root were put there by somebody. */
function isStray(path: string, product: string | undefined): boolean {
  const first = firstPart(path);
  return (
    first !== product && (isForeignProduct(first) || path.split('/').length > 2) && product !== undefined
  );
}

/** Folders below one that is called like the photo root, or like a year folder. */
function namedFolders(
  folders: readonly FolderGlance[],
  namesElsewhere: ReadonlySet<string>,
): { readonly path: string }[] {
  const found: { path: string }[] = [];
  for (const { path, name } of folders) {
    const parts = path.split('/');
    const root = parts.findIndex((part) => isPhotoRootName(part) || namesElsewhere.has(part));
    if (root !== -1 && !isForeignProduct(parts[0] ?? '')) {
      found.push({ path: `${parts.slice(0, root + 1).join('/')}/*` });
    } else if (yearFolderTemplates.has(readYearTemplate(name)?.template ?? '')) {
      found.push({ path });
    }
  }
  return found;
}

/** Neither sidecars nor names: wherever there are media outside the known other products. */
function fallbackRoots(folders: readonly FolderGlance[]): string[] {
  const media = folders.filter(({ path, holdsMedia }) => holdsMedia && !isForeignProduct(firstPart(path)));
  return media.length === 0 ? [] : [''];
}

import picomatch from 'picomatch';
import { entryPath } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { PlanOptions } from './plan-options.ts';

/** What a filter looks at: one photo with everything that is known of its copies. */
export interface FilterSubject {
  readonly copies: readonly Media[];
  readonly takenAtMs: number | undefined;
  /** Titles of all albums that hold one of the copies. */
  readonly albumTitles: readonly string[];
  readonly fileName: string;
  readonly kind: Media['kind'];
}

/**
 * Compiles the user's filters into one predicate: true when the photo is to be taken.
 * A photo without any date fails a date filter: better listed as left out than taken by accident.
 */
export function createFilter(options: PlanOptions): (subject: FilterSubject) => boolean {
  const tests: ((subject: FilterSubject) => boolean)[] = [];
  const { fromMs, toMs, type } = options;
  if (fromMs !== undefined) tests.push(({ takenAtMs }) => takenAtMs !== undefined && takenAtMs >= fromMs);
  if (toMs !== undefined) tests.push(({ takenAtMs }) => takenAtMs !== undefined && takenAtMs < toMs);
  if (type !== undefined) tests.push(({ kind }) => kind === type);
  if (options.albums.length > 0) {
    const wanted = titleMatcher(options.albums);
    tests.push(({ albumTitles }) => albumTitles.some(wanted));
  }
  if (options.excludeAlbums.length > 0) {
    const unwanted = titleMatcher(options.excludeAlbums);
    tests.push(({ albumTitles }) => albumTitles.length === 0 || !albumTitles.every(unwanted));
  }
  if (options.include.length > 0) {
    const wanted = pathMatcher(options.include);
    tests.push(({ copies, fileName }) => wanted(fileName) || copies.some((copy) => wanted(pathOf(copy))));
  }
  if (options.exclude.length > 0) {
    const unwanted = pathMatcher(options.exclude);
    // A copy that nobody excluded is a reason to take it.
    tests.push(
      ({ copies, fileName }) => !unwanted(fileName) && !copies.every((copy) => unwanted(pathOf(copy))),
    );
  }
  return (subject) => tests.every((test) => test(subject));
}

/** Whether an album of this title is made on the server. */
export function createAlbumFilter(options: PlanOptions): (title: string) => boolean {
  const wanted = options.albums.length > 0 ? titleMatcher(options.albums) : () => true;
  const unwanted = options.excludeAlbums.length > 0 ? titleMatcher(options.excludeAlbums) : () => false;
  return (title) => wanted(title) && !unwanted(title);
}

/** Titles are people's words: a slash is a letter, a leading dot is nothing special, case does not count. */
function titleMatcher(globs: readonly string[]): (title: string) => boolean {
  const literals = new Set(globs.map((glob) => glob.toLowerCase()));
  const matches = picomatch(notEmpty(globs).map(escapeSlash), { nocase: true, dot: true });
  return (title) => literals.has(title.toLowerCase()) || matches(escapeSlash(title));
}

/** `/` would split a title into path segments that `*` does not cross. */
function escapeSlash(text: string): string {
  return text.replaceAll('/', '\u2215');
}

/** A glob without a slash is about the file name alone; one with a slash may begin at any folder. */
function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const options = { nocase: true, dot: true };
  const ofNames = notEmpty(globs).filter((glob) => !glob.includes('/'));
  const ofPaths = globs.filter((glob) => glob.includes('/')).flatMap((glob) => [glob, `**/${glob}`]);
  const matchesName = picomatch(ofNames, options);
  const matchesPath = picomatch(ofPaths, options);
  return (path) => matchesName(path.slice(path.lastIndexOf('/') + 1)) || matchesPath(path);
}

/** The matcher refuses empty patterns, which match nothing. */
function notEmpty(globs: readonly string[]): string[] {
  return globs.filter((glob) => glob !== '');
}

function pathOf({ entry }: Media): string {
  return entryPath(entry);
}

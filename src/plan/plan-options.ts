/** What the user asked for. Filters decide what is uploaded, never what belongs together. */
export interface PlanOptions {
  /** First instant to take, epoch milliseconds. */
  readonly fromMs: number | undefined;
  /** First instant not to take any more, epoch milliseconds. */
  readonly toMs: number | undefined;
  /** Album titles (globs, any case): only photos of these albums. Empty: no such limit. */
  readonly albums: readonly string[];
  /** Album titles (globs, any case): these albums and the photos that are in no other album are left out. */
  readonly excludeAlbums: readonly string[];
  /** Globs over the path in the archive and the file name: only what has a copy that matches. Empty: all. */
  readonly include: readonly string[];
  /** Globs as above: not what has no copy that is left unmatched. */
  readonly exclude: readonly string[];
  readonly type: 'image' | 'video' | undefined;
  /** Photos that came from partner sharing. `album`: also put them into an album of that title. */
  readonly partner:
    { readonly mode: 'include' | 'skip' } | { readonly mode: 'album'; readonly title: string };
  /** Archived photos: `include` puts them into the server's archive. */
  readonly archived: 'include' | 'skip';
  /** Upload what lies in Google's trash, and move it to the server's trash. */
  readonly trashed: boolean;
  /** What to do with a photo and Google's edited copy of it. */
  readonly edited: 'stack' | 'both' | 'original' | 'edited';
  /** Make albums of Google's untitled ones, under their folder name. */
  readonly untitledAlbums: boolean;
  /** Append the comments of shared albums to the album description. */
  readonly comments: boolean;
  /** Tags for every uploaded asset, `/` separates levels. */
  readonly tags: readonly string[];
  /** Tag each asset with the titles of its albums, under `Albums/`. */
  readonly albumTags: boolean;
  /** Tag each asset with the people Google recognised, under `People/`. */
  readonly peopleTags: boolean;
  readonly stackBursts: boolean;
  readonly stackRawJpeg: boolean;
  readonly stackHeicJpeg: boolean;
}

export const defaultPlanOptions: PlanOptions = {
  fromMs: undefined,
  toMs: undefined,
  albums: [],
  excludeAlbums: [],
  include: [],
  exclude: [],
  type: undefined,
  partner: { mode: 'include' },
  archived: 'include',
  trashed: false,
  edited: 'stack',
  untitledAlbums: false,
  comments: false,
  tags: [],
  albumTags: false,
  peopleTags: true,
  stackBursts: false,
  stackRawJpeg: false,
  stackHeicJpeg: false,
};

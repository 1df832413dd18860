/** Something the user should know about, that is neither an outcome of one asset nor the end of the run. */
export interface Problem {
  /** Stable, kebab-case: `missing-part`, `ambiguous-sidecar`, `unreadable-archive`, … */
  readonly code: string;
  /** One plain sentence: what, which, why, what to do. Names in it are not yet sanitised. */
  readonly message: string;
  /** Base name of the archive part or folder, as in {@link SourceInfo.name}. */
  readonly archive?: string;
  /** Path of the entry inside that archive. */
  readonly path?: string;
}

/** What one journal tells: the runs to one server and user. */
export interface JournalStatus {
  /** Address of the server; undefined when the line that says it is lost. */
  readonly server: string | undefined;
  readonly userId: string | undefined;
  /** Oldest first. */
  readonly runs: readonly RunStatus[];
}

export interface RunStatus {
  readonly id: string;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  /**
   * `whole`: everything that was asked for is on the server. `incomplete`: went to its end, but something failed
   * or was put off. `interrupted`: stopped before its end. `running`: goes on right now. `undone`: taken back.
   */
  readonly state: 'whole' | 'incomplete' | 'interrupted' | 'running' | 'undone';
  /** Photos and videos it was about. */
  readonly files: number | undefined;
  /** Photos and videos by what became of them; empty for a run that could not write down its end. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Files that failed or were put off, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Assets that it made, and those of them that were taken back since. */
  readonly created: readonly CreatedAsset[];
  readonly undone: number;
  readonly albums: readonly RunAlbum[];
  readonly stacks: number;
}

interface CreatedAsset {
  readonly assetId: string;
  readonly name: string;
  readonly isUndone: boolean;
}

export interface RunAlbum {
  readonly title: string;
  /** False for one that was there before. */
  readonly created: boolean;
  /** Photos and videos that the run put in. */
  readonly added: number;
}

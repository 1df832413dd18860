import type { Entry } from '../model/entry.ts';
import type { Folder, Media, SidecarFile } from '../model/library.ts';

/** What most media of a folder have in common. */
type Manner = Omit<Media, 'entry' | 'sidecar'>;

/** A photo or video as it is kept for every one of an export: what it has in common with others is there once for all. */
export class SlimMedia implements Media {
  readonly entry: Entry;
  sidecar: SidecarFile | undefined;
  manner: Manner;

  constructor(entry: Entry, manner: Manner) {
    this.entry = entry;
    this.sidecar = undefined;
    this.manner = manner;
  }

  get kind(): Media['kind'] {
    return this.manner.kind;
  }

  get folder(): Folder {
    return this.manner.folder;
  }

  get rule(): string | undefined {
    return this.manner.rule;
  }

  get weak(): boolean {
    return this.manner.weak;
  }

  get relation(): Media['relation'] {
    return this.manner.relation;
  }
}

/** By the kind of a file and the rule that paired it. */
export type MannerPool = (kind: Media['kind'], rule?: string) => Manner;

/** The manners of sure and unrelated media of one folder: one for all of a kind that the same rule paired. */
export function createMannerPool(folder: Folder): MannerPool {
  const pool = {
    image: new Map<string | undefined, Manner>(),
    video: new Map<string | undefined, Manner>(),
  };
  return (kind, rule) => {
    const known = pool[kind].get(rule);
    if (known !== undefined) return known;
    const manner = { kind, folder, rule, weak: false, relation: undefined };
    pool[kind].set(rule, manner);
    return manner;
  };
}

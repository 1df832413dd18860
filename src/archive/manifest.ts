import * as z from 'zod';
import { compareText } from '../lib/compare-text.ts';
import type { FolderRecord } from './folder-log.ts';

const manifestVersion = 1;
const format = 'immich-takeout-archive';

/** The shape of `albums.json`, documented in docs/archive.md. Paths are relative to its folder. */
const manifestSchema = z.object({
  format: z.literal(format),
  version: z.number(),
  albums: z.array(
    z.object({ folder: z.string(), title: z.string(), description: z.string(), files: z.array(z.string()) }),
  ),
  livePhotos: z.array(z.object({ photo: z.string(), video: z.string() })),
  stacks: z.array(z.array(z.string())),
  favorites: z.array(z.string()),
  archived: z.array(z.string()),
});

export interface ManifestAlbum {
  /** Its name among the links, and its id. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly files: ReadonlySet<string>;
}

/** What is known of an archive folder that no file and no sidecar can say. */
export class Manifest {
  readonly #albums = new Map<string, ManifestAlbum & { readonly files: Set<string> }>();
  readonly #stacks = new Map<string, readonly string[]>();
  readonly #livePhotos = new Map<string, string>();
  readonly #marks = { favorite: new Set<string>(), archived: new Set<string>() };

  /** Undefined when the text is no manifest; `newer` when this program is too old for it. */
  static parse(text: string): Manifest | 'newer' | undefined {
    const { data } = manifestSchema.safeParse(tryParse(text));
    if (data === undefined) return undefined;
    if (data.version > manifestVersion) return 'newer';
    const manifest = new Manifest();
    for (const { files, ...album } of data.albums) {
      manifest.apply({ kind: 'album', ...album });
      manifest.apply({ kind: 'members', folder: album.folder, files });
    }
    for (const { photo, video } of data.livePhotos) manifest.apply({ kind: 'live', photo, video });
    for (const files of data.stacks) manifest.apply({ kind: 'stack', files });
    for (const path of data.favorites) manifest.apply({ kind: 'mark', path, as: 'favorite' });
    for (const path of data.archived) manifest.apply({ kind: 'mark', path, as: 'archived' });
    return manifest;
  }

  /** Takes in what is true from now on. Resolves to whether that was news. */
  apply(record: FolderRecord): boolean {
    switch (record.kind) {
      case 'file':
        return false;
      case 'album': {
        if (this.#albums.has(record.folder)) return false;
        const { folder, title, description } = record;
        this.#albums.set(folder, { folder, title, description, files: new Set() });
        return true;
      }
      case 'members': {
        const files = this.#albums.get(record.folder)?.files;
        return addAll(files ?? new Set(), record.files);
      }
      case 'stack': {
        const key = record.files.join('\n');
        if (this.#stacks.has(key)) return false;
        this.#stacks.set(key, record.files);
        return true;
      }
      case 'live':
        if (this.#livePhotos.get(record.photo) === record.video) return false;
        this.#livePhotos.set(record.photo, record.video);
        return true;
      case 'mark':
        return addAll(this.#marks[record.as], [record.path]);
    }
  }

  albums(): readonly ManifestAlbum[] {
    return [...this.#albums.values()].sort((a, b) => compareText(a.folder, b.folder));
  }

  album(folder: string): ManifestAlbum | undefined {
    return this.#albums.get(folder);
  }

  /** The same for the same content, one path a line, so that people can read and compare it. */
  toJson(): string {
    const content: z.infer<typeof manifestSchema> = {
      format,
      version: manifestVersion,
      albums: this.albums().map(({ files, ...album }) => ({ ...album, files: [...files].sort() })),
      livePhotos: [...this.#livePhotos]
        .map(([photo, video]) => ({ photo, video }))
        .sort((a, b) => compareText(a.photo, b.photo)),
      stacks: [...this.#stacks.values()]
        .map((files) => [...files])
        .sort((a, b) => compareText(a.join('\n'), b.join('\n'))),
      favorites: [...this.#marks.favorite].sort(),
      archived: [...this.#marks.archived].sort(),
    };
    return `${JSON.stringify(content, undefined, 2)}\n`;
  }
}

function addAll(set: Set<string>, items: readonly string[]): boolean {
  const before = set.size;
  for (const item of items) set.add(item);
  return set.size > before;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { Entry } from '../../model/entry.ts';
import { extensionOf } from '../pairing/media-name.ts';
import { explainJunk } from './junk-files.ts';
import { mediaKindOfExtension } from './media-extensions.ts';

/** The files of one folder by what their names say. */
export interface SortedFiles {
  readonly json: readonly Entry[];
  readonly media: readonly Entry[];
  /** Names that say nothing: `03.03.13 - 1`, `IMG_1`. The bytes have to be seen. */
  readonly unknown: readonly Entry[];
  readonly junk: readonly { readonly entry: Entry; readonly reason: string }[];
}

/** The video half of an old motion photo: Google never wrote anything else without an extension by that name. */
const motionVideo = /^MVIMG_\d{8}_\d{6}(?:~\d+)?(?:\(\d+\))?$/u;

/** What a name says that a file is; undefined when only the bytes can tell. */
export function mediaKindOfName(name: string, extension = extensionOf(name)): 'image' | 'video' | undefined {
  return mediaKindOfExtension(extension) ?? (motionVideo.test(name) ? 'video' : undefined);
}

export function sortFiles(entries: readonly Entry[]): SortedFiles {
  const sorted = {
    json: [] as Entry[],
    media: [] as Entry[],
    unknown: [] as Entry[],
    junk: [] as { entry: Entry; reason: string }[],
  };
  for (const entry of entries) {
    const reason = explainJunk(entry);
    const extension = extensionOf(entry.name);
    if (reason !== undefined) sorted.junk.push({ entry, reason });
    else if (extension === '.json') sorted.json.push(entry);
    else if (mediaKindOfName(entry.name, extension) === undefined) sorted.unknown.push(entry);
    else sorted.media.push(entry);
  }
  return sorted;
}

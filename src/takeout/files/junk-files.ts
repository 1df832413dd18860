import type { Entry } from '../../model/entry.ts';
import { say } from '../../lib/say.ts';

/** Why a file is an operating system's or a NAS's own and nobody's photo; undefined when it may be one. */
export function explainJunk({ dir, name }: Pick<Entry, 'dir' | 'name'>): string | undefined {
  if (/(?:^|\/)@eaDir(?:\/|$)/iu.test(dir) || /^SYNO(?:FILE|PHOTO|INDEX)_/iu.test(name))
    return say`thumbnail of a Synology NAS`;
  if (/(?:^|\/)__MACOSX(?:\/|$)/u.test(dir) || name.startsWith('._')) return say`macOS resource fork`;
  if (
    /^(?:\.DS_Store|\.localized|\.picasa\.ini|picasa\.ini|desktop\.ini|thumbs\.db|ehthumbs\.db)$/iu.test(name)
  )
    return say`an operating system's or viewer's own file`;
  return undefined;
}

import { entryBytes, readDirectory } from './containers/tiff-directory.ts';

const mark = 'Apple iOS\0';
const contentIdentifier = 0x0011;

/**
 * The id that the still and the video of a live photo share, from Apple's MakerNote: its mark, a version,
 * `MM`, then a directory whose offsets count from the mark.
 */
export function readAppleContentIdentifier(makerNote: Buffer): string | undefined {
  if (makerNote.toString('latin1', 0, mark.length) !== mark) return undefined;
  const entry = readDirectory(makerNote, 14, false).find(({ tag }) => tag === contentIdentifier);
  const text = entry === undefined ? undefined : entryBytes(makerNote, entry)?.toString('latin1');
  const id = text?.replaceAll('\0', '').trim();
  return id === '' ? undefined : id;
}

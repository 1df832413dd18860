import { jpegTakenAt } from './jpeg-taken-at.ts';
import type { MemoryFile } from './memory-export.ts';

/** How Google names sidecars: until 2024, since October 2024, and without any cut since 2026. */
type Era = 'legacy' | 'cut' | 'uncut';

/** One photo or video as it was uploaded. */
export interface ModelItem {
  readonly title: string;
  /** Epoch seconds. */
  readonly takenAt: number;
  readonly edited: boolean;
  readonly companion: 'none' | 'live' | 'motion';
  /** The camera's zone in quarters of an hour from UTC, where its clock is in the file. */
  readonly zone: number | undefined;
  /** Type-derived extension for titles that have none. */
  readonly extension: string;
}

export interface ModelFolder {
  readonly name: string;
  readonly era: Era;
  /** `edited`, `bearbeitet`, … */
  readonly editedWord: string;
  readonly items: readonly ModelItem[];
  /** In which part each file lies, taken in turn. */
  readonly parts: readonly number[];
}

/** A file that the model wrote, and the path of the sidecar that must speak for it. */
export interface ModelExport {
  readonly files: readonly MemoryFile[];
  readonly truth: ReadonlyMap<string, string>;
}

/**
 * Writes an export as Google does, by a model of its naming that shares nothing with the code under test: names are
 * substituted, cut by UTF-16 units, and given counters per folder in the order in which items come.
 */
export function writeExport(folders: readonly ModelFolder[]): ModelExport {
  const files: MemoryFile[] = [];
  const truth = new Map<string, string>();
  for (const folder of folders) writeFolder(folder, files, truth);
  return { files, truth };
}

function writeFolder(folder: ModelFolder, files: MemoryFile[], truth: Map<string, string>): void {
  const mediaNames = new Set<string>();
  const sidecarNames = new Set<string>();
  const dir = `Takeout/Google Photos/${folder.name}`;
  const put = (name: string, bytes: Buffer | string): string => {
    const part = folder.parts[files.length % folder.parts.length] ?? 1;
    const path = `${dir}/${name}`;
    files.push({ part: `takeout-20240101T000000Z-00${part}.zip`, path, bytes });
    return path;
  };
  for (const [i, item] of folder.items.entries()) {
    const [stem, ext] = splitTitle(substitute(item.title), item.extension);
    const unlimited = folder.era === 'uncut';
    const mediaName = claim(mediaNames, cutStem(stem, ext, unlimited), ext);
    const sidecarPath = put(
      claim(sidecarNames, sidecarBase(substitute(item.title), folder.era), '.json'),
      JSON.stringify({ title: item.title, photoTakenTime: { timestamp: String(item.takenAt) } }),
    );
    truth.set(put(mediaName, bytesOf(item, `original ${folder.name} ${i}`)), sidecarPath);
    if (item.edited) {
      const editedStem = cutStem(`${stem}-${folder.editedWord}`, ext, unlimited);
      const bytes = bytesOf(item, `edited ${folder.name} ${i}`);
      truth.set(put(claim(mediaNames, editedStem, ext), bytes), sidecarPath);
    }
    const video = videoExtension(item, stem);
    if (video !== undefined) {
      const name = claim(mediaNames, cutStem(video.stem, video.ext, unlimited), video.ext);
      truth.set(put(name, `video ${folder.name} ${i}`), sidecarPath);
    }
  }
}

function bytesOf({ takenAt, zone }: ModelItem, content: string): Buffer {
  const plain = Buffer.from('\xff\xd8\xff', 'latin1');
  const head = zone === undefined ? plain : jpegTakenAt(new Date((takenAt + zone * 900) * 1000));
  return Buffer.concat([head, Buffer.from(content)]);
}

function videoExtension(item: ModelItem, stem: string): { stem: string; ext: string } | undefined {
  if (item.companion === 'none') return undefined;
  if (item.companion === 'live') return { stem, ext: '.MP4' };
  const dot = stem.lastIndexOf('.');
  return dot === -1 ? { stem, ext: '' } : { stem: stem.slice(0, dot), ext: stem.slice(dot) };
}

/** Takes a name; where it is in use, the first free counter goes before the extension. */
function claim(used: Set<string>, stem: string, ext: string): string {
  for (let n = 0; ; n += 1) {
    const name = n === 0 ? stem + ext : `${stem}(${n})${ext}`;
    if (used.has(name.toLowerCase())) continue;
    used.add(name.toLowerCase());
    return name;
  }
}

function sidecarBase(title: string, era: Era): string {
  if (era === 'legacy') return cut(title, 46);
  const whole = `${title}.supplemental-metadata`;
  return era === 'uncut' ? whole : cut(whole, 46);
}

function cutStem(stem: string, ext: string, unlimited: boolean): string {
  return unlimited ? stem : cut(stem, 51 - ext.length);
}

function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? units + 1 : units);
}

function splitTitle(title: string, fallback: string): [stem: string, ext: string] {
  const dot = title.lastIndexOf('.');
  return dot === -1 ? [title, fallback] : [title.slice(0, dot), title.slice(dot)];
}

function substitute(title: string): string {
  return title.replace(/[&?'"<>:\\|*%/]/gu, '_');
}

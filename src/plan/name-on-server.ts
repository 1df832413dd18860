import type { Media } from '../model/library.ts';
import { mediaKindOfExtension } from '../takeout/files/media-extensions.ts';

/**
 * Name under which a media file appears on the server.
 *
 * The sidecar's title is the name at upload: it heals names that Google cut, numbered or mangled. It is taken
 * when it is a plausible file name with the media's own extension; otherwise the archive's name stands.
 * Whether the extension fits the bytes is decided where the bytes are known.
 * An edited copy keeps its suffix (title `IMG_1.jpg` → `IMG_1-edited.jpg`), a live video its own extension.
 */
export function nameOnServer(media: Media): string {
  const title = media.sidecar?.sidecar.title.trim();
  if (title === media.entry.name && media.relation === undefined) return tidy(title);
  const name = title !== undefined && isPlausible(title) ? fromTitle(media, title) : media.entry.name;
  return tidy(name);
}

function fromTitle({ entry, relation }: Media, title: string): string {
  const own = entry.name;
  const extension = extensionOf(own);
  if (relation?.kind === 'edited') {
    // A copy whose whole suffix was cut away is told from its original by its counter alone.
    return relation.suffix === '' ? own : stemOf(title) + relation.suffix + extension;
  }
  if (extensionOf(title).toLowerCase() === extension.toLowerCase()) return title;
  if (relation?.kind === 'live-video') return stemOf(title) + extension;
  if (relation?.kind === 'motion-video') return own;
  return extensionOf(title) === '' ? title + extension : own;
}

/** Titles that cannot be file names: `27/06/12 - 1`, dots only, Google's `[UNSET]`, badly decoded text. */
// eslint-disable-next-line no-control-regex -- exactly these make a name implausible
const implausible = /[\u0000-\u001f\u007f-\u009f/\\\ufffd]|^[\s.]*$|^\[UNSET\]$|\.$/u;

function isPlausible(title: string): boolean {
  return !implausible.test(title) && title.length <= longestName;
}

/** What file systems take, on the server as well. */
const longestName = 255;

/**
 * An extension that media files have, with its dot; else none: what follows the last dot of `03.03.13 - 1` or of
 * `21.12.11` is part of the name. A name that is nothing but an extension has no stem, yet keeps its kind.
 */
function extensionOf(name: string): string {
  const end = /\.[A-Za-z0-9~]{1,6}$/u.exec(name)?.[0] ?? '';
  return mediaKindOfExtension(end.toLowerCase()) === undefined ? '' : end;
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extensionOf(name).length);
}

/** What cameras, phones and Google call their files, nearly always. */
const tidyName = /^\w[\w .()~+-]{0,254}$/u;

/** Archives may hold any name: without what no server takes, and with a stem. */
function tidy(name: string): string {
  if (tidyName.test(name)) return name;
  // eslint-disable-next-line no-control-regex -- these are what is replaced
  const clean = name.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[\u0000-\u001f\u007f-\u009f/\\]/gu, '_');
  const extension = extensionOf(clean);
  // A cut inside an emoji leaves half of it behind.
  const stem = stemOf(clean)
    .slice(0, longestName - extension.length)
    .replace(/[\ud800-\udfff]/gu, '');
  return `${/^[\s.]*$/u.test(stem) ? 'unnamed' : stem}${extension}`;
}

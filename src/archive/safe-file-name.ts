import { splitClusters } from '../lib/text-width.ts';

/**
 * Longest name in bytes of UTF-8, which are never fewer than its UTF-16 units. Encrypted shares of some network
 * disks take 143; a sidecar's `.xmp` and the mark of an unfinished file must fit as well.
 */
const longestBytes = 120;

/**
 * A name that Windows, macOS, Linux and FAT all take for what it is, in NFC: without characters that some refuse,
 * not hidden, not reserved, not too long. A name that is safe already stays.
 */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(refused, '_')
    .trim()
    .replace(/[. ]+$/u, '')
    .replace(/^\./u, '_');
  const { stem, extension } = splitExtension(clean.replace(reserved, '$<device>_'));
  const fitting = fitBytes(stem, longestBytes - Buffer.byteLength(extension)) || 'unnamed';
  return extension === '' ? fitting.replace(/[. ]+$/u, '') : fitting + extension;
}

/** Characters that Windows or FAT refuse, that break lines or reverse the text around them, and halves of pairs. */
const refused =
  /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Devices of Windows, whatever extension follows. */
const reserved = /^(?<device>con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/iu;

/** The name itself, or the same with a counter before its extension: `IMG_1 (2).jpg`. */
export function numberedName(name: string, number: number): string {
  if (number === 0) return name;
  const { stem, extension } = splitExtension(name);
  const suffix = ` (${number})${extension}`;
  return fitBytes(stem, longestBytes - Buffer.byteLength(suffix)) + suffix;
}

/** At the last dot; what follows a dot far before the end is no extension. */
export function splitExtension(name: string): { readonly stem: string; readonly extension: string } {
  const extension = /(?<=.)\.[^.]{1,16}$/u.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/** Names that some file system takes for one and the same have the same folded name. */
export function foldName(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');
}

/** Never splits what a reader sees as one character. */
function fitBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let fitting = '';
  for (const cluster of splitClusters(text)) {
    if (Buffer.byteLength(fitting) + Buffer.byteLength(cluster) > bytes) break;
    fitting += cluster;
  }
  return fitting;
}

import type { Bench, SidecarSlot } from './bench.ts';
import { classifySuffix, splitSuffix } from './edited-name.ts';
import { mediaKindOfExtension } from '../files/media-extensions.ts';
import type { MediaName } from './media-name.ts';
import { extensionOf, parseMediaName } from './media-name.ts';
import { foldSubstituted } from './title-fit.ts';

/** Titles that differ only later can share all their names. */
export const coreLength = 38;

/**
 * What is left of a name without counters, edited suffix and extensions: two names with different cores never
 * compete for one.
 */
export function nameCore(bench: Bench, name: MediaName): string {
  const isMedia = mediaKindOfExtension(extensionOf(name.full)) !== undefined;
  let stem = isMedia ? name.stem : name.plain;
  for (let before = ''; before !== stem;) {
    before = stem;
    stem = stem.replace(/(?:\(\d+\)|\.(?:mp|mv|cover)(?:~\d+)?)$/iu, '');
    const reading = splitSuffix({ ...name, stem });
    if (reading !== undefined && classifySuffix(bench, name, reading) !== undefined) stem = reading.base;
  }
  return foldSubstituted(stem).slice(0, coreLength);
}

/** The same of the name that a sidecar's title would have. */
export function titleCore(bench: Bench, { document, readings }: SidecarSlot): string {
  const { title } = document.sidecar;
  return nameCore(bench, parseMediaName(title === '' ? (readings[0]?.base ?? '') : title));
}

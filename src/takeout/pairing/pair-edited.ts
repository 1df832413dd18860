import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { inherit, isOpen, note, sidecarKey } from './bench.ts';
import type { EditedReading } from './edited-name.ts';
import { classifySuffix, splitSuffix } from './edited-name.ts';
import { extensionOf, parseMediaName } from './media-name.ts';
import { cutUnits, sidecarBaseLimit } from './name-limits.ts';
import { foldCase } from './normalise-name.ts';
import { mediaKindOfExtension } from '../files/media-extensions.ts';
import type { DirectRule } from './pair-direct.ts';
import { findExpected, followingRules, lastResortRules, leadingRules } from './pair-direct.ts';
import { sayTheSame } from './settle-claims.ts';
import { say } from '../../lib/say.ts';

/**
 * Edited copies and Google's creations have no sidecar; they speak through their original's. The original is found
 * by name; where it is not in the export, its sidecar is.
 */
export function pairEdited(bench: Bench, kind: 'image' | 'video'): void {
  const open = bench.media.filter((slot) => isOpen(slot) && (slot.file.kind ?? 'image') === kind);
  if (open.length === 0) return;
  const stems: Stems = {
    media: groupBy(bench.media, (slot) => foldCase(slot.name.stem + slot.name.counter)),
    sidecars: unownedByStem(bench),
    counted: countBy(
      bench.media.filter((slot) => slot.name.counter !== ''),
      (slot) => foldCase(slot.name.plain),
    ),
  };
  for (const slot of open) if (isOpen(slot)) resolveCopy(bench, slot, stems);
}

/** Files by stem and counter, for copies of another type than their original. */
interface Stems {
  readonly media: ReadonlyMap<string, readonly MediaSlot[]>;
  readonly sidecars: ReadonlyMap<string, readonly SidecarSlot[]>;
  /** How many files there are of a name with a counter added. */
  readonly counted: ReadonlyMap<string, number>;
}

function countBy(slots: readonly MediaSlot[], keyOf: (slot: MediaSlot) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const slot of slots) counts.set(keyOf(slot), (counts.get(keyOf(slot)) ?? 0) + 1);
  return counts;
}

function resolveCopy(bench: Bench, slot: MediaSlot, stems: Stems): void {
  const reading = splitSuffix(slot.name);
  const rule = reading === undefined ? undefined : classifySuffix(bench, slot.name, reading);
  if (reading === undefined || rule === undefined) return;
  const source = findSource(bench, slot, reading, stems);
  if (source === undefined) {
    // A listed word is telling even without the original; half a word is not.
    if (rule === 'edited') slot.relation = { kind: 'edited', of: undefined, suffix: reading.suffix };
    note(bench, slot, () => ({
      rule,
      verdict: 'not-there',
      candidate: reading.base + slot.name.counter + slot.name.ext,
      reason: say`neither the original nor its sidecar is in this folder`,
    }));
    return;
  }
  slot.relation = { kind: 'edited', of: source.original, suffix: reading.suffix };
  inherit(bench, slot, source.sidecar, rule, source.weak || rule === 'edited-unlisted');
}

interface Source {
  readonly original: MediaSlot | undefined;
  readonly sidecar: SidecarSlot | undefined;
  readonly weak: boolean;
}

/** With the copy's counter first; without it only as a weak last resort (`IMG-edited(1).jpg`, one `IMG.jpg`). */
function findSource(
  bench: Bench,
  slot: MediaSlot,
  { base, suffix }: EditedReading,
  stems: Stems,
): Source | undefined {
  const { counter, ext } = slot.name;
  const found =
    findOriginal(bench, slot, base + counter, ext, stems) ??
    findLoneSidecar(bench, base + counter, ext, stems);
  if (found !== undefined) {
    return { ...found, weak: found.weak || hasUneditedTwin(bench, base, suffix, ext, stems) };
  }
  if (counter === '') return undefined;
  const plain = findOriginal(bench, slot, base, ext, stems) ?? findLoneSidecar(bench, base, ext, stems);
  return plain === undefined ? undefined : { ...plain, weak: true };
}

function findOriginal(
  bench: Bench,
  slot: MediaSlot,
  stem: string,
  ext: string,
  stems: Stems,
): Source | undefined {
  const named = others(slot, bench.mediaByName.get(foldCase(stem + ext)));
  const sameName = nearest(slot, named);
  if (sameName !== undefined) return toSource(bench, sameName, stems, false);
  const candidates = others(slot, stems.media.get(foldCase(stem))).filter(
    (other) => other.file.kind === 'image' || slot.file.kind === 'video',
  );
  const stills = candidates.filter((other) => other.file.kind === 'image');
  const [only, second] = stills.length > 0 ? stills : candidates;
  return only === undefined || second !== undefined ? undefined : toSource(bench, only, stems, true);
}

function toSource(bench: Bench, original: MediaSlot, stems: Stems, weak: boolean): Source {
  // The original may itself be a copy whose turn has not come: `IMG-COLLAGE-edited.jpg`.
  if (isOpen(original)) resolveCopy(bench, original, stems);
  // People edit clips, not the halves of live photos: a clip of that name may have had to give way.
  const isHalf = original.relation !== undefined && original.relation.kind !== 'edited';
  const doubtful = weak || isHalf || original.match?.weak === true;
  return { original, sidecar: original.match?.sidecar, weak: doubtful };
}

function others(slot: MediaSlot, slots: readonly MediaSlot[] | undefined): readonly MediaSlot[] {
  return (slots ?? []).filter((other) => other !== slot);
}

/** The one in the same part, else the first. */
function nearest(slot: MediaSlot, slots: readonly MediaSlot[]): MediaSlot | undefined {
  const part = slot.file.entry.sourceIndex;
  return slots.find((other) => other.file.entry.sourceIndex === part) ?? slots[0];
}

/** The sidecar that a missing original of this name would own, or the only one of its stem. */
function findLoneSidecar(bench: Bench, stem: string, ext: string, stems: Stems): Source | undefined {
  const name = parseMediaName(stem + ext);
  for (const rule of [...leadingRules, cutName, ...followingRules, ...lastResortRules]) {
    const expected = rule.expect(name);
    const readings = expected && bench.sidecarsByName.get(sidecarKey(expected.base, expected.counter));
    const source = readings && asSource(findExpected(readings, rule, expected, true), false);
    if (source !== undefined) return source;
  }
  return asSource(stems.sidecars.get(foldCase(stem)) ?? [], true);
}

/** Cut names are paired in clusters; a missing original has no cluster. */
const cutName: DirectRule = {
  id: 'name-cut',
  forms: ['plain'],
  expect: ({ plain, counter }) =>
    plain.length <= sidecarBaseLimit ? undefined : { base: cutUnits(plain, sidecarBaseLimit), counter },
};

function asSource(candidates: readonly SidecarSlot[], weak: boolean): Source | undefined {
  if (candidates.length === 0 || !sayTheSame(candidates)) return undefined;
  return { original: undefined, sidecar: candidates[0], weak };
}

function unownedByStem(bench: Bench): Map<string, SidecarSlot[]> {
  const unowned = bench.sidecars.filter((slot) => slot.owner === undefined);
  return groupBy(unowned, ({ readings: [reading] }) => {
    const extension = extensionOf(reading?.base ?? '');
    const isMedia = mediaKindOfExtension(extension) !== undefined;
    const stem = reading?.base.slice(0, reading.base.length - (isMedia ? extension.length : 0)) ?? '';
    return foldCase(stem + (reading?.counter ?? ''));
  });
}

/** More originals of one title than edited copies: which of them were edited, their counters do not tell. */
function hasUneditedTwin(bench: Bench, base: string, suffix: string, ext: string, stems: Stems): boolean {
  const countAll = (name: string): number =>
    (stems.counted.get(foldCase(name)) ?? 0) + (bench.mediaByName.has(foldCase(name)) ? 1 : 0);
  const originals = countAll(base + ext);
  return originals > 1 && originals !== countAll(base + suffix + ext);
}

/**
 * Words that look like an edited suffix in a language nobody listed: letters after the last dash of a media file
 * without sidecar, whose name without them is a photo with its own. Whether they are is decided over the export.
 */
export function findUnlistedSuffixes(bench: Bench): readonly SuspectedSuffix[] {
  const suspects: SuspectedSuffix[] = [];
  for (const slot of bench.media) {
    if (!isOpen(slot) || extensionOf(slot.name.full) === '') continue;
    const reading = splitSuffix(slot.name);
    if (reading === undefined || !/^[\p{L}\p{M} ]{3,}$/u.test(reading.word)) continue;
    const original = bench.mediaByName.get(foldCase(reading.base + slot.name.counter + slot.name.ext))?.[0];
    if (original === undefined || original.match?.sidecar.owner !== original) continue;
    suspects.push({ word: reading.word, base: reading.base });
  }
  return suspects;
}

export interface SuspectedSuffix {
  readonly word: string;
  readonly base: string;
}

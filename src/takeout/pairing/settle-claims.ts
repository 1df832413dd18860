import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { note, own } from './bench.ts';
import type { RuleId } from './rules.ts';
import { fitTitle } from './title-fit.ts';
import { say } from '../../lib/say.ts';

/**
 * Settles who gets what where one expected name brings several media and several sidecars together: the same path
 * in several parts, names that differ in case, two eras in one folder. What cannot be told stays unpaired and is
 * reported, unless all candidates say the same.
 */
export function settleClaims(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  rule: RuleId,
  weak = false,
): void {
  const [onlyMedia, onlySidecar] = [media[0], sidecars[0]];
  if (onlyMedia === undefined || onlySidecar === undefined) return;
  if (media.length === 1 && sidecars.length === 1) {
    own(bench, onlyMedia, onlySidecar, rule, weak);
    return;
  }
  pairWithinParts(bench, media, sidecars, rule);
  const openMedia = preferStills(media.filter((slot) => slot.match === undefined));
  const candidates = sidecars.filter((slot) => slot.owner === undefined);
  const [first] = openMedia;
  if (first === undefined || candidates.length === 0) return;
  if (openMedia.length > 1 && !areCopies(openMedia)) {
    if (candidates.length === openMedia.length && sayTheSame(candidates)) pairInOrder();
    else refuse();
    return;
  }
  const chosen = chooseSidecar(first, candidates);
  if (chosen === undefined) refuse();
  else if (openMedia.length === 1) own(bench, first, chosen, rule, weak);
  else pairInOrder();

  function pairInOrder(): void {
    for (const [i, slot] of openMedia.entries()) {
      const sidecar = candidates[i];
      if (sidecar !== undefined) own(bench, slot, sidecar, rule, weak);
    }
  }

  function refuse(): void {
    bench.ambiguities.push({
      media: openMedia.map((slot) => slot.file.entry),
      candidates: candidates.map((slot) => slot.document.entry),
      outcome: 'unpaired',
    });
    for (const slot of openMedia) {
      note(bench, slot, () => ({
        rule,
        verdict: 'refused',
        candidate: candidates.map((candidate) => candidate.document.entry.name).join(', '),
        reason: say`several fit equally well and nothing decides between them`,
      }));
    }
  }
}

/** A sidecar in the media's own part was written with it. */
function pairWithinParts(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  rule: RuleId,
): void {
  if (media.length > 1 && new Set(media.map((slot) => slot.name.full)).size > 1) return;
  const parts = groupBy(media, (slot) => slot.file.entry.sourceIndex);
  const near = groupBy(sidecars, (slot) => slot.document.entry.sourceIndex);
  for (const [part, [slot, rival]] of parts) {
    const [sidecar, other] = near.get(part) ?? [];
    if (slot === undefined || rival !== undefined || sidecar === undefined || other !== undefined) continue;
    own(bench, slot, sidecar, rule);
  }
}

/** A title without extension may have become a still and its live video: the still is the original. */
function preferStills(media: readonly MediaSlot[]): readonly MediaSlot[] {
  const stills = media.filter((slot) => slot.file.kind === 'image');
  return stills.length === 0 ? media : stills;
}

/** The same bytes twice, as far as the archive's checksums tell. */
function areCopies(media: readonly MediaSlot[]): boolean {
  const [first] = media;
  return media.every(
    ({ file: { entry } }) =>
      entry.crc32 !== undefined &&
      entry.crc32 === first?.file.entry.crc32 &&
      entry.size === first.file.entry.size,
  );
}

function chooseSidecar(slot: MediaSlot, candidates: readonly SidecarSlot[]): SidecarSlot | undefined {
  const fits = candidates.map((candidate) => fitTitle(candidate.document.sidecar.title, slot.name));
  const best = Math.max(...fits);
  const fitting = candidates.filter((_, i) => fits[i] === best);
  return fitting.length === 1 || sayTheSame(fitting) ? fitting[0] : undefined;
}

/** Whether it makes no difference which of them is taken. */
export function sayTheSame(sidecars: readonly SidecarSlot[]): boolean {
  const [first] = sidecars;
  return sidecars.every(
    ({ document: { sidecar } }) =>
      sidecar.takenAtSeconds === first?.document.sidecar.takenAtSeconds &&
      sidecar.title === first?.document.sidecar.title,
  );
}

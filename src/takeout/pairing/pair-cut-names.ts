import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { inherit, isOpen, own } from './bench.ts';
import { readAsCutEdit } from './edited-name.ts';
import { counterNumber } from './media-name.ts';
import { cutUnits, sidecarBaseLimit } from './name-limits.ts';
import { foldCase, normaliseName } from './normalise-name.ts';
import { pairByCaptureTime } from './pair-by-capture-time.ts';
import { settleClaims } from './settle-claims.ts';
import { fitTitle, titleBegins } from './title-fit.ts';

/**
 * Names longer than 46 units: the sidecar's base is the title's first 46, so titles that differ later share one
 * base and are told apart by its counters, while their media may have names (and counters) of their own. An
 * original's edited copy can even take a counter that no sidecar has. So such names are paired as clusters:
 * first each sidecar finds its media name by its title, then originals and hidden edits are told apart.
 */
export function pairCutNames(bench: Bench): void {
  const clusters = groupBy(bench.media.filter(isCandidate), (slot) => cutKey(bench, slot));
  for (const [key, media] of clusters) {
    const sidecars = (cutSidecars(bench).get(key) ?? []).filter((slot) => slot.owner === undefined);
    if (sidecars.length > 0) pairCluster(bench, media, sidecars);
  }
}

/** A cluster is cheap to find and rarely needed, so it is indexed once per folder. */
const indexes = new WeakMap<Bench, ReadonlyMap<string, readonly SidecarSlot[]>>();

function cutSidecars(bench: Bench): ReadonlyMap<string, readonly SidecarSlot[]> {
  const known = indexes.get(bench);
  if (known !== undefined) return known;
  const cut = bench.sidecars.filter((slot) => cutBase(slot) !== undefined);
  const index = groupBy(cut, (slot) => foldCase(cutBase(slot) ?? ''));
  indexes.set(bench, index);
  return index;
}

/** The base of a sidecar that a cut may have ended, without its counter. */
function cutBase(slot: SidecarSlot): string | undefined {
  return slot.readings.find(
    ({ form, base }) =>
      form === 'plain' && base.length >= sidecarBaseLimit && base.length <= sidecarBaseLimit + 1,
  )?.base;
}

function isCandidate(slot: MediaSlot): boolean {
  return isOpen(slot) && slot.name.plain.length > sidecarBaseLimit;
}

/** Cut as composed, unless only the uploader's decomposed spelling leads to a sidecar. */
function cutKey(bench: Bench, slot: MediaSlot): string {
  const key = foldCase(cutUnits(slot.name.plain, sidecarBaseLimit));
  const index = cutSidecars(bench);
  if (index.has(key)) return key;
  const decomposed = slot.name.plain.normalize('NFD');
  const asUploaded = foldCase(normaliseName(cutUnits(decomposed, sidecarBaseLimit)));
  return index.has(asUploaded) ? asUploaded : key;
}

function pairCluster(bench: Bench, media: readonly MediaSlot[], sidecars: readonly SidecarSlot[]): void {
  const groups = groupBy(media, (slot) => foldCase(slot.name.plain));
  const { byTitle, untold } = assignByTitle(groups, sidecars);
  for (const [key, group] of groups) {
    const titled = byTitle.get(key) ?? [];
    const own = untold.filter((slot) => mayBeOf(bench, groups, key, group, slot));
    pairGroup(bench, group, [...titled, ...own], groups.size === 1 || own.length === 0);
  }
}

function assignByTitle(
  groups: ReadonlyMap<string, readonly MediaSlot[]>,
  sidecars: readonly SidecarSlot[],
): { byTitle: Map<string, SidecarSlot[]>; untold: SidecarSlot[] } {
  const byTitle = new Map<string, SidecarSlot[]>();
  const untold: SidecarSlot[] = [];
  for (const slot of sidecars) {
    const key = bestGroup(groups, slot.document.sidecar.title);
    if (key === undefined) untold.push(slot);
    else byTitle.set(key, [...(byTitle.get(key) ?? []), slot]);
  }
  return { byTitle, untold };
}

function bestGroup(groups: ReadonlyMap<string, readonly MediaSlot[]>, title: string): string | undefined {
  let best = 0;
  let keys: string[] = [];
  for (const [key, [first]] of groups) {
    const fit = first === undefined ? 0 : fitTitle(title, first.name);
    if (fit === 0 || fit < best) continue;
    keys = fit === best ? [...keys, key] : [key];
    best = fit;
  }
  return keys.length === 1 ? keys[0] : undefined;
}

/** A sidecar whose title does not tell goes by its counter, where only one media name can take it. */
function mayBeOf(
  bench: Bench,
  groups: ReadonlyMap<string, readonly MediaSlot[]>,
  key: string,
  group: readonly MediaSlot[],
  sidecar: SidecarSlot,
): boolean {
  if (belongsToOriginalOf(bench, group, sidecar)) return false;
  if (groups.size === 1) return true;
  const takers = [...groups].filter(
    ([, slots]) =>
      slots.some((slot) => slot.name.counter === counterOf(sidecar)) &&
      !belongsToOriginalOf(bench, slots, sidecar) &&
      !looksLikeEditOfAnother(bench, groups, slots),
  );
  return takers.length === 1 && takers[0]?.[0] === key;
}

/** `…_n-.jpg` and a title `…_n.jpg`: the media is the edited copy of an original that is not here. */
function belongsToOriginalOf(bench: Bench, group: readonly MediaSlot[], sidecar: SidecarSlot): boolean {
  const [first] = group;
  const edit = first === undefined ? undefined : readAsCutEdit(bench, first.name);
  if (first === undefined || edit === undefined) return false;
  const original = { ...first.name, stem: edit.base, plain: edit.base + first.name.ext };
  return fitTitle(sidecar.document.sidecar.title, original) > 0;
}

function looksLikeEditOfAnother(
  bench: Bench,
  groups: ReadonlyMap<string, readonly MediaSlot[]>,
  group: readonly MediaSlot[],
): boolean {
  const [first] = group;
  const edit = first === undefined ? undefined : readAsCutEdit(bench, first.name);
  return first !== undefined && edit !== undefined && groups.has(foldCase(edit.base + first.name.ext));
}

function counterOf(sidecar: SidecarSlot): string {
  return sidecar.readings.find(({ form }) => form === 'plain')?.counter ?? '';
}

/** One media name with its counters, and the sidecars that may belong to it. */
function pairGroup(
  bench: Bench,
  group: readonly MediaSlot[],
  candidates: readonly SidecarSlot[],
  complete: boolean,
): void {
  const media = [...group].sort((a, b) => counterNumber(a.name.counter) - counterNumber(b.name.counter));
  const sidecars = candidates
    .filter((slot) => slot.owner === undefined)
    .sort((a, b) => counterNumber(counterOf(a)) - counterNumber(counterOf(b)));
  const trusted = sidecars.every((slot) => titleFitsGroup(slot, media));
  const mediaNumbers = media.map((slot) => counterNumber(slot.name.counter));
  const sidecarNumbers = sidecars.map((slot) => counterNumber(counterOf(slot)));
  const gapless = isGapless(mediaNumbers) && (trusted || isGapless(sidecarNumbers));
  const sameNumbers = mediaNumbers.join() === sidecarNumbers.join();

  if (sameNumbers || !gapless || !complete || media.length < sidecars.length) {
    if (trusted && !sameNumbers && media.length === 1 && sidecars.length === 1)
      pairInOrder(bench, media, sidecars);
    else pairByCounter(bench, media, sidecars);
  } else if (media.length === sidecars.length) {
    pairInOrder(bench, media, sidecars);
  } else if (media[0]?.name.fillsLimit === true) {
    pairWithHiddenEdits(bench, media, sidecars);
  } else {
    pairByCounter(bench, media, sidecars);
  }
}

function titleFitsGroup(slot: SidecarSlot, [first]: readonly MediaSlot[]): boolean {
  const { title } = slot.document.sidecar;
  return first !== undefined && fitTitle(title, first.name) > 0 && titleBegins(title, cutBase(slot) ?? '');
}

function isGapless(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => number === i);
}

function pairByCounter(bench: Bench, media: readonly MediaSlot[], sidecars: readonly SidecarSlot[]): void {
  const takers = groupBy(media, (slot) => slot.name.counter);
  for (const [counter, candidates] of groupBy(sidecars, counterOf)) {
    settleClaims(bench, takers.get(counter) ?? [], candidates, 'name-cut');
  }
}

function pairInOrder(bench: Bench, media: readonly MediaSlot[], sidecars: readonly SidecarSlot[]): void {
  for (const [i, slot] of media.entries()) {
    const sidecar = sidecars[i];
    if (sidecar !== undefined) own(bench, slot, sidecar, 'name-cut');
  }
}

/**
 * More media than sidecars under one full name: the rest are edited copies whose `-edited` was cut off entirely, so
 * that only a counter is left of them. Google numbers a copy right after its original.
 */
function pairWithHiddenEdits(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
): void {
  const [original, ...others] = media;
  const [sidecar] = sidecars;
  if (original === undefined || sidecar === undefined) return;
  const edits = media.length - sidecars.length;
  if (sidecars.length === 1 && edits === 1) {
    pairFromTheFront(bench, media, sidecars, 1, false);
  } else if (edits === sidecars.length) {
    pairFromTheFront(bench, media, sidecars, edits, false);
  } else if (!pairByCaptureTime(bench, media, sidecars)) {
    for (const slot of media) bench.undated.add(slot.file.entry);
    const guess = sidecars.length === 2 && edits === 1;
    if (guess) pairFromTheFront(bench, media, sidecars, edits, true);
    else own(bench, original, sidecar, 'name-cut', true);
    bench.ambiguities.push({
      media: others.map((slot) => slot.file.entry),
      candidates: sidecars.map((slot) => slot.document.entry),
      outcome: guess ? 'best-guess' : 'unpaired',
    });
  }
}

/** The first `edits` originals are followed by their edited copy, the others stand alone. */
function pairFromTheFront(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  edits: number,
  weak: boolean,
): void {
  let next = 0;
  for (const [i, sidecar] of sidecars.entries()) {
    const original = media[next];
    next += 1;
    if (original === undefined) return;
    own(bench, original, sidecar, 'name-cut', weak);
    const copy = media[next];
    if (i >= edits || copy === undefined) continue;
    next += 1;
    copy.relation = { kind: 'edited', of: original, suffix: '' };
    inherit(bench, copy, sidecar, 'edited-hidden', weak);
  }
}

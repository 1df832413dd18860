import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { inherit, isOpen, own } from './bench.ts';
import { readAsCutEdit } from './edited-name.ts';
import type { MediaName } from './media-name.ts';
import { counterNumber } from './media-name.ts';
import { cutUnits, fillsMediaName, mediaNameLimit, sidecarBaseLimit } from './name-limits.ts';
import { foldCase, normaliseName } from './normalise-name.ts';
import { findVideosBesideStills } from './pair-live.ts';
import { pairByCaptureTime } from './pair-by-capture-time.ts';
import { settleClaims } from './settle-claims.ts';
import { fitTitle, foldSubstituted, titleBegins } from './title-fit.ts';

/**
 * Names longer than 46 units: the sidecar's base is the title's first 46, so titles that differ later share one
 * base and are told apart by its counters, while their media may have names (and counters) of their own. An
 * original's edited copy can even take a counter that no sidecar has. So such names are paired as clusters:
 * first each sidecar finds its media name by its title, then originals and hidden edits are told apart.
 */
export function pairCutNames(bench: Bench): void {
  const candidates = bench.media
    .filter(isOpen)
    .map(readCutName)
    .filter(({ name }) => name.plain.length > sidecarBaseLimit);
  const clusters = groupBy(candidates, ({ name }) => cutKey(bench, name));
  if (clusters.size === 0) return;
  const besideStills = findVideosBesideStills(bench);
  for (const [key, media] of clusters) {
    const sidecars = (cutSidecars(bench).get(key) ?? []).filter((slot) => slot.owner === undefined);
    if (sidecars.length > 0) pairCluster(bench, media, sidecars, besideStills);
  }
}

/** A cluster is cheap to find and rarely needed, so it is indexed once per folder. */
const indexes = new WeakMap<Bench, ReadonlyMap<string, readonly SidecarSlot[]>>();

function cutSidecars(bench: Bench): ReadonlyMap<string, readonly SidecarSlot[]> {
  const known = indexes.get(bench);
  if (known !== undefined) return known;
  const cut = bench.sidecars.filter((slot) => slot.owner === undefined && cutBase(slot) !== undefined);
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

/** A media file under the name that its sidecar was cut from. */
interface CutName {
  readonly slot: MediaSlot;
  readonly name: MediaName;
}

/**
 * A counter of Google's comes after the cut. So where the name is short without its `(38)` and long with it, and no
 * rule for short names has found a sidecar, the `(38)` is the title's own.
 */
function readCutName(slot: MediaSlot): CutName {
  const { stem, counter, ext, plain, full } = slot.name;
  const isOwn = counter !== '' && plain.length <= sidecarBaseLimit && stem.length < sidecarBaseLimit;
  if (!isOwn) return { slot, name: slot.name };
  const whole = stem + counter;
  const fillsLimit = fillsMediaName(whole, ext);
  return { slot, name: { full, stem: whole, counter: '', ext, plain: full, fillsLimit } };
}

/** Cut as composed, unless only the uploader's decomposed spelling leads to a sidecar. */
function cutKey(bench: Bench, { plain }: MediaName): string {
  const key = foldCase(cutUnits(plain, sidecarBaseLimit));
  const index = cutSidecars(bench);
  if (index.has(key)) return key;
  const decomposed = plain.normalize('NFD');
  const asUploaded = foldCase(normaliseName(cutUnits(decomposed, sidecarBaseLimit)));
  return index.has(asUploaded) ? asUploaded : key;
}

function pairCluster(
  bench: Bench,
  media: readonly CutName[],
  sidecars: readonly SidecarSlot[],
  besideStills: ReadonlySet<MediaSlot>,
): void {
  const groups = [...groupBy(media, ({ name }) => foldCase(name.plain)).values()];
  const assigned = new Map<Group, SidecarSlot[]>();
  const untold: SidecarSlot[] = [];
  const groupOfTitle = createTitleIndex(groups);
  const groupOfCounter = createCounterIndex(bench, groups);
  for (const sidecar of sidecars) {
    const titled = groupOfTitle(sidecar.document.sidecar.title);
    const group = titled ?? groupOfCounter(sidecar);
    if (titled === undefined) untold.push(sidecar);
    if (group === undefined) continue;
    const list = assigned.get(group);
    if (list === undefined) assigned.set(group, [sidecar]);
    else list.push(sidecar);
  }
  const complete = groups.length === 1 || untold.length === 0;
  if (!complete) for (const { slot } of media) bench.doubtful.add(slot);
  for (const group of groups) {
    // More videos than sidecars beside a still of the name: rather a live photo's half than an edited copy.
    const mayHoldEdits = !group.some(({ slot }) => besideStills.has(slot));
    pairGroup(bench, group, assigned.get(group) ?? [], complete, mayHoldEdits);
  }
}

/** The media of one name that differ in nothing but the counter. */
type Group = readonly CutName[];

/** Finds the one group whose name a title explains best. */
function createTitleIndex(groups: readonly Group[]): (title: string) => Group | undefined {
  const byStem = groupBy(groups, ([first]) => titleKey(first?.name.stem ?? ''));
  const limits = new Set(groups.map(([first]) => mediaNameLimit - (first?.name.ext.length ?? 0)));
  return (title) => {
    const wanted = normaliseName(title);
    const dot = wanted.lastIndexOf('.');
    const stem = dot === -1 ? wanted : wanted.slice(0, dot);
    const keys = new Set([titleKey(stem)]);
    for (const limit of limits) {
      keys.add(titleKey(cutUnits(stem, limit)));
      keys.add(titleKey(cutUnits(wanted, limit)));
    }
    return bestFit(
      title,
      [...keys].flatMap((key) => byStem.get(key) ?? []),
    );
  };
}

/** Coarser than what titles are compared by, so that nothing is missed. */
function titleKey(stem: string): string {
  return foldSubstituted(stem).replaceAll('-', '_');
}

function bestFit(title: string, groups: readonly Group[]): Group | undefined {
  let best = 0;
  let fitting: Group[] = [];
  for (const group of groups) {
    const fit = group[0] === undefined ? 0 : fitTitle(title, group[0].name);
    if (fit === 0 || fit < best) continue;
    fitting = fit === best ? [...fitting, group] : [group];
    best = fit;
  }
  // A title without extension fits a still and its live video alike, and names of which it is the beginning.
  const stills = fitting.filter(([first]) => first?.slot.file.kind === 'image');
  const whole = stills.filter(([first]) => first?.name.stem.length === normaliseName(title).length);
  const [only, second] = [whole, stills, fitting].find((some) => some.length > 0) ?? [];
  return second === undefined ? only : undefined;
}

/** A sidecar whose title does not tell goes by its counter, where only one group can take it. */
function createCounterIndex(
  bench: Bench,
  groups: readonly Group[],
): (sidecar: SidecarSlot) => Group | undefined {
  const names = new Set(groups.map(([first]) => foldCase(first?.name.plain ?? '')));
  const likely = groups.filter((group) => groups.length === 1 || !isEditOfAnother(bench, group, names));
  const takers = new Map<string, Group[]>();
  for (const group of likely) {
    for (const counter of new Set(group.map(({ name }) => name.counter))) {
      const rivals = takers.get(counter);
      if (rivals === undefined) takers.set(counter, [group]);
      else rivals.push(group);
    }
  }
  return (sidecar) => {
    const candidates = groups.length === 1 ? groups : (takers.get(counterOf(sidecar)) ?? []);
    if (candidates.length > 2) return undefined;
    const [only, second] = candidates.filter((group) => !belongsToOriginalOf(bench, group, sidecar));
    return second === undefined ? only : undefined;
  };
}

/** `…_n-.jpg` and a title `…_n.jpg`: the media is the edited copy of an original that is not here. */
function belongsToOriginalOf(bench: Bench, [first]: Group, sidecar: SidecarSlot): boolean {
  const edit = first === undefined ? undefined : readAsCutEdit(bench, first.name);
  if (first === undefined || edit === undefined) return false;
  const original = { ...first.name, stem: edit.base, plain: edit.base + first.name.ext };
  return fitTitle(sidecar.document.sidecar.title, original) > 0;
}

function isEditOfAnother(bench: Bench, [first]: Group, names: ReadonlySet<string>): boolean {
  const edit = first === undefined ? undefined : readAsCutEdit(bench, first.name);
  return first !== undefined && edit !== undefined && names.has(foldCase(edit.base + first.name.ext));
}

function counterOf(sidecar: SidecarSlot): string {
  return sidecar.readings.find(({ form }) => form === 'plain')?.counter ?? '';
}

/** One media name with its counters, and the sidecars that may belong to it. */
function pairGroup(
  bench: Bench,
  group: Group,
  candidates: readonly SidecarSlot[],
  complete: boolean,
  mayHoldEdits: boolean,
): void {
  const names = [...group].sort((a, b) => counterNumber(a.name.counter) - counterNumber(b.name.counter));
  const sidecars = candidates
    .filter((slot) => slot.owner === undefined)
    .sort((a, b) => counterNumber(counterOf(a)) - counterNumber(counterOf(b)));
  const trusted = sidecars.every((slot) => titleFitsGroup(slot, names));
  const mediaNumbers = names.map(({ name }) => counterNumber(name.counter));
  const sidecarNumbers = sidecars.map((slot) => counterNumber(counterOf(slot)));
  const media = names.map(({ slot }) => slot);
  const gapless = isGapless(mediaNumbers) && (trusted || isGapless(sidecarNumbers));
  const sameNumbers = mediaNumbers.join() === sidecarNumbers.join();

  const sharesCounters = trusted && !isGapless(sidecarNumbers);
  if (!sameNumbers && gapless && media.length === sidecars.length) {
    pairInOrder(bench, media, sidecars, !complete);
  } else if (!gapless || !complete || media.length <= sidecars.length) {
    pairByCounter(bench, names, sidecars, !complete);
    if (mayHoldEdits) adoptLoneEdit(bench, names, sidecars);
  } else if (names[0]?.name.fillsLimit === true && mayHoldEdits) {
    pairWithHiddenEdits(bench, media, sidecars);
  } else if (sharesCounters) {
    // Titles of other names took part in the count, so that only the order is left.
    pairInOrder(bench, media, sidecars, true);
  } else {
    pairByCounter(bench, names, sidecars, false);
  }
}

function titleFitsGroup(slot: SidecarSlot, [first]: Group): boolean {
  const { title } = slot.document.sidecar;
  return first !== undefined && fitTitle(title, first.name) > 0 && titleBegins(title, cutBase(slot) ?? '');
}

function isGapless(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => number === i);
}

function pairByCounter(bench: Bench, names: Group, sidecars: readonly SidecarSlot[], weak: boolean): void {
  const takers = groupBy(names, ({ name }) => name.counter);
  for (const [counter, candidates] of groupBy(sidecars, counterOf)) {
    settleClaims(
      bench,
      (takers.get(counter) ?? []).map(({ slot }) => slot),
      candidates,
      'name-cut',
      weak,
    );
  }
}

/** `…_COV(1).jpg` and the sidecar of `…_COV.jpg`, which is elsewhere or lost: most likely its hidden edit. */
function adoptLoneEdit(bench: Bench, names: Group, sidecars: readonly SidecarSlot[]): void {
  const [only, another] = names;
  const [sidecar, rival] = sidecars;
  if (only === undefined || another !== undefined || sidecar === undefined || rival !== undefined) return;
  const { slot, name } = only;
  if (!isOpen(slot) || !name.fillsLimit || name.counter === '' || counterOf(sidecar) !== '') return;
  slot.relation = { kind: 'edited', of: undefined, suffix: '' };
  inherit(bench, slot, sidecar, 'edited-hidden', true);
}

function pairInOrder(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  weak: boolean,
): void {
  for (const [i, slot] of media.entries()) {
    const sidecar = sidecars[i];
    if (sidecar !== undefined) own(bench, slot, sidecar, 'name-cut', weak);
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

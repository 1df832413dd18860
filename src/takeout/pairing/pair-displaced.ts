import { groupBy } from '../../lib/group-by.ts';
import type { Bench, IndexedReading, MediaSlot, SidecarSlot } from './bench.ts';
import { isOpen, own, sidecarKey, weaken } from './bench.ts';
import { counterNumber } from './media-name.ts';
import { sidecarBaseLimit } from './name-limits.ts';
import { foldCase } from './normalise-name.ts';
import type { SidecarReading } from './sidecar-name.ts';

/**
 * Titles that themselves end in `(1)` compete for the names that Google's counters produce: the second `photo.jpg`
 * and the first `photo(1).jpg` both want to be `photo(1).jpg`. Where such a name has two candidates, the numbers of
 * files on both sides tell who came first: the titles that were displaced show up elsewhere.
 * Runs before the direct rules, whose order would always prefer the moved counter. A file may be lost, so all of these
 * matches are weak.
 */
export function pairContestedCounters(bench: Bench): void {
  const contested = bench.media.filter((slot) => !slot.name.fillsLimit && isContested(bench, slot));
  if (contested.length === 0) return;
  const media = groupBy(bench.media, (slot) => foldCase(slot.name.plain));
  const sidecars = sidecarsByBase(bench.sidecars);
  for (const [key, slots] of groupBy(contested, (slot) => foldCase(slot.name.plain))) {
    const unmoved = (bench.mediaByName.get(key) ?? []).filter((slot) => slot.name.counter !== '');
    const bases = new Set([key, ...slots.map((slot) => foldCase(slot.name.stem))]);
    const rivals = [...unmoved, ...(media.get(key) ?? [])];
    for (const slot of rivals) bench.doubtful.add(slot);
    for (const slot of slots) {
      for (const displaced of media.get(foldCase(slot.name.full)) ?? []) bench.doubtful.add(displaced);
    }
    settleContest(bench, new Set(slots), {
      media: rivals,
      sidecars: [...bases].flatMap((base) => sidecars.get(base) ?? []),
    });
  }
}

function isContested(bench: Bench, slot: MediaSlot): boolean {
  if (slot.name.counter === '') return false;
  const [moved, unmoved] = [movedOf(bench, slot), unmovedOf(bench, slot)];
  return moved !== undefined && unmoved !== undefined && moved !== unmoved;
}

function settleContest(
  bench: Bench,
  contested: ReadonlySet<MediaSlot>,
  { media, sidecars }: { readonly media: readonly MediaSlot[]; readonly sidecars: readonly SidecarSlot[] },
): void {
  const uncontested = media.filter((slot) => !contested.has(slot) && !isUnmovedOnly(bench, slot));
  if (uncontested.length === sidecars.length) {
    for (const slot of contested) {
      const sidecar = unmovedOf(bench, slot);
      if (sidecar !== undefined) own(bench, slot, sidecar, 'counter-in-title');
    }
    pairInOrder(bench, uncontested, sidecars, false);
  } else if (uncontested.length + contested.size !== sidecars.length) {
    bench.ambiguities.push({
      media: [...contested].map((slot) => slot.file.entry),
      candidates: [...contested].flatMap((slot) =>
        [movedOf(bench, slot), unmovedOf(bench, slot)]
          .filter((sidecar) => sidecar !== undefined)
          .map((sidecar) => sidecar.document.entry),
      ),
      outcome: 'first-of-two',
    });
  }
}

/** `photo(2).jpg` with a sidecar of that very name and none that a moved counter would lead to. */
function isUnmovedOnly(bench: Bench, slot: MediaSlot): boolean {
  const unmoved = slot.name.counter === '' ? undefined : unmovedOf(bench, slot);
  if (unmoved === undefined) return false;
  const moved = movedOf(bench, slot);
  return moved === undefined || moved === unmoved;
}

/** The sidecar that a counter of Google's leads to, of a title with or without extension. */
function movedOf(bench: Bench, { name }: MediaSlot): SidecarSlot | undefined {
  return (
    freeByName(bench, name.plain, name.counter, true) ?? freeByName(bench, name.stem, name.counter, true)
  );
}

/** The sidecar of a title that ends in the counter itself, with or without extension. */
function unmovedOf(bench: Bench, { name }: MediaSlot): SidecarSlot | undefined {
  return freeByName(bench, name.full, '', false) ?? freeByName(bench, name.stem + name.counter, '', false);
}

function freeByName(bench: Bench, base: string, counter: string, anyCase: boolean): SidecarSlot | undefined {
  const readings = bench.sidecarsByName.get(sidecarKey(base, counter)) ?? [];
  return readings.find(
    ({ slot, reading }) =>
      isTrueForm(reading) && slot.owner === undefined && (anyCase || reading.base === base),
  )?.slot;
}

function isTrueForm({ form }: SidecarReading): boolean {
  return form === 'full' || form === 'cut' || form === 'plain';
}

/**
 * What is left when a name was taken: `photo.jpg` (by the title `photo.jpg`), so the title `photo` became
 * `photo(1).jpg`, while its sidecar `photo.supplemental-metadata.json` met nobody. Applies only where the media whose
 * name the sidecar wanted is here and has another sidecar, and as many sidecars as media are left. Which title came
 * first is not written anywhere, so all of that name become weak.
 */
export function pairDisplacedCounters(bench: Bench): void {
  const open = bench.media.filter((slot) => isOpen(slot) && slot.name.counter !== '');
  if (open.length === 0) return;
  const unowned = readingsByBase(bench.sidecars.filter((slot) => slot.owner === undefined));
  const doubted = new Set<string>();
  for (const [key, media] of groupBy(open, (slot) => foldCase(slot.name.plain))) {
    const [first] = media;
    if (first === undefined) continue;
    const wanted = [...(unowned.get(key) ?? []), ...(unowned.get(foldCase(first.name.stem)) ?? [])];
    const displaced = wanted.filter(
      (indexed) => indexed.slot.owner === undefined && wasDisplaced(bench, indexed, first),
    );
    const sidecars = [...new Set(displaced.map(({ slot }) => slot))];
    const holder = bench.mediaByName.get(key)?.[0];
    const hasRival =
      holder !== undefined &&
      [holder.name.plain, holder.name.stem].some((name) => unowned.has(foldCase(name)));
    if (hasRival || sidecars.length > 0) doubted.add(key);
    if (hasRival) doubted.add(foldCase(holder.name.plain));
    if (sidecars.length === 0) continue;
    if (sidecars.length === media.length) pairInOrder(bench, media, sidecars, true);
  }
  if (doubted.size === 0) return;
  for (const slot of bench.media) {
    if (doubted.has(foldCase(slot.name.plain)) || doubted.has(foldCase(slot.name.full))) weaken(slot);
  }
}

/** Whether the media that the sidecar's name asks for is here and belongs to another title's sidecar. */
function wasDisplaced(bench: Bench, { slot, reading }: IndexedReading, media: MediaSlot): boolean {
  // A base as long as the cut says nothing certain about the name.
  if (reading.form !== 'full' && reading.base.length >= sidecarBaseLimit) return false;
  const holder = bench.mediaByName.get(foldCase(wantedName(reading, media)))?.[0]?.match?.sidecar;
  if (holder === undefined) return false;
  // Two eras merged by hand leave the same title under the same name twice: a repetition, not a rival.
  const sameName = holder.readings.some(
    (held) => held.base === reading.base && held.counter === reading.counter,
  );
  return !sameName || holder.document.sidecar.title !== slot.document.sidecar.title;
}

/** The media name for a sidecar reading, with the extension that the competing media has. */
function wantedName({ base, counter }: SidecarReading, { name }: MediaSlot): string {
  if (foldCase(base) === foldCase(name.stem)) return base + counter + name.ext;
  return base.slice(0, base.length - name.ext.length) + counter + name.ext;
}

function sidecarsByBase(sidecars: readonly SidecarSlot[]): Map<string, SidecarSlot[]> {
  return groupBy(sidecars, (slot) => foldCase(slot.readings.find(isTrueForm)?.base ?? ''));
}

function readingsByBase(sidecars: readonly SidecarSlot[]): Map<string, IndexedReading[]> {
  const readings = sidecars.flatMap((slot) =>
    slot.readings.filter(isTrueForm).map((reading) => ({ slot, reading })),
  );
  return groupBy(readings, ({ reading }) => foldCase(reading.base));
}

/** Google counts both sides in the order in which it writes. */
function pairInOrder(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  weak: boolean,
): void {
  const orderedSidecars = [...sidecars].sort((a, b) => numberOf(a) - numberOf(b));
  const orderedMedia = [...media].sort(
    (a, b) => counterNumber(a.name.counter) - counterNumber(b.name.counter),
  );
  for (const [i, slot] of orderedMedia.entries()) {
    const sidecar = orderedSidecars[i];
    if (sidecar === undefined) continue;
    const moved = counterNumber(slot.name.counter) !== numberOf(sidecar);
    own(bench, slot, sidecar, moved || weak ? 'displaced-counter' : 'supplemental', weak);
  }
}

function numberOf(sidecar: SidecarSlot): number {
  return counterNumber(sidecar.readings.find(isTrueForm)?.counter ?? '');
}

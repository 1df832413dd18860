import type { Entry } from '../../model/entry.ts';
import type { Sidecar } from '../../model/sidecar.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { MediaName } from './media-name.ts';
import { parseMediaName } from './media-name.ts';
import { foldCase } from './normalise-name.ts';
import type { RuleId } from './rules.ts';
import type { SidecarReading } from './sidecar-name.ts';
import { readSidecarName } from './sidecar-name.ts';
import { say } from '../../lib/say.ts';

/** A file of the folder that is, or may be, a photo or video. */
export interface MediaFile {
  readonly entry: Entry;
  /** Undefined when neither name nor bytes tell. */
  readonly kind: 'image' | 'video' | undefined;
}

/** A sidecar of the folder with what it says. */
export interface SidecarDocument {
  readonly entry: Entry;
  readonly sidecar: Sidecar;
}

export interface MediaSlot {
  readonly file: MediaFile;
  readonly name: MediaName;
  match: Match | undefined;
  relation: SlotRelation | undefined;
}

interface Match {
  readonly sidecar: SidecarSlot;
  readonly rule: RuleId;
  readonly weak: boolean;
}

type SlotRelation =
  | { readonly kind: 'edited'; readonly of: MediaSlot | undefined; readonly suffix: string }
  | { readonly kind: 'live-video' | 'motion-video'; readonly of: MediaSlot };

export interface SidecarSlot {
  readonly document: SidecarDocument;
  readonly readings: readonly SidecarReading[];
  /** The one original it belongs to. */
  owner: MediaSlot | undefined;
  /** Where the original is missing: the first edited copy or video that inherits from it. */
  heir: MediaSlot | undefined;
}

/** One reading of one sidecar, as found under a key of the index. */
export interface IndexedReading {
  readonly slot: SidecarSlot;
  readonly reading: SidecarReading;
}

/** Candidates between which nothing decides. */
export interface Ambiguity {
  readonly media: readonly Entry[];
  readonly candidates: readonly Entry[];
  readonly outcome: 'unpaired' | 'best-guess' | 'first-of-two';
}

/** One decision about one media file, for `explain`. */
export interface PairingStep {
  readonly rule: RuleId;
  readonly verdict: 'taken' | 'refused' | 'not-there';
  /** The name looked for, or the sidecar that was weighed. */
  readonly candidate: string;
  readonly reason: string;
}

interface PairingTrace {
  readonly entry: Entry;
  readonly report: (step: PairingStep) => void;
}

export interface PairingOptions {
  /** Words after the last `-` that mark edited copies in this export beyond the listed ones; folded. */
  readonly extraEditedWords?: ReadonlySet<string>;
  /** Wall clock seconds from the files' own EXIF, for the few that {@link FolderPairing.undated} asked for. */
  readonly capturedAt?: ReadonlyMap<Entry, number>;
  readonly trace?: PairingTrace;
}

/** All that pairing knows of one logical folder while it works. */
export interface Bench {
  readonly media: readonly MediaSlot[];
  readonly sidecars: readonly SidecarSlot[];
  readonly options: PairingOptions;
  readonly ambiguities: Ambiguity[];
  /** Media whose match, whichever rule makes it, rests on an order that is written nowhere. */
  readonly doubtful: Set<MediaSlot>;
  /** Media whose own date would settle an ambiguity. */
  readonly undated: Set<Entry>;
  readonly sidecarsByName: ReadonlyMap<string, readonly IndexedReading[]>;
  /** By whole name, folded. */
  readonly mediaByName: ReadonlyMap<string, readonly MediaSlot[]>;
}

export function createBench(
  media: readonly MediaFile[],
  sidecars: readonly SidecarDocument[],
  options: PairingOptions,
): Bench {
  const slots = media.map((file): MediaSlot => ({
    file,
    name: parseMediaName(file.entry.name),
    match: undefined,
    relation: undefined,
  }));
  const sidecarSlots = sidecars.map((document): SidecarSlot => ({
    document,
    readings: readSidecarName(document.entry.name),
    owner: undefined,
    heir: undefined,
  }));
  return {
    media: slots,
    sidecars: sidecarSlots,
    options,
    ambiguities: [],
    doubtful: new Set(),
    undated: new Set(),
    sidecarsByName: indexSidecars(sidecarSlots),
    mediaByName: groupBy(slots, (slot) => foldCase(slot.name.full)),
  };
}

/** Index key of a base name and a counter. */
export function sidecarKey(base: string, counter: string): string {
  return `${foldCase(base)}\u0000${counter}`;
}

export function isOpen(slot: MediaSlot): boolean {
  return slot.match === undefined && slot.relation === undefined;
}

/** Gives a sidecar to its one original. */
export function own(bench: Bench, slot: MediaSlot, sidecar: SidecarSlot, rule: RuleId, weak = false): void {
  slot.match = { sidecar, rule, weak };
  sidecar.owner = slot;
  note(bench, slot, () => ({
    rule,
    verdict: 'taken',
    candidate: sidecar.document.entry.name,
    reason: weak ? say`the evidence is weak` : say`the names agree`,
  }));
}

/** Lets an edited copy or video speak through the sidecar of its original. */
export function inherit(
  bench: Bench,
  slot: MediaSlot,
  sidecar: SidecarSlot | undefined,
  rule: RuleId,
  weak: boolean,
): void {
  if (sidecar === undefined) return;
  slot.match = { sidecar, rule, weak };
  if (sidecar.owner === undefined) sidecar.heir ??= slot;
  note(bench, slot, () => ({
    rule,
    verdict: 'taken',
    candidate: sidecar.document.entry.name,
    reason: weak ? say`inherited; the evidence is weak` : say`inherited`,
  }));
}

/** Takes back what was given, with whatever it meant. */
export function disown(slot: MediaSlot): void {
  const sidecar = slot.match?.sidecar;
  if (sidecar?.owner === slot) sidecar.owner = undefined;
  if (sidecar?.heir === slot) sidecar.heir = undefined;
  slot.match = undefined;
  slot.relation = undefined;
}

/** Marks a match as resting on a guess, because of what turned up later. */
export function weaken(slot: MediaSlot): void {
  if (slot.match !== undefined) slot.match = { ...slot.match, weak: true };
}

/** Reports a step when this very file is being explained; costs one comparison otherwise. */
export function note(bench: Bench, slot: MediaSlot, step: () => PairingStep): void {
  const { trace } = bench.options;
  if (trace?.entry === slot.file.entry) trace.report(step());
}

function indexSidecars(slots: readonly SidecarSlot[]): Map<string, IndexedReading[]> {
  const index = new Map<string, IndexedReading[]>();
  for (const slot of slots) {
    for (const reading of slot.readings) {
      const key = sidecarKey(reading.base, reading.counter);
      const group = index.get(key);
      if (group === undefined) index.set(key, [{ slot, reading }]);
      else group.push({ slot, reading });
    }
  }
  return index;
}

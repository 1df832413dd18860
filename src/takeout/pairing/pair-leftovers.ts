import { groupBy } from '../../lib/group-by.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { isOpen, note, own } from './bench.ts';
import { extensionOf } from './media-name.ts';
import { isCutTo, sidecarBaseLimit } from './name-limits.ts';
import { foldCase, normaliseName } from './normalise-name.ts';
import type { RuleId } from './rules.ts';
import type { SidecarReading } from './sidecar-name.ts';
import { mediaKindOfExtension } from '../files/media-extensions.ts';
import { foldSubstituted } from './title-fit.ts';
import { say } from '../../lib/say.ts';

/** One of the two names was written by a tool that substitutes other characters than Google. */
export function pairSubstituted(bench: Bench): void {
  pairLeftovers(bench, 'substituted-character', {
    mediaKey: ({ name }) => foldSubstituted(name.plain) + name.counter,
    sidecarKey: (_, { base, counter }) => foldSubstituted(base) + counter,
    fits: () => true,
    weak: false,
  });
}

/**
 * AVI exported as `.mp4`, HEIC as `.jpg` ("storage saver" converts): the sidecar keeps the title's extension.
 * Only for the one media and the one sidecar that are left of a stem, and only within images or videos.
 */
export function pairOtherExtension(bench: Bench): void {
  pairLeftovers(bench, 'extension-mismatch', {
    mediaKey: stemKey,
    sidecarKey: titleStemKey,
    fits: (slot, kind) => slot.file.kind === kind,
    weak: true,
  });
}

/** `IMG_0769(1).MP4` with `IMG_0769.HEIC.supplemental-metadata(1).json`, the HEIC itself being elsewhere or lost. */
export function pairMissingStill(bench: Bench): void {
  pairLeftovers(bench, 'still-missing', {
    mediaKey: stemKey,
    sidecarKey: titleStemKey,
    fits: (slot, kind) => slot.file.kind === 'video' && kind === 'image',
    weak: true,
  });
}

interface LeftoverRule {
  readonly mediaKey: (slot: MediaSlot) => string;
  /** Undefined when the reading tells no key. */
  readonly sidecarKey: (slot: SidecarSlot, reading: SidecarReading) => string | undefined;
  readonly fits: (slot: MediaSlot, kindOfTitle: 'image' | 'video' | undefined) => boolean;
  readonly weak: boolean;
}

/** Pairs what is alone on both sides. */
function pairLeftovers(bench: Bench, rule: RuleId, { mediaKey, sidecarKey, fits, weak }: LeftoverRule): void {
  const open = bench.media.filter(isOpen);
  if (open.length === 0) return;
  const sidecars = new Map<string, SidecarSlot[]>();
  for (const slot of bench.sidecars) {
    const reading = bestReading(slot);
    if (slot.owner !== undefined || reading === undefined || hasNamesake(bench, reading)) continue;
    const key = sidecarKey(slot, reading);
    if (key === undefined) continue;
    const rivals = sidecars.get(key);
    if (rivals === undefined) sidecars.set(key, [slot]);
    else rivals.push(slot);
  }
  for (const [key, media] of groupBy(open, mediaKey)) {
    const candidates = sidecars.get(key) ?? [];
    const [sidecar] = candidates;
    if (sidecar === undefined) continue;
    const fitting = media.filter((slot) => fits(slot, kindOfTitle(sidecar)));
    const [slot] = fitting;
    if (slot === undefined) continue;
    if (fitting.length === 1 && candidates.length === 1) own(bench, slot, sidecar, rule, weak);
    else refuse(bench, rule, fitting, candidates);
  }
}

function refuse(
  bench: Bench,
  rule: RuleId,
  media: readonly MediaSlot[],
  candidates: readonly SidecarSlot[],
): void {
  bench.ambiguities.push({
    media: media.map((slot) => slot.file.entry),
    candidates: candidates.map((slot) => slot.document.entry),
    outcome: 'unpaired',
  });
  for (const slot of media) {
    note(bench, slot, () => ({
      rule,
      verdict: 'refused',
      candidate: candidates.map((candidate) => candidate.document.entry.name).join(', '),
      reason: say`not the only ones left of this stem`,
    }));
  }
}

function stemKey({ name }: MediaSlot): string {
  return foldCase(name.stem) + name.counter;
}

/** The stem comes from the title where the sidecar's own name was cut. */
function titleStemKey(slot: SidecarSlot, { base, counter }: SidecarReading): string | undefined {
  const name = isCutTo(base, sidecarBaseLimit) ? normaliseName(slot.document.sidecar.title) : base;
  const extension = extensionOf(name);
  if (mediaKindOfExtension(extension) === undefined) return undefined;
  return foldCase(name.slice(0, name.length - extension.length)) + counter;
}

function kindOfTitle(slot: SidecarSlot): 'image' | 'video' | undefined {
  const base = bestReading(slot)?.base ?? '';
  return (
    mediaKindOfExtension(extensionOf(base)) ?? mediaKindOfExtension(extensionOf(slot.document.sidecar.title))
  );
}

function bestReading(slot: SidecarSlot): SidecarReading | undefined {
  return slot.readings[0];
}

/** A media file with exactly the sidecar's name is here: then the sidecar is that one's second, not a leftover. */
function hasNamesake(bench: Bench, reading: SidecarReading): boolean {
  return bench.mediaByName.has(foldCase(namesake(reading)));
}

/** The media name that a sidecar reading asks for: the counter before the last dot part. */
export function namesake({ base, counter }: SidecarReading): string {
  const dot = base.lastIndexOf('.');
  return dot === -1 ? base + counter : base.slice(0, dot) + counter + base.slice(dot);
}

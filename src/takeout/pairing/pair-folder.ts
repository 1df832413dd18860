import type { Entry } from '../../model/entry.ts';
import type {
  Ambiguity,
  Bench,
  MediaFile,
  MediaSlot,
  PairingOptions,
  SidecarDocument,
  SidecarSlot,
} from './bench.ts';
import { createBench, isOpen, weaken } from './bench.ts';
import { foldCase } from './normalise-name.ts';
import { pairCutNames } from './pair-cut-names.ts';
import type { DirectRule } from './pair-direct.ts';
import {
  followingRules,
  lastResortRules,
  leadingRules,
  noExtensionOfVideo,
  pairDirectly,
  yieldsToLive,
} from './pair-direct.ts';
import type { SuspectedSuffix } from './pair-edited.ts';
import { findUnlistedSuffixes, pairEdited } from './pair-edited.ts';
import { namesake, pairMissingStill, pairOtherExtension, pairSubstituted } from './pair-leftovers.ts';
import { keepNameable } from './keep-nameable.ts';
import { findVideosBesideStills, pairLiveVideos } from './pair-live.ts';
import { sayTheSame } from './settle-claims.ts';
import { settleCollisions } from './settle-collisions.ts';

/** What pairing found out about one logical folder. */
export interface FolderPairing {
  readonly media: readonly MediaSlot[];
  readonly sidecars: readonly PairedSidecar[];
  readonly ambiguities: readonly Ambiguity[];
  /** Media whose own date would settle an ambiguity: pair again with `capturedAt`. */
  readonly undated: ReadonlySet<Entry>;
  /** Possible edited suffixes of an unlisted language, to be judged over the whole export. */
  readonly suspectedSuffixes: readonly SuspectedSuffix[];
}

interface PairedSidecar {
  readonly slot: SidecarSlot;
  readonly state: 'matched' | 'superseded' | 'unused';
  /** The original, its heir, or the media that a better copy of this sidecar speaks for. */
  readonly media: MediaSlot | undefined;
}

/**
 * Pairs the media and sidecars of one logical folder. Both lists must come in a stable order of their own, the same
 * however the parts were given; the result depends on nothing else. Time is linear in the number of files.
 */
export function pairFolder(
  media: readonly MediaFile[],
  sidecars: readonly SidecarDocument[],
  options: PairingOptions = {},
): FolderPairing {
  const bench = createBench(media, sidecars, options);
  const nearMisses = new Map<DirectRule, readonly MediaSlot[]>();
  const pairExactly = (rule: DirectRule, media: readonly MediaSlot[]): void => {
    nearMisses.set(rule, pairDirectly(bench, rule, media, false));
  };
  for (const rule of leadingRules) pairExactly(rule, bench.media);
  pairCutNames(bench);
  const nameable = keepNameable(bench, bench.media.filter(isOpen));
  const besideStill = findVideosBesideStills(bench);
  const patient = nameable.filter((slot) => !besideStill.has(slot));
  for (const rule of followingRules) pairExactly(rule, yieldsToLive(rule) ? patient : nameable);
  for (const [rule, media] of nearMisses) pairDirectly(bench, rule, media, true);
  for (const rule of lastResortRules) pairDirectly(bench, rule, nameable, true);
  pairDirectly(bench, noExtensionOfVideo, [...besideStill], true);
  pairSubstituted(bench);
  pairOtherExtension(bench);
  pairEdited(bench, 'image');
  pairLiveVideos(bench);
  pairEdited(bench, 'video');
  pairMissingStill(bench);
  for (const slot of bench.doubtful) weaken(slot);
  settleCollisions(bench);
  const paired = bench.sidecars.map((slot) => describeSidecar(bench, slot));
  return {
    media: bench.media,
    sidecars: paired,
    ambiguities: [...stillOpen(bench), ...conflicts(paired)],
    undated: bench.undated,
    suspectedSuffixes: findUnlistedSuffixes(bench),
  };
}

/** Later rules may have settled what an earlier one could not. */
function stillOpen(bench: Bench): readonly Ambiguity[] {
  const open = new Set(bench.media.filter(isOpen).map((slot) => slot.file.entry));
  return bench.ambiguities.filter(
    ({ outcome, media }) => outcome !== 'unpaired' || media.some((entry) => open.has(entry)),
  );
}

function describeSidecar(bench: Bench, slot: SidecarSlot): PairedSidecar {
  const speaksFor = slot.owner ?? slot.heir;
  if (speaksFor !== undefined) return { slot, state: 'matched', media: speaksFor };
  for (const reading of slot.readings) {
    const holder = bench.mediaByName
      .get(foldCase(namesake(reading)))
      ?.find((media) => media.match !== undefined);
    if (holder !== undefined) return { slot, state: 'superseded', media: holder };
  }
  return { slot, state: 'unused', media: undefined };
}

/** A superseded sidecar that tells another story than the one preferred to it, which makes that one doubtful. */
function conflicts(sidecars: readonly PairedSidecar[]): Ambiguity[] {
  return sidecars.flatMap(({ slot, state, media }) => {
    const preferred = media?.match?.sidecar;
    if (state !== 'superseded' || media === undefined || preferred === undefined) return [];
    if (sayTheSame([slot, preferred])) return [];
    weaken(media);
    return [
      {
        media: [media.file.entry],
        candidates: [preferred.document.entry, slot.document.entry],
        outcome: 'first-of-two' as const,
      },
    ];
  });
}

import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import { inherit, own } from './bench.ts';

/**
 * Lets the files' own dates decide which sidecar each belongs to: a camera's wall clock and Google's instant differ
 * by a zone, a multiple of a quarter of an hour. True when every file fits exactly one sidecar; the first of
 * several that fit the same is the original, the others are its edited copies.
 */
export function pairByCaptureTime(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
): boolean {
  const choices = media.map((slot) => {
    const wallClock = bench.options.capturedAt?.get(slot.file.entry);
    const fitting = sidecars.filter((sidecar) => isSameMoment(wallClock, sidecar));
    return fitting.length === 1 ? fitting[0] : undefined;
  });
  if (choices.includes(undefined) || new Set(choices).size !== sidecars.length) return false;
  for (const [i, slot] of media.entries()) {
    const sidecar = choices[i];
    if (sidecar === undefined) continue;
    const original = sidecar.owner;
    if (original === undefined) {
      own(bench, slot, sidecar, 'name-cut');
    } else {
      slot.relation = { kind: 'edited', of: original, suffix: '' };
      inherit(bench, slot, sidecar, 'edited-hidden', false);
    }
  }
  return true;
}

const quarterHour = 15 * 60;
const widestZone = 14 * 3600;

export function isSameMoment(wallClock: number | undefined, sidecar: SidecarSlot | undefined): boolean {
  const instant = sidecar?.document.sidecar.takenAtSeconds;
  if (wallClock === undefined || instant === undefined) return false;
  const difference = Math.abs(wallClock - instant);
  const beyondZone = difference % quarterHour;
  return difference <= widestZone && Math.min(beyondZone, quarterHour - beyondZone) <= 1;
}

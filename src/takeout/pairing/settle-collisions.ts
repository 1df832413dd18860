import { groupBy } from '../../lib/group-by.ts';
import type { Ambiguity, Bench, MediaSlot, PairingStep, SidecarSlot } from './bench.ts';
import { disown, inherit, isOpen, note, own, sidecarKey, weaken } from './bench.ts';
import type { Collision } from './describe-collision.ts';
import { describeCollision } from './describe-collision.ts';
import { splitSuffix } from './edited-name.ts';
import { extensionOf } from './media-name.ts';
import { nameCore, titleCore } from './name-core.ts';
import type { Origin, WorldRole } from './naming-worlds.ts';
import { canTryAll, findOrigins } from './naming-worlds.ts';
import { isSameMoment } from './pair-by-capture-time.ts';
import { nameOfHalf } from './pair-live.ts';
import { say } from '../../lib/say.ts';

/**
 * Titles that compete for the same names, and videos and edited copies that may belong to several of them. The rules
 * before have read each name by itself; here all names that can have got in each other's way are judged together:
 * what every course of events that leads to exactly these files has in common is certain, and what differs is
 * decided by the file's own date or not at all.
 */
export function settleCollisions(bench: Bench): void {
  const suspects = new Set<string>();
  for (const slot of bench.media) if (isSuspect(bench, slot)) suspects.add(nameCore(bench, slot.name));
  if (suspects.size === 0) return;
  const media = groupBy(bench.media, (slot) => nameCore(bench, slot.name));
  const sidecars = groupBy(bench.sidecars, (slot) => titleCore(bench, slot));
  const verdicts = [...suspects].flatMap((core) =>
    settleCluster(bench, media.get(core) ?? [], sidecars.get(core) ?? []),
  );
  replaceAmbiguities(bench, verdicts);
}

/** Whether the rules before may have been misled about it. */
function isSuspect(bench: Bench, slot: MediaSlot): boolean {
  return slot.match?.weak === true || bench.doubtful.has(slot) || isOpen(slot) || slot.name.counter !== '';
}

function settleCluster(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
): readonly Verdict[] {
  if (sidecars.length === 0 || isSettled(bench, media, sidecars)) return [];
  const collision = canTryAll(sidecars, media) ? describeCollision(bench, media, sidecars) : undefined;
  const origins = collision && findDatedOrigins(bench, media, sidecars, collision);
  if (collision === undefined || origins === undefined) {
    for (const slot of media) if (isContested(bench, slot)) weaken(slot);
    return [];
  }
  const verdicts = media.map((slot, i) => judge(bench, slot, origins[i] ?? [], sidecars, collision.titles));
  for (const verdict of verdicts) if (!verdict.stays) disown(verdict.slot);
  for (const verdict of verdicts) if (verdict.role === 'original') apply(bench, verdict);
  for (const verdict of verdicts) if (verdict.role !== 'original') apply(bench, verdict);
  return verdicts;
}

/** Nothing but originals of one title, and no doubt about any: their counters are enough. */
function isSettled(bench: Bench, media: readonly MediaSlot[], sidecars: readonly SidecarSlot[]): boolean {
  const title = sidecars[0]?.document.sidecar.title;
  return (
    media.length === sidecars.length &&
    sidecars.every(({ document }) => document.sidecar.title === title) &&
    media.every((slot) => slot.match?.weak === false && !bench.doubtful.has(slot))
  );
}

/** A file that was taken at the moment that one sidecar tells is not another's. */
function findDatedOrigins(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
  { items, names }: Collision,
): ReturnType<typeof findOrigins> {
  const taken = media.map((slot) => {
    const wallClock = bench.options.capturedAt?.get(slot.file.entry);
    return new Set([...sidecars.keys()].filter((i) => isSameMoment(wallClock, sidecars[i])));
  });
  const mayBe = (name: number, item: number): boolean => taken[name]?.size !== 1 || taken[name].has(item);
  return findOrigins(items, names, mayBe) ?? findOrigins(items, names, () => true);
}

/** `photo(1).jpg`, beside sidecars of a second `photo.jpg` and of a `photo(1).jpg`, and some file is missing. */
function isContested({ sidecarsByName }: Bench, { name: { full, plain, counter } }: MediaSlot): boolean {
  return (
    counter !== '' &&
    sidecarsByName.has(sidecarKey(plain, counter)) &&
    sidecarsByName.has(sidecarKey(full, ''))
  );
}

/** What is to become of one file. */
interface Verdict {
  readonly slot: MediaSlot;
  readonly candidates: readonly SidecarSlot[];
  /** Undefined where nothing decides between the candidates. */
  readonly sidecar: SidecarSlot | undefined;
  readonly role: WorldRole | undefined;
  readonly isGuess: boolean;
  /** It has this sidecar already, and in this role. */
  readonly stays: boolean;
}

function judge(
  bench: Bench,
  slot: MediaSlot,
  origins: readonly Origin[],
  sidecars: readonly SidecarSlot[],
  titles: readonly string[],
): Verdict {
  const items = [...new Set(origins.map(({ item }) => item))];
  const candidates = items.map((item) => sidecars[item]).filter((sidecar) => sidecar !== undefined);
  const [certain, rival] = candidates;
  const sidecar = rival === undefined ? certain : guessNaturally(slot, origins, sidecars, titles);
  const roles = new Set(origins.filter(({ item }) => sidecars[item] === sidecar).map(({ role }) => role));
  const now = roleOf(slot);
  const role = now !== undefined && roles.has(now) ? now : [...roles][0];
  if (rival !== undefined && slot.file.kind !== 'video') bench.undated.add(slot.file.entry);
  const stays = sidecar !== undefined && slot.match?.sidecar === sidecar && now === role;
  return { slot, candidates, sidecar, role, isGuess: rival !== undefined, stays };
}

/** The few guesses that are better than none, where two titles compete and no third; all are reported. */
function guessNaturally(
  slot: MediaSlot,
  origins: readonly Origin[],
  sidecars: readonly SidecarSlot[],
  titles: readonly string[],
): SidecarSlot | undefined {
  if (sidecars.length > 2) return undefined;
  const roles = [...new Set(origins.map(({ role }) => role))].sort().join(' ');
  const isNatural = naturalReadings[roles];
  const [only, second] = sidecars.filter((sidecar, i) =>
    isNatural?.(slot, sidecar, titles[i] ?? '', titles[1 - i] ?? ''),
  );
  return second === undefined ? only : undefined;
}

/** By what the file may be: whether this of two titles is the more natural one. */
const naturalReadings: Readonly<
  Record<string, (slot: MediaSlot, sidecar: SidecarSlot, title: string, other: string) => boolean>
> = {
  /** Of two originals of one title, the edited copy belongs to that of its own counter. */
  edited: ({ match }, sidecar, title, other) => match?.sidecar === sidecar && title === other,
  /** Of a title with extension and the same without, the former takes the name, the latter a counter. */
  original: ({ name }, _, title, other) =>
    name.counter === '' ? title === other + extensionOf(title) : other === title + extensionOf(other),
  /** Google numbers a hidden edit right after its original. */
  'edited original': ({ match }, sidecar) => match?.sidecar === sidecar,
  /** A HEIC is live rather than a JPEG of the same name, and comes first where both are. */
  video: ({ match }, sidecar, title, other) => match?.sidecar === sidecar && isHeic(title) !== isHeic(other),
};

function isHeic(title: string): boolean {
  return /\.hei[cf]$/u.test(title);
}

function roleOf({ match, relation }: MediaSlot): WorldRole | undefined {
  if (relation === undefined) return match === undefined ? undefined : 'original';
  if (relation.kind === 'edited') return 'edited';
  return relation.of.relation?.kind === 'edited' ? 'edited-video' : 'video';
}

function apply(bench: Bench, { slot, candidates, sidecar, role, isGuess, stays }: Verdict): void {
  bench.doubtful.delete(slot);
  if (sidecar === undefined || role === undefined) {
    noteJudgement(
      bench,
      slot,
      'refused',
      candidates,
      say`each can have led to this name, and nothing decides`,
    );
  } else if (stays && isStillTrue(slot, sidecar)) {
    if (slot.match !== undefined) slot.match = { ...slot.match, weak: isGuess };
    if (sidecar.owner === undefined) sidecar.heir ??= slot;
    const reason = isGuess
      ? say`the more natural of two readings`
      : say`no other course of events leads to these names`;
    noteJudgement(bench, slot, 'taken', [sidecar], reason);
  } else if (role === 'original') {
    own(bench, slot, sidecar, 'displaced-counter', isGuess);
  } else if (role === 'edited') {
    const suffix = splitSuffix(slot.name)?.suffix ?? '';
    slot.relation = { kind: 'edited', of: sidecar.owner, suffix };
    inherit(bench, slot, sidecar, suffix === '' ? 'edited-hidden' : 'edited', isGuess);
  } else {
    const kind = sidecar.owner === undefined ? 'live-video' : nameOfHalf(slot, sidecar.owner);
    slot.relation = sidecar.owner && { kind, of: sidecar.owner };
    inherit(bench, slot, sidecar, kind, isGuess);
  }
}

/** What it is a copy or half of may have been found to be another title's. */
function isStillTrue({ relation }: MediaSlot, sidecar: SidecarSlot): boolean {
  return relation?.of === undefined || relation.of.match?.sidecar === sidecar;
}

function noteJudgement(
  bench: Bench,
  slot: MediaSlot,
  verdict: PairingStep['verdict'],
  sidecars: readonly SidecarSlot[],
  reason: string,
): void {
  note(bench, slot, () => ({
    rule: slot.match?.rule ?? 'displaced-counter',
    verdict,
    candidate: sidecars.map(({ document }) => document.entry.name).join(', '),
    reason,
  }));
}

/** What was in doubt about these files before is judged now. */
function replaceAmbiguities(bench: Bench, verdicts: readonly Verdict[]): void {
  const judged = new Set(verdicts.map(({ slot }) => slot.file.entry));
  const others = bench.ambiguities.filter(({ media }) => !media.every((entry) => judged.has(entry)));
  const open = verdicts.filter(({ isGuess }) => isGuess);
  const questions = groupBy(open, ({ candidates, sidecar }) =>
    [sidecar === undefined, ...candidates.map(({ document }) => document.entry.name)].join('\u0000'),
  );
  const raised = [...questions.values()].map((same): Ambiguity => ({
    media: same.map(({ slot }) => slot.file.entry),
    candidates: same[0]?.candidates.map(({ document }) => document.entry) ?? [],
    outcome: same[0]?.sidecar === undefined ? 'unpaired' : 'best-guess',
  }));
  bench.ambiguities.splice(0, bench.ambiguities.length, ...others, ...raised);
}

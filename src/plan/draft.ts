import type { Media } from '../model/library.ts';
import type { SkipReason } from '../model/outcome.ts';
import type { PlanAction, PlannedMedia } from '../model/plan.ts';
import type { CompareMedia } from './compare-media.ts';
import type { Copies } from './find-copies.ts';
import { nameOnServer } from './name-on-server.ts';
import type { PlanHints } from './plan-hints.ts';
import type { SharedFacts, ShareFacts } from './shared-facts.ts';
import { uniteFacts } from './unite-facts.ts';

/** What is decided about a photo that differs from most others. */
interface Fate {
  readonly action: PlanAction;
  readonly reason: SkipReason | undefined;
  /** The still of a video half, the original of an edited variant. */
  readonly of: Draft | undefined;
  /** The copy that says so: its match may be weak. */
  readonly relatedBy: Media | undefined;
  /** What is shown instead when the choice between original and edited variant left this one out. */
  readonly standIn: Draft | undefined;
  /** The other files with the same bytes. */
  readonly otherCopies: readonly Media[];
}

/** Of a photo that stands alone. */
const ordinary: Fate = {
  action: 'upload',
  reason: undefined,
  of: undefined,
  relatedBy: undefined,
  standIn: undefined,
  otherCopies: [],
};

interface OwnFacts extends Pick<PlannedMedia, 'media' | 'fileName' | 'place'> {
  readonly takenAtSeconds: number | undefined;
}

/**
 * One distinct photo or video, with all its copies. The steps of `buildPlan` write to it what they decide, one after
 * the other; then it is what the plan says of the kept copy. It is kept for every photo of an export: what it has in
 * common with others is there once for all.
 */
export class Draft implements PlannedMedia {
  readonly media: Media;
  readonly fileName: string;
  readonly place: PlannedMedia['place'];
  /** Most dates are whole seconds, and these are small enough to take no memory of their own. */
  #takenAtSeconds: number | undefined;
  facts: SharedFacts;
  #fate = ordinary;

  constructor({ media, fileName, takenAtSeconds, place }: OwnFacts, facts: SharedFacts) {
    this.media = media;
    this.fileName = fileName;
    this.place = place;
    this.#takenAtSeconds = takenAtSeconds;
    this.facts = facts;
  }

  get action(): PlanAction {
    return this.#fate.action;
  }

  get reason(): SkipReason | undefined {
    return this.#fate.reason;
  }

  get of(): Draft | undefined {
    return this.#fate.of;
  }

  get relatedBy(): Media | undefined {
    return this.#fate.relatedBy;
  }

  get standIn(): Draft | undefined {
    return this.#fate.standIn;
  }

  get otherCopies(): readonly Media[] {
    return this.#fate.otherCopies;
  }

  get takenAtMs(): number | undefined {
    return this.#takenAtSeconds === undefined ? undefined : Math.round(this.#takenAtSeconds * 1000);
  }

  get takenAtFrom(): PlannedMedia['takenAtFrom'] {
    return this.facts.takenAtFrom;
  }

  get description(): string {
    return this.facts.description;
  }

  get favorite(): boolean {
    return this.facts.favorite;
  }

  get visibility(): PlannedMedia['visibility'] {
    return this.facts.visibility;
  }

  get trashed(): boolean {
    return this.facts.trashed;
  }

  get people(): readonly string[] {
    return this.facts.people;
  }

  get tags(): readonly string[] {
    return this.facts.tags;
  }

  get albums(): PlannedMedia['albums'] {
    return this.facts.albums;
  }

  /** Decides something about this one alone. */
  decide(changes: Partial<Fate>): void {
    this.#fate = { ...this.#fate, ...changes };
  }

  inheritDate(original: Draft): void {
    this.#takenAtSeconds = original.#takenAtSeconds;
    this.facts = { ...this.facts, takenAtFrom: 'original' };
  }

  /** What the plan says of a copy: should its bytes turn out to differ, it is uploaded with the facts of this one. */
  planCopy(media: Media): PlannedMedia {
    const { fileName, place, facts } = this;
    const copy = new Draft({ media, fileName, place, takenAtSeconds: this.#takenAtSeconds }, facts);
    copy.decide({ action: 'export-duplicate', of: this });
    return copy;
  }
}

/** A photo or video as if it stood alone: uploaded, unrelated, in no album. */
export function createDraft(copies: Copies, hints: PlanHints, shareFacts: ShareFacts): Draft {
  const [kept] = copies;
  const facts = uniteFacts(copies);
  const { takenAtSeconds, takenAtFrom } = takenAtOf(kept, facts.takenAtSeconds, hints);
  const draft = new Draft(
    { media: kept, fileName: hints.properName(kept, nameOnServer(kept)), takenAtSeconds, place: facts.place },
    shareFacts({
      takenAtFrom,
      description: facts.description,
      favorite: facts.favorite,
      visibility: facts.visibility,
      trashed: facts.trashed,
      fromPartner: facts.fromPartner,
      people: facts.people,
      tags: none,
      albums: none,
    }),
  );
  if (copies.length > 1) draft.decide({ otherCopies: copies.slice(1) });
  return draft;
}

const none: readonly never[] = [];

function takenAtOf(
  kept: Media,
  seconds: number | undefined,
  hints: PlanHints,
): Pick<OwnFacts, 'takenAtSeconds'> & Pick<PlannedMedia, 'takenAtFrom'> {
  if (seconds !== undefined) return { takenAtSeconds: seconds, takenAtFrom: 'sidecar' };
  const { takenAtMs, takenAtFrom } = hints.takenAtOf(kept) ?? { takenAtMs: undefined, takenAtFrom: 'none' };
  return { takenAtSeconds: takenAtMs === undefined ? undefined : takenAtMs / 1000, takenAtFrom };
}

/** All files with these bytes, the kept one first. */
export function copiesOf({ media, otherCopies }: Draft): readonly Media[] {
  return [media, ...otherCopies];
}

/** Drafts in the order of preference of their kept copies. */
export function byMedia(compare: CompareMedia): (a: Draft, b: Draft) => number {
  return (a, b) => compare(a.media, b.media);
}

/** The moving half of a live or motion photo: it has no life of its own on the server. */
export function isVideoHalf({ action }: Draft): boolean {
  return action === 'live-video' || action === 'embedded-video';
}

/** The asset under which a photo is seen on the server: its still, or what was taken in its place. */
export function shownAs(draft: Draft): Draft {
  let shown = draft;
  if (isVideoHalf(shown) && shown.of !== undefined) shown = shown.of;
  while (shown.standIn !== undefined) shown = shown.standIn;
  return shown;
}

export function skip(draft: Draft, reason: SkipReason): void {
  draft.decide({ action: 'skip', reason });
}

/** Takes back what a relation made of it. */
export function standAlone(draft: Draft): void {
  draft.decide({ action: 'upload', of: undefined, relatedBy: undefined });
}

import { TwoKeyPool } from '../../lib/two-key-pool.ts';
import type { Place, Sidecar } from '../../model/sidecar.ts';

/** What a sidecar says of its photo alone. */
type OwnFacts = Pick<Sidecar, 'title' | 'takenAtSeconds' | 'place' | 'url'>;

/** What most sidecars say alike: no words, no flag, one of a few devices. */
type CommonFacts = Omit<Sidecar, keyof OwnFacts>;

/** A sidecar as it is kept for every photo of an export: what it has in common with others is there once for all. */
export class SlimSidecar implements Sidecar {
  readonly takenAtSeconds: number | undefined;
  readonly place: Place | undefined;
  #title: string;
  #url: string | undefined;
  readonly #common: CommonFacts;

  constructor({ title, takenAtSeconds, place, url }: OwnFacts, common: CommonFacts) {
    this.takenAtSeconds = takenAtSeconds;
    this.place = place;
    this.#title = title;
    this.#url = url === undefined ? undefined : abridge(url);
    this.#common = findEqual(common);
  }

  /** Among all that a JSON file may turn out to be. */
  // eslint-disable-next-line @typescript-eslint/class-literal-property-style -- a field would be kept for each
  get kind(): 'sidecar' {
    return 'sidecar';
  }

  get title(): string {
    return this.#title;
  }

  get url(): string | undefined {
    return this.#url;
  }

  get description(): string | undefined {
    return this.#common.description;
  }

  get people(): readonly string[] {
    return this.#common.people;
  }

  get favorited(): boolean {
    return this.#common.favorited;
  }

  get archived(): boolean {
    return this.#common.archived;
  }

  get trashed(): boolean {
    return this.#common.trashed;
  }

  get locked(): boolean {
    return this.#common.locked;
  }

  get fromPartner(): boolean {
    return this.#common.fromPartner;
  }

  get fromSharedAlbum(): boolean {
    return this.#common.fromSharedAlbum;
  }

  get deviceType(): string | undefined {
    return this.#common.deviceType;
  }

  get deviceFolder(): string | undefined {
    return this.#common.deviceFolder;
  }

  get comments(): Sidecar['comments'] {
    return this.#common.comments;
  }

  /** Takes another string for its title where it reads the same, so that the text is there once. */
  shareTitle(name: string): void {
    if (this.#title === name) this.#title = name;
  }

  /** Once all is found that a link can tell: it is the longest text of most sidecars. */
  forgetUrl(): void {
    this.#url = undefined;
  }
}

/** To a photo of one's own. Links to photos of shared albums end in the key of the album, the same for all of them. */
const ownLink = /^https:\/\/photos\.google\.com\/photo\/[\w-]{24,}$/u;

/**
 * Ids of photos, `AF1Qip` and 38 letters of chance, differ in their last twelve letters as surely as in all: these are
 * 72 bits. V8 copies no more than twelve from a text; any longer part would keep all of it.
 */
function abridge(link: string): string {
  return ownLink.test(link) ? link.slice(-12) : link;
}

/** The facts themselves, or equal ones that are kept already. Words and flags are rare, and seldom the same. */
function findEqual(facts: CommonFacts): CommonFacts {
  if (!isUsual(facts)) return facts;
  if (facts.people.length > 0) return findOfPeople(facts);
  return ofDevices.share(facts.deviceType, facts.deviceFolder, facts);
}

function isUsual(facts: CommonFacts): boolean {
  const hasWords = facts.description !== undefined || facts.comments.length > 0;
  const isMarked = facts.favorited || facts.archived || facts.trashed || facts.locked;
  return !hasWords && !isMarked && !facts.fromPartner && !facts.fromSharedAlbum;
}

/** Each kind of table has an end, should everything in an export be unlike all else. */
const mostKept = 10_000;

/** By type and folder of the device. */
const ofDevices = new TwoKeyPool<string | undefined, string | undefined, CommonFacts>(mostKept);

/** The same few are together on many photos. */
const ofPeople = new Map<string, CommonFacts>();

function findOfPeople(facts: CommonFacts): CommonFacts {
  const key = JSON.stringify([facts.people, facts.deviceType, facts.deviceFolder]);
  const equal = ofPeople.get(key);
  if (equal === undefined && ofPeople.size < mostKept) ofPeople.set(key, facts);
  return equal ?? facts;
}

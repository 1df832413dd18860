import { TwoKeyPool } from '../lib/two-key-pool.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';

/** What a plan says of many photos alike. */
export interface SharedFacts extends Pick<
  PlannedMedia,
  'takenAtFrom' | 'description' | 'favorite' | 'visibility' | 'trashed' | 'people' | 'tags' | 'albums'
> {
  readonly fromPartner: boolean;
}

/** The facts themselves, or equal ones that are kept already. */
export type ShareFacts = (facts: SharedFacts) => SharedFacts;

/**
 * Facts without words and marks, by the lists of people and albums, which come from the same few again and again.
 *
 * The tags must follow from the two: one pool is for the time before they are known, another one for after that.
 */
export function createFactsPool(): ShareFacts {
  const usual = new TwoKeyPool<readonly string[], readonly PlannedAlbum[], SharedFacts>();
  return (facts) => (isUsual(facts) ? usual.share(facts.people, facts.albums, facts) : facts);
}

function isUsual(facts: SharedFacts): boolean {
  const { takenAtFrom, description, favorite, visibility, trashed, fromPartner } = facts;
  const isMarked = favorite || visibility !== 'timeline' || trashed || fromPartner;
  return takenAtFrom === 'sidecar' && description === '' && !isMarked;
}

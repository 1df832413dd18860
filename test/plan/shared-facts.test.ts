import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedAlbum } from '../../src/model/plan.ts';
import type { SharedFacts } from '../../src/plan/shared-facts.ts';
import { createFactsPool } from '../../src/plan/shared-facts.ts';

const ann: readonly string[] = ['Ann'];
const nobody: readonly string[] = [];
const nowhere: readonly PlannedAlbum[] = [];
const inTrip = [{ title: 'Trip' } as PlannedAlbum];

const usual: SharedFacts = {
  takenAtFrom: 'sidecar',
  description: '',
  favorite: false,
  visibility: 'timeline',
  trashed: false,
  fromPartner: false,
  people: nobody,
  tags: [],
  albums: nowhere,
};

const oneOfTen = fc.integer({ min: 0, max: 9 }).map((number) => number === 0);
const anyFacts: fc.Arbitrary<SharedFacts> = fc
  .record({
    takenAtFrom: fc.constantFrom('sidecar', 'sidecar', 'sidecar', 'exif', 'none'),
    description: fc.constantFrom('', '', '', 'Bay'),
    favorite: oneOfTen,
    visibility: fc.constantFrom('timeline', 'timeline', 'archive', 'locked'),
    trashed: oneOfTen,
    fromPartner: oneOfTen,
    people: fc.constantFrom(nobody, ann),
    albums: fc.constantFrom(nowhere, inTrip),
  })
  .map((facts) => ({ ...facts, tags: [...facts.people, ...facts.albums.map(({ title }) => title)] }));

describe('createFactsPool', () => {
  it('gives facts that say the same, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyFacts), (all) => {
        const share = createFactsPool();
        expect(all.map(share)).toEqual(all);
      }),
    );
  });

  it.each<[string, Partial<SharedFacts>]>([
    ['nobody and no album', {}],
    ['the same people', { people: ann }],
    ['the same albums', { albums: inTrip }],
    ['the same people in the same albums', { people: ann, albums: inTrip }],
  ])('keeps one of those with %s', (_what, facts) => {
    const share = createFactsPool();
    share(usual);
    const first = share({ ...usual, ...facts });
    expect(share({ ...usual, ...facts })).toBe(first);
  });
});

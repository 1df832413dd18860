import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sidecar } from '../../../src/model/sidecar.ts';
import { SlimSidecar } from '../../../src/takeout/json/slim-sidecar.ts';
import { emptySidecar } from '../../support/empty-sidecar.ts';

const words = fc.constantFrom('Camera', 'WhatsApp Images', '');
const rarely = fc.integer({ min: 0, max: 9 }).map((number) => number === 0);
const anySidecar: fc.Arbitrary<Sidecar> = fc.record({
  title: words,
  takenAtSeconds: fc.option(fc.integer(), { nil: undefined }),
  place: fc.constantFrom(undefined, { latitude: 1, longitude: 2 }),
  description: fc.option(words, { nil: undefined, freq: 1 }),
  people: fc.oneof(fc.constant([]), fc.array(words, { maxLength: 2 })),
  favorited: rarely,
  archived: rarely,
  trashed: rarely,
  locked: rarely,
  fromPartner: rarely,
  fromSharedAlbum: rarely,
  url: fc.option(words, { nil: undefined }),
  deviceType: fc.option(words, { nil: undefined }),
  deviceFolder: fc.option(words, { nil: undefined }),
  comments: fc.constantFrom([], [{ author: 'Ann', text: undefined, createdAtSeconds: 1 }]),
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const photoId = fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 38, maxLength: 38 });

const facts = Object.keys(emptySidecar) as (keyof Sidecar)[];

function tell(sidecar: Sidecar): unknown {
  return Object.fromEntries(facts.map((fact) => [fact, sidecar[fact]]));
}

describe('SlimSidecar', () => {
  it('says what it was told, whatever others were told before', () => {
    fc.assert(
      fc.property(fc.array(anySidecar), (sidecars) => {
        const slim = sidecars.map((sidecar) => new SlimSidecar(sidecar, sidecar));
        expect(slim.map(tell)).toEqual(sidecars.map(tell));
      }),
    );
  });

  it('keeps the people once who are together on many photos, and no others instead', () => {
    const withPeople = (...people: string[]): SlimSidecar =>
      new SlimSidecar(emptySidecar, { ...emptySidecar, people });
    const first = withPeople('Ann', 'Bo');
    expect(withPeople('Ann', 'Bo').people).toBe(first.people);
    expect(withPeople('Bo', 'Ann').people).toEqual(['Bo', 'Ann']);
    expect(withPeople('Ann","Bo').people).toEqual(['Ann","Bo']);
  });

  it('shares a text that reads the same, and no other', () => {
    const sidecar = new SlimSidecar({ ...emptySidecar, title: 'IMG_1.jpg' }, emptySidecar);
    sidecar.shareTitle('IMG_2.jpg');
    expect(sidecar.title).toBe('IMG_1.jpg');
    sidecar.shareTitle('IMG_1.jpg');
    expect(sidecar.title).toBe('IMG_1.jpg');
  });

  it.each([
    ['an own photo', (id: string) => `https://photos.google.com/photo/AF1Qip${id}`],
    [
      'a photo of a shared album',
      (id: string) => `https://photos.google.com/share/AF1Qip/photo/${id}?key=YWJjZGVmZ2hpag`,
    ],
    ['some other page', (id: string) => `https://example.org/${id}/the-end-is-always-the-same`],
  ])('gives links to %s that are the same for the same photo alone', (_, linkTo) => {
    fc.assert(
      fc.property(photoId, photoId, (id, otherId) => {
        const [link, again, other] = [id, id, otherId].map(
          (photo) => new SlimSidecar({ ...emptySidecar, url: linkTo(photo) }, emptySidecar).url,
        );
        expect(link).toBe(again);
        expect(link === other).toBe(id === otherId);
      }),
    );
  });

  it('forgets its link and nothing else', () => {
    const told = { ...emptySidecar, title: 'a', url: 'https://photos.google.com/photo/1' };
    const sidecar = new SlimSidecar(told, told);
    sidecar.forgetUrl();
    expect(tell(sidecar)).toEqual({ ...told, url: undefined });
  });
});

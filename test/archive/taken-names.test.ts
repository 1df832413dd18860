import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/archive/safe-file-name.ts';
import { TakenNames } from '../../src/archive/taken-names.ts';

const stranger = (): boolean => false;

describe('TakenNames', () => {
  it('counts on from what lies there, whatever its case or form', () => {
    const names = new TakenNames(
      new Map([['2019', ['img_1.jpg', 'IMG_1 (1).JPG', 'Möwe.jpg'.normalize('NFD')]]]),
    );
    expect(names.claim('2019', 'IMG_1.jpg', stranger)).toBe('IMG_1 (2).jpg');
    expect(names.claim('2019', 'Möwe.jpg', stranger)).toBe('Möwe (1).jpg');
    expect(names.claim('2020', 'IMG_1.jpg', stranger)).toBe('IMG_1.jpg');
  });

  it('leaves a name whose sidecar speaks of another file, and takes one whose sidecar is its own', () => {
    const lying = new Map([['2019', ['IMG_1.jpg.xmp']]]);
    expect(new TakenNames(lying).claim('2019', 'IMG_1.jpg', stranger)).toBe('IMG_1 (1).jpg');
    expect(new TakenNames(lying).claim('2019', 'IMG_1.jpg', () => true)).toBe('IMG_1.jpg');
  });

  it('never gives a file the name of another file or of its sidecar', () => {
    const name = fc.constantFrom(
      'a.jpg',
      'A.JPG',
      'a (1).jpg',
      'a.jpg.xmp',
      'ä.jpg',
      'a\u0308.jpg',
      'A (1).jpg',
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (wanted) => {
        const names = new TakenNames(new Map());
        const given = wanted.map((one) => names.claim('x', one, stranger));
        const folded = given.flatMap((one) => [foldName(one), foldName(`${one}.xmp`)]);
        expect(new Set(folded).size).toBe(folded.length);
      }),
    );
  });

  it('gives a name again that was given back', () => {
    const names = new TakenNames(new Map());
    names.release('x', names.claim('x', 'a.jpg', stranger));
    expect(names.claim('x', 'a.jpg', stranger)).toBe('a.jpg');
  });
});

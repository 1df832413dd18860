import { describe, expect, it } from 'vitest';
import type { Sidecar } from '../../src/model/sidecar.ts';
import type { UnitedFacts } from '../../src/plan/unite-facts.ts';
import { uniteFacts } from '../../src/plan/unite-facts.ts';
import { buildLibrary } from '../support/library-builder.ts';

const place = { latitude: 1, longitude: 2 };

const unite = (...sidecars: (Partial<Sidecar> | false)[]): UnitedFacts =>
  uniteFacts(
    buildLibrary({ files: sidecars.map((sidecar, i) => ({ path: `Photos from 2019/${i}.jpg`, sidecar })) })
      .library.media,
  );

describe('uniteFacts', () => {
  it.each<[string, (Partial<Sidecar> | false)[], Partial<UnitedFacts>]>([
    [
      'nothing of nothing',
      [false],
      { takenAtSeconds: undefined, place: undefined, description: '', people: [] },
    ],
    ['the first known date', [{ takenAtSeconds: undefined }, { takenAtSeconds: 5 }], { takenAtSeconds: 5 }],
    ['no date of zero, which means unknown', [{ takenAtSeconds: 0 }], { takenAtSeconds: undefined }],
    ['a date before 1970', [{ takenAtSeconds: -1 }], { takenAtSeconds: -1 }],
    ['the first place', [{}, { place }], { place }],
    ['the first text', [{ description: 'one' }, { description: 'two' }], { description: 'one' }],
    [
      'all people once',
      [{ people: ['Ann', 'Bo'] }, { people: ['Bo', 'Cy'] }],
      { people: ['Ann', 'Bo', 'Cy'] },
    ],
    ['a favourite of any copy', [{}, { favorited: true }], { favorite: true }],
    ['the archive of any copy', [{}, { archived: true }], { visibility: 'archive' }],
    [
      'the locked folder before the archive',
      [{ archived: true }, { locked: true }],
      { visibility: 'locked' },
    ],
    ['the trash of all copies', [{ trashed: true }, { trashed: true }], { trashed: true }],
    ['no trash while one copy is outside', [{ trashed: true }, {}], { trashed: false }],
    ['no trash while one copy without a sidecar is outside', [{ trashed: true }, false], { trashed: false }],
    ['a partner of all sidecars', [{ fromPartner: true }, false], { fromPartner: true }],
    ['no partner when one sidecar knows of none', [{ fromPartner: true }, {}], { fromPartner: false }],
    ['no partner of nobody', [false], { fromPartner: false }],
  ])('gives %s', (_, sidecars, expected) => {
    expect(unite(...sidecars)).toMatchObject(expected);
  });
});

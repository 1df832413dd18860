import { describe, expect, it } from 'vitest';

import type { Sidecar } from '../../../src/model/sidecar.ts';
import type { FolderFacts } from '../../../src/takeout/folders/assign-roles.ts';
import { assignRoles } from '../../../src/takeout/folders/assign-roles.ts';
import { emptySidecar } from '../../support/empty-sidecar.ts';

/** A folder with one photo of the middle of each year given. */
function folder(name: string, years: readonly number[], more: Partial<FolderFacts> = {}): FolderFacts {
  return {
    path: `Google Photos/${name}`,
    name,
    isRoot: false,
    albumTitles: [],
    sidecars: years.map((year) => sidecar(year)),
    holdsBrokenVideosOnly: false,
    ...more,
  };
}

function sidecar(year: number, flags: Partial<Sidecar> = {}): Sidecar {
  return { ...emptySidecar, title: 'a.jpg', takenAtSeconds: Date.UTC(year, 6, 1) / 1000, ...flags };
}

function rolesOf(folders: readonly FolderFacts[]): string[] {
  return assignRoles(folders).map(({ role, year }) => (year === undefined ? role : `${role} ${year}`));
}

describe('assignRoles: year folders', () => {
  it.each([
    ['a listed language', ['Fotos von 2019'], ['year 2019']],
    ['an unlisted language', ['Slike iz 2019', 'Slike iz 2020'], ['year 2019', 'year 2020']],
    ['the year first', ['2019 წლის ფოტოები', '2020 წლის ფოტოები'], ['year 2019', 'year 2020']],
    ['other digits', ['صور من ٢٠١٩'], ['year 2019']],
    ["years since Buddha's death", ['รูปภาพจาก พ.ศ. 2562'], ['year 2019']],
    ['a mere number beside a wording', ['2017', '2018', 'Slike iz 2019'], ['album', 'album', 'year 2019']],
    ['a mere number alone', ['2017', '2018'], ['year 2017', 'year 2018']],
    [
      'a rarer wording',
      ['Slike iz 2019', 'Slike iz 2020', 'Ljeto 2019'],
      ['year 2019', 'year 2020', 'album'],
    ],
    ['two numbers', ['Slike iz 2019', '2019 - 2020'], ['year 2019', 'album']],
  ])('%s', (_, names, expected) => {
    expect(rolesOf(names.map((name) => folder(name, yearsIn(name))))).toEqual(expected);
  });

  it('is no album with metadata, and no folder of other years', () => {
    expect(
      rolesOf([folder('Slike iz 2019', [2019], { albumTitles: ['x'] }), folder('Iz 2020', [2011])]),
    ).toEqual(['album', 'album']);
  });

  it('is one of a wording that others have proven, or that recurs where nothing has a sidecar', () => {
    expect(rolesOf([folder('Slike iz 2019', [2019]), folder('Slike iz 2020', [])])).toEqual([
      'year 2019',
      'year 2020',
    ]);
    expect(rolesOf([folder('Slike iz 2019', []), folder('Slike iz 2020', [])])).toEqual([
      'year 2019',
      'year 2020',
    ]);
    expect(rolesOf([folder('Slike iz 2019', [])])).toEqual(['album']);
    expect(rolesOf([folder('2019', []), folder('2020', [])])).toEqual(['album', 'album']);
  });

  it('may hold a photo of the last evening of the year before, in some zone', () => {
    const newYear = sidecar(2019, { takenAtSeconds: Date.UTC(2018, 11, 31, 20) / 1000 });
    expect(rolesOf([folder('Slike iz 2019', [], { sidecars: [newYear] })])).toEqual(['year 2019']);
  });
});

describe('assignRoles: special folders', () => {
  it.each([
    ['trash by flag', 'Smeće?', { trashed: true }, [], 'trash'],
    ['archive by flag', 'Sklonjeno', { archived: true }, [], 'archive'],
    ['locked by flag', 'Zaključano', { locked: true }, [], 'locked'],
    ['locked by name', 'Locked Folder', {}, [], 'locked'],
    ['an album of archived photos', 'Sklonjeno', { archived: true }, ['Sklonjeno'], 'album'],
    ['an album called Bin', 'Bin', {}, [], 'album'],
  ] as const)('%s', (_, name, flags, albumTitles, expected) => {
    expect(rolesOf([folder(name, [], { sidecars: [sidecar(2019, flags)], albumTitles })])).toEqual([
      expected,
    ]);
  });

  it('goes by the name where there is no sidecar', () => {
    expect(rolesOf([folder('Papierkorb', []), folder('Archivio', []), folder('Failed Videos', [])])).toEqual([
      'trash',
      'archive',
      'failed-videos',
    ]);
    expect(rolesOf([folder('Nepavyko', [], { holdsBrokenVideosOnly: true })])).toEqual(['failed-videos']);
  });
});

function yearsIn(name: string): readonly number[] {
  const digits = name.replaceAll(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  return (digits.match(/\d{4}/gu) ?? []).map(Number).map((year) => (year > 2400 ? year - 543 : year));
}

describe('assignRoles: photos beside the folders', () => {
  it('are in no album, neither beside year folders nor under the name of the product', () => {
    const loose = (path: string): FolderFacts =>
      folder(path, [2019], { path, name: path.split('/').at(-1)! });
    const below = (path: string): FolderFacts =>
      folder('Photos from 2019', [2019], { path: `${path}/Photos from 2019` });
    expect(rolesOf([loose('Mine'), below('Mine')])).toEqual(['root', 'year 2019']);
    expect(rolesOf([loose('Takeout/Google Fotos')])).toEqual(['root']);
    expect(rolesOf([loose('Takeout/Summer'), below('Mine')])).toEqual(['album', 'year 2019']);
  });

  it('are in one where an album JSON says so', () => {
    expect(rolesOf([folder('Google Photos', [2019], { albumTitles: ['Google Photos'] })])).toEqual(['album']);
  });
});

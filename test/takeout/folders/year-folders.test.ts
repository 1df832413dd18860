import { describe, expect, it } from 'vitest';

import { mostlyInYear, readYearTemplate } from '../../../src/takeout/folders/year-folders.ts';

describe('readYearTemplate', () => {
  it.each([
    ['Photos from 2019', 2019, 'photos from #'],
    ['2020 yılına ait fotoğraflar', 2020, '# yılına ait fotoğraflar'],
    ['صور من ٢٠١٩', 2019, 'صور من #'],
    ['รูปภาพจาก พ.ศ. 2562', 2019, 'รูปภาพจาก พ.ศ. #'],
    ['Photos from 1850', 1850, 'photos from #'],
  ])('%s', (name, year, template) => {
    expect(readYearTemplate(name)).toEqual({ year, template });
  });

  it.each(['Trip', 'Trip 19', 'Trip 20190', '2019 and 2020', 'Room 1234', 'Photos from 2019(1)'])(
    '%s has none',
    (name) => {
      expect(readYearTemplate(name)).toBeUndefined();
    },
  );
});

describe('mostlyInYear', () => {
  const noon = (year: number): number => Date.UTC(year, 6, 1, 12) / 1000;

  it('allows for one photo in twenty, and for the zones of the world', () => {
    expect(mostlyInYear([...Array<number>(19).fill(noon(2019)), noon(2011)], 2019)).toBe(true);
    expect(mostlyInYear([...Array<number>(18).fill(noon(2019)), noon(2011)], 2019)).toBe(false);
    expect(mostlyInYear([Date.UTC(2020, 0, 1, 13) / 1000], 2019)).toBe(true);
    expect(mostlyInYear([Date.UTC(2020, 0, 3) / 1000], 2019)).toBe(false);
    expect(mostlyInYear([], 2019)).toBe(false);
  });
});

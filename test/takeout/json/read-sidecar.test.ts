import { describe, expect, it } from 'vitest';
import type { Sidecar } from '../../../src/model/sidecar.ts';
import { readSidecar } from '../../../src/takeout/json/read-sidecar.ts';

describe('readSidecar', () => {
  it.each<[string, object, Partial<Sidecar>]>([
    [
      'the place that the user corrected',
      { geoData: { latitude: 1, longitude: 2, altitude: 3 }, geoDataExif: { latitude: 4, longitude: 5 } },
      { place: { latitude: 1, longitude: 2, altitude: 3 } },
    ],
    [
      'the place of the file, where the other is 0,0',
      { geoData: { latitude: 0, longitude: 0, altitude: 9 }, geoDataExif: { latitude: 4, longitude: 5 } },
      { place: { latitude: 4, longitude: 5 } },
    ],
    [
      'a place without the altitude 0, which means unknown',
      { geoData: { latitude: 1, longitude: 0, altitude: 0 } },
      { place: { latitude: 1, longitude: 0 } },
    ],
    ['no place off the globe', { geoData: { latitude: 90.1, longitude: 0 } }, { place: undefined }],
    ['no half of a place', { geoData: { latitude: 10 } }, { place: undefined }],
    [
      'each person once, in the order given',
      { people: [{ name: 'Bo' }, { name: 'Ann' }, { name: 'Bo' }, { name: ' ' }, {}, 'Cy', null] },
      { people: ['Bo', 'Ann'] },
    ],
    [
      'flags only where they are true',
      { favorited: true, archived: false, trashed: 'true', inLockedFolder: 1 },
      { favorited: true, archived: false, trashed: false, locked: false },
    ],
    ['no empty words', { description: '', url: ' ' }, { description: undefined, url: undefined }],
    ['no title as an empty one', { title: 12 }, { title: '' }],
    [
      'where it came from, whatever else is odd',
      {
        googlePhotosOrigin: { mobileUpload: { deviceType: 7, deviceFolder: { localFolderName: 'Camera' } } },
      },
      { deviceType: undefined, deviceFolder: 'Camera', fromPartner: false },
    ],
  ])('tells %s', (_, json, expected) => {
    expect(readSidecar(json as Readonly<Record<string, unknown>>)).toMatchObject(expected);
  });
});

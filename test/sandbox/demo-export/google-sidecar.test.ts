import { describe, expect, it } from 'vitest';
import { googleSidecar, sidecarTime } from '../../../src/sandbox/demo-export/google-sidecar.ts';

const TAKEN_AT = new Date('2022-08-14T13:30:00Z');

describe('googleSidecar', () => {
  it('leaves out what is not true, and states absent places as zeros', () => {
    const parsed = JSON.parse(googleSidecar({ title: 'a.jpg', takenAt: TAKEN_AT })) as Record<
      string,
      unknown
    >;
    expect(Object.keys(parsed)).toEqual([
      'title',
      'description',
      'imageViews',
      'creationTime',
      'photoTakenTime',
      'geoData',
    ]);
    expect(parsed.photoTakenTime).toEqual({
      timestamp: '1660483800',
      formatted: 'Aug 14, 2022, 13:30:00 UTC',
    });
    expect(parsed.geoData).toMatchObject({ latitude: 0, longitude: 0, altitude: 0 });
  });

  it('states every fact that is given', () => {
    const place = { latitude: 54.5, longitude: 8.25 };
    const parsed = JSON.parse(
      googleSidecar({
        title: 'a.jpg',
        takenAt: TAKEN_AT,
        description: 'ä\n😀',
        placeInFile: place,
        people: ['Ann'],
        favorited: true,
        archived: true,
        trashed: true,
        origin: 'partner',
        url: 'https://photos.google.com/photo/x',
      }),
    ) as Record<string, unknown>;
    expect(parsed).toMatchObject({
      description: 'ä\n😀',
      geoData: place,
      geoDataExif: place,
      people: [{ name: 'Ann' }],
      favorited: true,
      archived: true,
      trashed: true,
      googlePhotosOrigin: { fromPartnerSharing: {} },
      url: 'https://photos.google.com/photo/x',
    });
  });

  it('escapes what HTML would read, as Google does', () => {
    const text = googleSidecar({ title: `Tom & "Jerry's" <x>.jpg`, takenAt: TAKEN_AT });
    expect(text).toContain(String.raw`"title": "Tom \u0026 \"Jerry\u0027s\" \u003cx\u003e.jpg"`);
  });
});

describe('sidecarTime', () => {
  it('writes times before 1970 as negative seconds', () => {
    expect(sidecarTime(new Date('1965-07-02T13:00:00Z'), 'de')).toEqual({
      timestamp: '-141994800',
      formatted: '02.07.1965, 13:00:00 UTC',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { readAlbumMetadata } from '../../../src/takeout/json/read-album-metadata.ts';

describe('readAlbumMetadata', () => {
  it('puts the texts and places between the photos below the description', () => {
    const enrichments = [
      { narrativeEnrichment: { text: 'We went by train.' } },
      {
        locationEnrichment: {
          location: [{ name: 'Lyon', description: 'Rhône' }, { name: ' ' }, { name: 'Nice' }],
        },
      },
      { mapEnrichment: { origin: [{ name: 'Nice' }], destination: [{ name: 'Bari' }, { name: 'Rome' }] } },
      { narrativeEnrichment: 'not an object' },
      null,
    ];
    expect(readAlbumMetadata({ title: ' Summer ', description: 'Sun', enrichments })).toEqual({
      title: 'Summer',
      description: 'Sun\nWe went by train.\nLyon, Rhône\nNice\nNice → Bari, Rome',
      comments: [],
    });
  });

  it('knows the older form, wrapped, with the comments beside it', () => {
    const json = { albumData: { title: 'Old' }, sharedAlbumComments: [{ text: 'Lovely' }] };
    expect(readAlbumMetadata(json)).toEqual({
      title: 'Old',
      description: '',
      comments: [{ author: '', text: 'Lovely', createdAtSeconds: undefined }],
    });
  });

  it.each([
    [{}],
    [{ title: '  ' }],
    [{ title: 5, description: [], enrichments: {}, sharedAlbumComments: 'x' }],
  ])('makes an untitled album of %j', (json) => {
    expect(readAlbumMetadata(json)).toEqual({ title: undefined, description: '', comments: [] });
  });
});

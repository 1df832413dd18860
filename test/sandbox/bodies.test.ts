import { describe, expect, it } from 'vitest';
import { isoOffset } from '../../src/sandbox/bodies/timestamps.ts';
import { assetForm } from './support/client.ts';
import { jpeg } from './support/media.ts';
import { running } from './support/running-sandbox.ts';

/** Keys of answers as the real servers sent them, in their order. */
const observed = {
  '1.135': {
    asset:
      'id deviceAssetId ownerId owner deviceId libraryId type originalPath originalFileName originalMimeType thumbhash fileCreatedAt ' +
      'fileModifiedAt localDateTime updatedAt isFavorite isArchived isTrashed visibility duration exifInfo livePhotoVideoId tags people ' +
      'unassignedFaces checksum stack isOffline hasMetadata duplicateId resized',
    album:
      'albumName description albumThumbnailAssetId createdAt updatedAt id ownerId owner albumUsers shared hasSharedLink assets assetCount ' +
      'isActivityEnabled order',
    error: 'message error statusCode correlationId',
  },
  '2.7': {
    asset:
      'id createdAt deviceAssetId ownerId owner deviceId libraryId type originalPath originalFileName originalMimeType thumbhash fileCreatedAt ' +
      'fileModifiedAt localDateTime updatedAt isFavorite isArchived isTrashed visibility duration exifInfo livePhotoVideoId tags people ' +
      'unassignedFaces checksum stack isOffline hasMetadata duplicateId resized width height isEdited',
    album:
      'albumName description albumThumbnailAssetId createdAt updatedAt id ownerId owner albumUsers shared hasSharedLink assets assetCount ' +
      'isActivityEnabled order',
    error: 'message error statusCode correlationId',
  },
  '3.0': {
    asset:
      'id createdAt ownerId owner libraryId type originalPath originalFileName originalMimeType thumbhash fileCreatedAt fileModifiedAt ' +
      'localDateTime updatedAt isFavorite isArchived isTrashed visibility duration exifInfo livePhotoVideoId tags people checksum stack ' +
      'isOffline hasMetadata duplicateId resized width height isEdited',
    album:
      'albumName description albumThumbnailAssetId createdAt updatedAt id albumUsers shared hasSharedLink assetCount isActivityEnabled order',
    error: 'message',
  },
} as const;

const exifKeys =
  'make model exifImageWidth exifImageHeight fileSizeInByte orientation dateTimeOriginal modifyDate timeZone lensModel fNumber focalLength ' +
  'iso exposureTime latitude longitude city state country description projectionType rating';

const keys = (body: object): string => Object.keys(body).join(' ');

describe.each(['1.135', '2.7', '3.0'] as const)('answers of %s', (version) => {
  it('have the observed keys in the observed order', async () => {
    const { client } = await running({ version });
    const { id } = (
      await client.upload(
        assetForm('a.jpg', jpeg({ exif: { date: '2019:05:04 13:14:15', offset: '+02:00' } })),
      )
    ).body;
    const asset = (await client.call('GET', `/api/assets/${id}`)).body;
    expect(keys(asset)).toBe(observed[version].asset);
    expect(keys((asset as unknown as { exifInfo: object }).exifInfo)).toBe(exifKeys);
    expect(asset).toMatchObject({
      fileCreatedAt: '2019-05-04T11:14:15.000Z',
      localDateTime: '2019-05-04T13:14:15.000Z',
      exifInfo: {
        dateTimeOriginal: '2019-05-04T11:14:15+00:00',
        modifyDate: '2024-01-02T03:04:05+00:00',
        timeZone: 'UTC+2',
      },
    });
    const album = (await client.call('POST', '/api/albums', { albumName: 'Trip' })).body;
    expect(keys(album)).toBe(observed[version].album);
    expect(keys((await client.call('GET', '/api/nope')).body)).toBe(observed[version].error);
  });

  it('show search items without owner and tags, with exif on request', async () => {
    const { client } = await running({ version });
    await client.upload(assetForm('a.jpg'));
    const item = async (body: object): Promise<object> => {
      return (await client.call('POST', '/api/search/metadata', body)).body.assets.items[0] ?? {};
    };
    const plain = await item({});
    for (const absent of ['owner', 'tags', 'stack', 'exifInfo']) expect(plain).not.toHaveProperty(absent);
    expect(await item({ withExif: true })).toHaveProperty('exifInfo');
  });

  it('write the times of stacked assets in the form of the database', async () => {
    const { client } = await running({ version });
    const ids = [
      (await client.upload(assetForm('a.jpg'))).body.id,
      (await client.upload(assetForm('b.jpg'))).body.id,
    ];
    const { body } = await client.call('POST', '/api/stacks', { assetIds: ids });
    expect(body).toMatchObject({ assets: [{ fileCreatedAt: '2024-01-02T03:04:05+00:00' }, {}] });
  });
});

describe('isoOffset', () => {
  it.each([
    ['2019-05-04T11:14:15.000Z', '2019-05-04T11:14:15+00:00'],
    ['2026-11-21T20:14:11.330Z', '2026-11-21T20:14:11.33+00:00'],
    ['2011-11-11T10:11:10.123Z', '2011-11-11T10:11:10.123+00:00'],
    ['2000-01-01T00:00:00.000Z', '2000-01-01T00:00:00+00:00'],
  ])('writes %s as %s', (date, written) => expect(isoOffset(Date.parse(date))).toBe(written));
});

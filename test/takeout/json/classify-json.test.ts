import { describe, expect, it } from 'vitest';
import { classifyJson } from '../../../src/takeout/json/classify-json.ts';

describe('googlePhotosOrigin', () => {
  it.each([
    [{ fromPartnerSharing: {} }, { fromPartner: true, fromSharedAlbum: false, deviceType: undefined }],
    [{ fromSharedAlbum: {} }, { fromPartner: false, fromSharedAlbum: true, deviceType: undefined }],
    [
      { mobileUpload: { deviceType: 'IOS_PHONE', deviceFolder: { localFolderName: 'WhatsApp' } } },
      { fromPartner: false, fromSharedAlbum: false, deviceType: 'IOS_PHONE', deviceFolder: 'WhatsApp' },
    ],
    [{ webUpload: {} }, { fromPartner: false, fromSharedAlbum: false, deviceType: undefined }],
    ['nonsense', { fromPartner: false, fromSharedAlbum: false, deviceType: undefined }],
  ])('%j says where a photo came from, whatever else is missing', (googlePhotosOrigin, expected) => {
    const json = { title: 'a.jpg', photoTakenTime: { timestamp: '1' }, googlePhotosOrigin };
    expect(classifyJson(Buffer.from(JSON.stringify(json)))).toMatchObject({ kind: 'sidecar', ...expected });
  });
});

describe('sharedAlbumComments', () => {
  it('keeps words and likes, whichever of the two a comment is', () => {
    const json = {
      title: 'a.jpg',
      photoTakenTime: { timestamp: '1' },
      sharedAlbumComments: [
        { text: 'So big already!', contentOwnerName: 'Grandma', creationTime: { timestamp: '2' } },
        { contentOwnerName: 'Grandpa', liked: true },
      ],
    };
    expect(classifyJson(Buffer.from(JSON.stringify(json)))).toMatchObject({
      comments: [
        { author: 'Grandma', text: 'So big already!' },
        { author: 'Grandpa', text: undefined },
      ],
    });
  });
});

describe('a JSON with a title but no time taken', () => {
  it.each([
    [{ title: 'b.jpg', imageViews: '3' }],
    [{ title: 'b.jpg', creationTime: { timestamp: '1' } }],
    [{ title: 'b.jpg', favorited: true }],
    [{ title: 'b.jpg', googlePhotosOrigin: { webUpload: {} } }],
    [{ title: 'b.jpg', photoTakenTime: { timestamp: 'soon' } }],
  ])('%j is the sidecar of a photo', (json) => {
    expect(classifyJson(Buffer.from(JSON.stringify(json))).kind).toBe('sidecar');
  });

  it.each([
    [{ title: 'Summer 2019' }],
    [{ title: 'Summer 2019', description: '', access: 'protected', date: { timestamp: '0' } }],
    [{ albumData: { title: 'Old' } }],
    [{ title: 'Summer', sharedAlbumComments: [], enrichments: [] }],
  ])('%j is an album', (json) => {
    expect(classifyJson(Buffer.from(JSON.stringify(json))).kind).toBe('album');
  });

  it.each([[{ title: ['a', 'b'] }], [{ subscriptions: [] }], [[]], ['text']])('%j is neither', (json) => {
    expect(classifyJson(Buffer.from(JSON.stringify(json))).kind).toBe('other');
  });
});

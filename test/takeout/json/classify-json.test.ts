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
    expect(classifyJson(Buffer.from(JSON.stringify(json)))).toMatchObject({
      kind: 'sidecar',
      sidecar: expected,
    });
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
      sidecar: {
        comments: [
          { author: 'Grandma', text: 'So big already!' },
          { author: 'Grandpa', text: undefined },
        ],
      },
    });
  });
});

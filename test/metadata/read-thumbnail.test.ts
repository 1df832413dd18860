import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readThumbnail } from '../../src/metadata/read-thumbnail.ts';
import { photoWithThumbnail } from '../support/photo-with-thumbnail.ts';

const maxBytes = 32 * 1024;

describe('readThumbnail', () => {
  it.each([
    [1, 0],
    [3, 2],
    [6, 1],
    [8, 3],
    [5, 1],
    [99, 0],
  ])(
    'gives the picture as it stands, and for orientation %d %d quarter turns',
    async (orientation, quarterTurns) => {
      const { photo, thumbnail } = photoWithThumbnail(4, { orientation });
      expect(await readThumbnail(photo, { maxBytes })).toEqual({ jpeg: thumbnail, quarterTurns });
    },
  );

  it('gives none that is too large, and none where there is none', async () => {
    const { photo, thumbnail } = photoWithThumbnail(4);
    expect(await readThumbnail(photo, { maxBytes: thumbnail.length - 1 })).toBeUndefined();
    for (const file of ['plain.jpg', 'phone.jpg', 'photo.heic', 'photo.webp', 'apple.mov', 'raw.dng']) {
      const head = readFileSync(new URL(`../../fixtures/media/${file}`, import.meta.url));
      expect(await readThumbnail(head, { maxBytes }), file).toBeUndefined();
    }
  });

  it('gives a JPEG or nothing, however the photo is cut or damaged', async () => {
    const { photo } = photoWithThumbnail(5);
    await fc.assert(
      fc.asyncProperty(fc.nat(photo.length), fc.nat(600), fc.nat(255), async (length, at, byte) => {
        const head = Buffer.from(photo.subarray(0, length));
        if (at < head.length) head[at] = byte;
        const found = await readThumbnail(head, { maxBytes });
        if (found !== undefined) expect(found.jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
      }),
      { numRuns: 100 },
    );
  });
});

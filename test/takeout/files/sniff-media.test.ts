import { describe, expect, it } from 'vitest';

import { readWallClock } from '../../../src/takeout/files/read-wall-clock.ts';
import { sniffMedia } from '../../../src/takeout/files/sniff-media.ts';
import { jpegTakenAt } from '../jpeg-taken-at.ts';

describe('sniffMedia', () => {
  it.each([
    ['JPEG', '\xff\xd8\xff\xe0', 'image'],
    ['PNG', '\x89PNG\r\n\x1a\n', 'image'],
    ['HEIC', '\0\0\0\x18ftypheic', 'image'],
    ['WebP', 'RIFF\0\0\0\0WEBP', 'image'],
    ['MP4', '\0\0\0\x18ftypmp42', 'video'],
    ['QuickTime', '\0\0\0\x14ftypqt  ', 'video'],
    ['AVI', 'RIFF\0\0\0\0AVI ', 'video'],
    ['text', 'hello world', undefined],
    ['a text in G', 'Good morning, everyone out there in the world', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, head, kind) => {
    expect(sniffMedia(Buffer.from(head, 'latin1'))).toBe(kind);
  });
});

describe('readWallClock', () => {
  it("reads the camera's clock as if it were UTC", () => {
    const at = new Date('2019-05-01T14:03:02Z');
    expect(readWallClock(jpegTakenAt(at))).toBe(at.getTime() / 1000);
  });

  it('has nothing to say of a head without, or of half a head', () => {
    const head = jpegTakenAt(new Date('2019-05-01T14:03:02Z'));
    expect(readWallClock(Buffer.from('no picture'))).toBeUndefined();
    for (let length = 0; length < head.length - 20; length += 1) {
      expect(readWallClock(head.subarray(0, length))).toBeUndefined();
    }
  });
});

import { describe, expect, it } from 'vitest';
import { videoClip } from '../../../src/sandbox/demo-export/video-clip.ts';

interface Box {
  readonly type: string;
  readonly content: Buffer;
}

/** The boxes of an MP4, one level; throws where a size does not add up. */
function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length) throw new Error(`box at ${at} has the size ${size}`);
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      content: bytes.subarray(at + 8, at + size),
    });
    at += size;
  }
  return boxes;
}

function find(bytes: Buffer, ...path: string[]): Buffer {
  return path.reduce((within, type) => {
    const box = boxesOf(within).find((candidate) => candidate.type === type);
    if (box === undefined) throw new Error(`no box ${type}`);
    return box.content;
  }, bytes);
}

const CREATED_AT = new Date('2022-08-14T13:30:00Z');

describe('videoClip', () => {
  it('is a small MP4 whose boxes add up, index before pictures', () => {
    const clip = videoClip(CREATED_AT, 'IMG_4711.MP4');
    const types = boxesOf(clip).map(({ type }) => type);
    expect(types[0]).toBe('ftyp');
    expect(types.indexOf('moov')).toBeLessThan(types.indexOf('mdat'));
    expect(clip.length).toBeLessThan(8_192);
  });

  it('keeps every picture that the index names inside the data', () => {
    const clip = videoClip(CREATED_AT, 'x');
    const table = find(clip, 'moov', 'trak', 'mdia', 'minf', 'stbl');
    const sizes = find(table, 'stsz');
    let total = 0;
    for (let index = 0; index < sizes.readUInt32BE(8); index += 1)
      total += sizes.readUInt32BE(12 + index * 4);
    const start = find(table, 'stco').readUInt32BE(8);
    const data = find(clip, 'mdat');
    expect(clip.subarray(start, start + total).equals(data)).toBe(true);
  });

  it('states its creation time in the movie, the track and the media', () => {
    const clip = videoClip(CREATED_AT, 'x');
    const seconds = CREATED_AT.getTime() / 1000 - Date.UTC(1904, 0, 1) / 1000;
    expect(find(clip, 'moov', 'mvhd').readUInt32BE(4)).toBe(seconds);
    expect(find(clip, 'moov', 'trak', 'tkhd').readUInt32BE(4)).toBe(seconds);
    expect(find(clip, 'moov', 'trak', 'mdia', 'mdhd').readUInt32BE(4)).toBe(seconds);
  });

  it('differs in bytes by label, and never between two calls', () => {
    expect(videoClip(CREATED_AT, 'a').equals(videoClip(CREATED_AT, 'b'))).toBe(false);
    expect(videoClip(CREATED_AT, 'a').equals(videoClip(CREATED_AT, 'a'))).toBe(true);
  });
});

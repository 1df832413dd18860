import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canvas, createCanvas } from '../../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg, jpegSegment } from '../../../src/sandbox/demo-export/encode-jpeg.ts';
import { paintScene } from '../../../src/sandbox/demo-export/paint-scene.ts';
import { decodeJpeg } from './decode-jpeg.ts';

function meanError(canvas: Canvas, pixels: Uint8Array): number {
  let sum = 0;
  canvas.pixels.forEach((value, at) => (sum += Math.abs(value - pixels[at]!)));
  return sum / canvas.pixels.length;
}

describe('encodeJpeg', () => {
  it('gives a picture that decodes to what was painted', () => {
    const canvas = paintScene({ kind: 'town', number: 17, caption: '2021-05-03 08:15' });
    const decoded = decodeJpeg(encodeJpeg(canvas));
    expect([decoded.width, decoded.height]).toEqual([canvas.width, canvas.height]);
    expect(meanError(canvas, decoded.pixels)).toBeLessThan(1.5);
  });

  it('keeps a plain colour exact to one step in every channel', () => {
    const canvas = createCanvas(16, 16);
    for (let at = 0; at < canvas.pixels.length; at += 3) canvas.pixels.set([200, 30, 90], at);
    const { pixels } = decodeJpeg(encodeJpeg(canvas));
    expect(Math.abs(pixels[0]! - 200)).toBeLessThanOrEqual(2);
    expect(Math.abs(pixels[1]! - 30)).toBeLessThanOrEqual(2);
    expect(Math.abs(pixels[2]! - 90)).toBeLessThanOrEqual(2);
  });

  it('decodes for every size and any content, noise included', () => {
    const canvases = fc
      .record({ width: fc.integer({ min: 1, max: 33 }), height: fc.integer({ min: 1, max: 33 }) })
      .chain(({ width, height }) =>
        fc
          .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
          .map((pixels) => ({ width, height, pixels })),
      );
    fc.assert(
      fc.property(canvases, (canvas) => {
        const file = encodeJpeg(canvas);
        const decoded = decodeJpeg(file);
        expect([decoded.width, decoded.height]).toEqual([canvas.width, canvas.height]);
        expect(decoded.endOffset).toBe(file.length);
        expect(meanError(canvas, decoded.pixels)).toBeLessThan(25);
      }),
      { numRuns: 50 },
    );
  });

  it('puts metadata segments first, and JFIF only without them', () => {
    const canvas = createCanvas(8, 8);
    expect(decodeJpeg(encodeJpeg(canvas)).markers[0]).toBe(0xffe0);
    const withComment = encodeJpeg(canvas, [jpegSegment(0xfe, Buffer.from('hello'))]);
    expect(decodeJpeg(withComment).markers.slice(0, 2)).toEqual([0xfffe, 0xffdb]);
  });
});

describe('jpegSegment', () => {
  it('counts its own length field but not the marker', () => {
    expect([...jpegSegment(0xfe, [1, 2, 3])]).toEqual([0xff, 0xfe, 0, 5, 1, 2, 3]);
  });
});

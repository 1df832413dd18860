import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../../src/sandbox/demo-export/canvas.ts';
import { drawDigits, measureDigits } from '../../../src/sandbox/demo-export/draw-digits.ts';
import { paintScene } from '../../../src/sandbox/demo-export/paint-scene.ts';

describe('paintScene', () => {
  it('paints the same scene to the same pixels, and another number to others', () => {
    const scene = { kind: 'hills', number: 7, caption: '2021-05-03' } as const;
    const first = Buffer.from(paintScene(scene).pixels);
    expect(first.equals(paintScene(scene).pixels)).toBe(true);
    expect(first.equals(paintScene({ ...scene, number: 8 }).pixels)).toBe(false);
    expect(first.equals(paintScene({ ...scene, kind: 'sea' }).pixels)).toBe(false);
  });

  it.each(['hills', 'sea', 'town', 'night', 'autumn', 'sepia'] as const)(
    'fills the whole %s picture',
    (kind) => {
      const { pixels } = paintScene({ kind, number: 3, caption: '' });
      let blackPixels = 0;
      for (let at = 0; at < pixels.length; at += 3) {
        if (pixels[at] === 0 && pixels[at + 1] === 0 && pixels[at + 2] === 0) blackPixels += 1;
      }
      expect(blackPixels).toBe(0);
    },
  );
});

describe('drawDigits', () => {
  it('stays inside the measured size, and tells all digits apart', () => {
    const drawn = Array.from('0123456789-+:').map((digit) => {
      const { width, height } = measureDigits(digit, 2);
      const canvas = createCanvas(width + 4, height + 4);
      drawDigits(canvas, digit, { x: 2, y: 2, scale: 2 }, [255, 255, 255]);
      for (let x = 0; x < canvas.width; x += 1) {
        expect(canvas.pixels[x * 3]).toBe(0);
        expect(canvas.pixels[((canvas.height - 1) * canvas.width + x) * 3]).toBe(0);
      }
      return Buffer.from(canvas.pixels).toString('hex');
    });
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('leaves a gap for what it cannot draw, and clips at the edge', () => {
    const canvas = createCanvas(4, 4);
    drawDigits(canvas, 'é', { x: 0, y: 0, scale: 1 }, [255, 255, 255]);
    expect(canvas.pixels.every((value) => value === 0)).toBe(true);
    expect(() => drawDigits(canvas, '88', { x: -3, y: 2, scale: 3 }, [255, 255, 255])).not.toThrow();
  });
});

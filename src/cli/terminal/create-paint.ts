import picocolors from 'picocolors';
import { plainPaint } from '../../report/paint.ts';
import type { Paint } from '../../report/paint.ts';

/** Colours for a stream that shows them, else none. */
export function createPaint(coloured: boolean): Paint {
  if (!coloured) return plainPaint;
  const { bold, dim, red, green, yellow } = picocolors.createColors(true);
  return { bold, dim, red, green, yellow };
}

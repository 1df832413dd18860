import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedMemory, type SharedPiece } from '../../../src/source/beside/shared-memory.ts';

const UNIT = 256 * 1024;

describe('SharedMemory', () => {
  it('hands out pieces of the length asked for that never overlap, and all of it again once they are back', () => {
    const steps = fc.array(
      fc.oneof(fc.record({ take: fc.integer({ min: 0, max: 5 * UNIT }) }), fc.record({ giveBack: fc.nat() })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const memory = new SharedMemory(12);
        const taken: SharedPiece[] = [];
        for (const step of all) {
          if ('giveBack' in step) {
            const [piece] = taken.splice(step.giveBack % Math.max(1, taken.length), 1);
            if (piece !== undefined) memory.giveBack(piece);
            continue;
          }
          const piece = memory.take(step.take);
          if (piece === undefined) continue;
          expect(piece.bytes).toHaveLength(step.take);
          for (const other of taken) expect(areApart(piece, other)).toBe(true);
          taken.push(piece);
        }
        for (const piece of taken) memory.giveBack(piece);
        expect(memory.take(12 * UNIT)).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('has nothing left when all is taken, and fills a gap that is large enough', () => {
    const memory = new SharedMemory(4);
    const [first, second] = [memory.take(UNIT), memory.take(2 * UNIT)];
    expect(memory.take(2 * UNIT)).toBeUndefined();
    if (second !== undefined) memory.giveBack(second);
    expect(memory.take(3 * UNIT)?.offset).toBe(UNIT);
    expect(memory.take(1)).toBeUndefined();
    expect(first?.offset).toBe(0);
  });

  it('shows what one view writes in every other', () => {
    const memory = new SharedMemory(2);
    const piece = memory.take(10);
    Buffer.from(memory.buffer, piece?.offset, 10).fill(7);
    expect(piece?.bytes).toEqual(Buffer.alloc(10, 7));
  });
});

function areApart(one: SharedPiece, other: SharedPiece): boolean {
  return one.offset + one.bytes.length <= other.offset || other.offset + other.bytes.length <= one.offset;
}

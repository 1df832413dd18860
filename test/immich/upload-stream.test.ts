import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { blockBytes, joinChunks } from '../../src/immich/join-chunks.ts';
import { smallForm, streamForm } from '../../src/immich/upload-stream.ts';

// eslint-disable-next-line @typescript-eslint/require-await
async function* inOneMemory(sizes: readonly number[]): AsyncIterable<Buffer> {
  const memory = Buffer.alloc(Math.max(1, ...sizes));
  for (const [index, size] of sizes.entries()) {
    memory.fill((index % 255) + 1);
    yield memory.subarray(0, size);
  }
}

describe('joinChunks', () => {
  test('keeps every byte in order, whatever the chunks, though their memory is reused', async () => {
    const size = fc.oneof(fc.nat(3000), fc.integer({ min: 200_000, max: 400_000 }), fc.constant(blockBytes));
    await fc.assert(
      fc.asyncProperty(fc.array(size, { maxLength: 12 }), async (sizes) => {
        const total = sizes.reduce((sum, one) => sum + one, 0);
        const blocks: Buffer[] = [];
        for await (const block of joinChunks(inOneMemory(sizes), total)) blocks.push(Buffer.from(block));
        const expected = Buffer.concat(sizes.map((one, index) => Buffer.alloc(one, (index % 255) + 1)));
        expect(Buffer.concat(blocks).equals(expected)).toBe(true);
        expect(blocks.every((block) => block.length <= blockBytes && block.length > 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('makes one write of a small form and passes large chunks on as they are', async () => {
    const small: Buffer[] = [];
    for await (const block of joinChunks(inOneMemory([400, 90_000, 60]), 90_460)) small.push(block);
    expect(small.map((block) => block.length)).toEqual([90_460]);
    const chunk = Buffer.alloc(blockBytes);
    const large: Buffer[] = [];
    // eslint-disable-next-line @typescript-eslint/require-await
    const source = async function* () {
      yield chunk;
    };
    for await (const block of joinChunks(source(), blockBytes)) large.push(block);
    expect(large[0]).toBe(chunk);
  });
});

describe('streamForm', () => {
  const form = { contentType: '', sizeBytes: 3 * blockBytes, sections: [Buffer.alloc(3 * blockBytes)] };
  const { signal } = new AbortController();

  test('sends small pieces where pieces are taken slowly, so that a crawl is not a stall', async () => {
    const now = vi.spyOn(performance, 'now');
    let clock = 0;
    now.mockImplementation(() => clock);
    try {
      const sizes: number[] = [];
      const state = { complete: false, sourceError: undefined };
      const two = { ...form, sections: [Buffer.alloc(blockBytes), Buffer.alloc(2 * blockBytes)] };
      for await (const piece of streamForm(two, state, {
        signal,
        stallMs: 60_000,
        onStall: () => undefined,
      })) {
        sizes.push(piece.length);
        clock += sizes.length < 4 ? 1500 : 10;
      }
      expect(sizes[0]).toBe(blockBytes);
      expect(sizes.slice(1, 4)).toEqual([65_536, 65_536, 65_536]);
      expect(sizes[4]).toBeGreaterThan(blockBytes);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(form.sizeBytes);
    } finally {
      now.mockRestore();
    }
  });

  test('never leaves a rest too small to be waited for', async () => {
    const odd = 2 * 65_536 + 100;
    const sizes: number[] = [];
    const now = vi.spyOn(performance, 'now');
    let clock = 0;
    now.mockImplementation(() => (clock += 1500));
    try {
      const state = { complete: false, sourceError: undefined };
      const sections = [Buffer.alloc(blockBytes), Buffer.alloc(odd + blockBytes / 4)];
      const sizeBytes = sections.reduce((sum, section) => sum + section.length, 0);
      const options = { signal, stallMs: 60_000, onStall: () => undefined };
      for await (const piece of streamForm({ contentType: '', sizeBytes, sections }, state, options))
        sizes.push(piece.length);
    } finally {
      now.mockRestore();
    }
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(65_536);
  });

  test('watches only while a piece is with the connection', async () => {
    const stalls: number[] = [];
    const state = { complete: false, sourceError: undefined };
    const options = { signal, stallMs: 30, onStall: () => stalls.push(1) };
    for await (const piece of streamForm(form, state, options)) {
      expect(piece.length).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    expect(stalls).toEqual([1]);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(stalls).toEqual([1]);
  });
});

describe('smallForm', () => {
  const head = Buffer.from('head');
  const body = (bytes: Buffer | undefined, sizeBytes = 5) => ({
    sizeBytes,
    open: () => {
      throw new Error('not to be read');
    },
    bytes: () => bytes,
  });

  test('is the whole form in one piece where all of it is at hand', () => {
    const sections = [head, body(Buffer.from('photo')), Buffer.from('tail')];
    expect(smallForm({ contentType: '', sizeBytes: 13, sections })?.toString()).toBe('headphototail');
  });

  test.each([
    ['it is large', 64 * 1024 + 1, body(Buffer.alloc(64 * 1024 - 3), 64 * 1024 - 3)],
    ['its content has to be read first', 9, body(undefined)],
    ['its content cannot be had at once', 9, { sizeBytes: 5, open: body(undefined).open }],
    ['its content has another length than announced', 9, body(Buffer.from('photograph'))],
  ])('is none when %s', (_, sizeBytes, content) => {
    expect(smallForm({ contentType: '', sizeBytes, sections: [head, content] })).toBeUndefined();
  });
});

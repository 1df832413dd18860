import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/lib/errors.ts';
import { ByteBudget } from '../../src/migrate/byte-budget.ts';
import { openMedia } from '../../src/migrate/open-media.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { EntryReader } from '../../src/model/source.ts';
import { photo } from '../support/export-builder.ts';

const { signal } = new AbortController();
const small = photo(1, { localDateTime: '2023-05-01T12:00:00' });
const big = Buffer.concat([photo(2, { localDateTime: '2019-07-14T15:00:00' }), patterned(5_000_000)]);

describe.each([
  ['a small file', small],
  ['a file too big to hold', big],
])('openMedia of %s', (_, bytes) => {
  it('tells its facts, gives its bytes again and again, and knows their SHA-1', async () => {
    const { reader } = readerOf(bytes);
    const opened = await openMedia(entryOf(bytes), reader, { signal });
    expect(opened.facts).toMatchObject({ type: 'jpeg', date: { tag: 'original' } });
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await collect(opened.body.open(signal))).equals(bytes)).toBe(true);
      expect(opened.digest()?.sha1).toBe(sha1(bytes));
    }
    opened.forget();
    expect((await collect(opened.body.open(signal))).equals(bytes)).toBe(true);
  });

  it('knows the SHA-1 of its last bytes, of every length asked for', async () => {
    const sizes = [1, 500, bytes.length - 1];
    const opened = await openMedia(entryOf(bytes), readerOf(bytes).reader, {
      signal,
      trailerSizes: [...sizes, 0, bytes.length, bytes.length + 1],
    });
    await collect(opened.body.open(signal));
    const expected = sizes.map((size) => [size, sha1(bytes.subarray(bytes.length - size))]);
    expect([...opened.digest()!.trailers]).toEqual(expected);
  });

  it('says whether it embeds a video where there is one beside it', async () => {
    const samsung = Buffer.concat([bytes.subarray(0, 200_000), Buffer.from('MotionPhoto_Data'), bytes]);
    const factsBeside = async (trailerSizes: number[]) =>
      (await openMedia(entryOf(samsung), readerOf(samsung).reader, { signal, trailerSizes })).facts;
    expect((await factsBeside([])).embeddedVideo).toBeUndefined();
    expect((await factsBeside([samsung.length])).embeddedVideo).toEqual({ trailerBytes: undefined });
  });

  it('is read once when it is used once', async () => {
    const { reader, reads } = readerOf(bytes);
    const opened = await openMedia(entryOf(bytes), reader, { signal });
    await collect(opened.body.open(signal));
    expect(reads()).toBe(1);
  });

  it('passes on damage, and has no SHA-1 then', async () => {
    const { reader } = readerOf(bytes, 'damaged');
    const failing = openMedia(entryOf(bytes), reader, { signal }).then(async (opened) => {
      await collect(opened.body.open(signal)).finally(() => expect(opened.digest()).toBeUndefined());
    });
    await expect(failing).rejects.toThrow(SourceError);
  });
});

describe('the byte budget', () => {
  it('holds small files while there is room, and reads them again when there is none', async () => {
    const budget = new ByteBudget(small.length);
    const { reader, reads } = readerOf(small);
    const first = await openMedia(entryOf(small), reader, { signal, budget });
    const second = await openMedia(entryOf(small), reader, { signal, budget });
    expect(reads()).toBe(2);
    await collect(first.body.open(signal));
    expect(reads()).toBe(2);
    await collect(second.body.open(signal));
    expect(reads()).toBe(3);
    first.forget();
    first.forget();
    expect(budget.tryTake(small.length)).toBe(true);
    expect(budget.tryTake(1)).toBe(false);
  });
});

/** Gives chunks of one buffer that is used again, as real readers do. */
function readerOf(
  bytes: Buffer,
  state: 'whole' | 'damaged' = 'whole',
): { reader: EntryReader; reads: () => number } {
  let reads = 0;
  const damage = new SourceError('crc-mismatch', 'its content is damaged');
  const reader: EntryReader = {
    read: () => {
      reads += 1;
      return state === 'damaged' ? Promise.reject(damage) : Promise.resolve(Buffer.from(bytes));
    },
    readHead: (_, most) => Promise.resolve(Buffer.from(bytes.subarray(0, most))),
    // eslint-disable-next-line @typescript-eslint/require-await -- a reader is iterated like this
    async *open() {
      reads += 1;
      const chunk = Buffer.alloc(1 << 16);
      for (let at = 0; at < bytes.length; at += chunk.length) {
        const length = bytes.copy(chunk, 0, at);
        yield chunk.subarray(0, length);
        chunk.fill(0xee);
      }
      if (state === 'damaged') throw damage;
    },
  };
  return { reader, reads: () => reads };
}

function entryOf(bytes: Buffer): Entry {
  return { sourceIndex: 0, index: 0, dir: '', name: 'a.jpg', size: bytes.length, crc32: 1 };
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

function patterned(size: number): Buffer {
  return Buffer.alloc(size, Buffer.from(Array.from({ length: 251 }, (_, index) => index)));
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

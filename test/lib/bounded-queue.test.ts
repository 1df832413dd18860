import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BoundedQueue } from '../../src/lib/bounded-queue.ts';

async function collect<T>(queue: BoundedQueue<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

describe('BoundedQueue', () => {
  it('hands out everything in order, however slow either side is', async () => {
    const queue = new BoundedQueue<number>(3);
    const produced = (async () => {
      for (let item = 0; item < 100; item += 1) {
        if (item % 17 === 0) await tick();
        await queue.push(item);
      }
      queue.close();
    })();
    const taken: number[] = [];
    for await (const item of queue) {
      if (item % 13 === 0) await tick();
      taken.push(item);
    }
    await produced;
    expect(taken).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('makes the producer wait while it is full', async () => {
    const queue = new BoundedQueue<string>(2);
    await queue.push('a');
    let hasRoom = false;
    const second = queue.push('b').then(() => (hasRoom = true));
    await tick();
    expect(hasRoom).toBe(false);
    expect(queue).toHaveLength(2);
    const consumer = queue[Symbol.asyncIterator]();
    expect((await consumer.next()).value).toBe('a');
    await second;
    expect(queue).toHaveLength(1);
  });

  it('makes the consumer wait while it is empty', async () => {
    const queue = new BoundedQueue<string>(2);
    const next = queue[Symbol.asyncIterator]().next();
    await tick();
    await queue.push('late');
    expect(await next).toEqual({ done: false, value: 'late' });
  });

  it('ends after what was in it when it is closed', async () => {
    const queue = new BoundedQueue<string>(5);
    await queue.push('a');
    queue.close();
    expect(await collect(queue)).toEqual(['a']);
  });

  it('wakes a waiting consumer when it is closed empty', async () => {
    const queue = new BoundedQueue<string>(5);
    const all = collect(queue);
    await tick();
    queue.close();
    expect(await all).toEqual([]);
  });

  it('tells the consumer of the first error, after the items before it', async () => {
    const queue = new BoundedQueue<string>(5);
    await queue.push('a');
    queue.close(new Error('first'));
    queue.close(new Error('second'));
    const consumer = queue[Symbol.asyncIterator]();
    expect((await consumer.next()).value).toBe('a');
    await expect(consumer.next()).rejects.toThrow('first');
  });

  it('lets the producer go when the consumer leaves early, and takes nothing more', async () => {
    const queue = new BoundedQueue<string>(2);
    await queue.push('a');
    const stuck = queue.push('b');
    for await (const item of queue) {
      expect(item).toBe('a');
      break;
    }
    await stuck;
    await queue.push('c');
    expect(queue).toHaveLength(1);
  });
});

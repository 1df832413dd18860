import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callInBatches, chunked, toItemResults } from '../../src/immich/batches.ts';
import { ApiError } from '../../src/lib/errors.ts';

const refusal = () =>
  new ApiError('invalid', 'permanent', 'Not found or no asset.update access', { status: 400 });

describe('callInBatches', () => {
  test('lets every good item through and names exactly the bad ones', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(5000), { maxLength: 60 }),
        fc.func(fc.boolean()),
        fc.integer({ min: 1, max: 25 }),
        async (items, isBad, batchSize) => {
          const went: number[] = [];
          const outcome = await callInBatches(items, batchSize, (batch) => {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(batchSize);
            if (batch.some((item) => isBad(item))) return Promise.reject(refusal());
            went.push(...batch);
            return Promise.resolve(batch.length);
          });
          expect(went).toEqual(items.filter((item) => !isBad(item)));
          expect(outcome.refused.map(({ item }) => item)).toEqual(items.filter((item) => isBad(item)));
          expect(outcome.done.flatMap((done) => done.items)).toEqual(went);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('finds one bad id among a thousand with few calls', async () => {
    let calls = 0;
    const items = Array.from({ length: 1000 }, (_, index) => index);
    const { refused } = await callInBatches(items, 1000, (batch) => {
      calls++;
      return batch.includes(700) ? Promise.reject(refusal()) : Promise.resolve();
    });
    expect(refused.map(({ item }) => item)).toEqual([700]);
    expect(calls).toBeLessThanOrEqual(21);
  });

  test('never calls with an empty list', async () => {
    const outcome = await callInBatches([], 10, () => Promise.reject(new Error('must not be called')));
    expect(outcome).toEqual({ done: [], refused: [] });
  });

  test.each([
    new ApiError('unreachable', 'now', 'lost'),
    new ApiError('server-error', 'later', '500'),
    new ApiError('unauthorized', 'fatal', '401'),
    new ApiError('forbidden', 'permanent', '403', { permission: 'asset.update' }),
    new Error('a bug'),
  ])('passes on what halving cannot cure: %s', async (error) => {
    let calls = 0;
    const pending = callInBatches([1, 2, 3, 4], 2, () => {
      calls++;
      return Promise.reject(error);
    });
    await expect(pending).rejects.toBe(error);
    expect(calls).toBe(1);
  });
});

describe('chunked', () => {
  test('has no chunk for an empty list', () => {
    expect(chunked([], 5)).toEqual([]);
    expect(chunked([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  });
});

describe('toItemResults', () => {
  test('answers for each id in the order asked', () => {
    const outcome = { done: [], refused: [{ item: 'b', error: refusal() }] };
    expect(toItemResults(['a', 'b'], outcome)).toEqual([
      { id: 'a', ok: true },
      { id: 'b', ok: false, error: 'Not found or no asset.update access' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { sleep } from '../../src/lib/sleep.ts';

describe('sleep', () => {
  it('waits about as long as it was told', async () => {
    const startedAt = performance.now();
    await sleep(30);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(28);
  });

  it('ends at once with the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const asleep = sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(asleep).rejects.toBe(reason);
  });

  it('does not begin when it is aborted already', async () => {
    await expect(sleep(60_000, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});

import { describe, expect, it } from 'vitest';
import { runKillSeeds } from '../kill/run-kill-seeds.ts';

/** A sample; CI runs three hundred with `npm run test:kill`, and by hand there is no limit. */
const sample = { first: 0, count: 20, step: 15, width: 3 };

describe('a process killed at any moment', () => {
  it('is continued by the next to what an undisturbed one leaves on the server', async () => {
    const { seeds, kills, failures } = await runKillSeeds(sample);
    expect(failures).toEqual([]);
    expect(seeds).toBe(sample.count);
    // The harness must really have struck: most cases kill at least once.
    expect(kills).toBeGreaterThan(sample.count / 2);
  }, 600_000);
});

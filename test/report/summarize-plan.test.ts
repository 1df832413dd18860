import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlanImbalance, summarizePlan } from '../../src/report/summarize-plan.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

const plan = buildTestPlan({
  media: [
    { path: 'Photos from 2019/a.jpg', size: 10 },
    { path: 'Photos from 2019/a.mp4', size: 20, action: 'live-video', of: 'Photos from 2019/a.jpg' },
    { path: 'Summer/a.jpg', size: 10, action: 'export-duplicate', of: 'Photos from 2019/a.jpg' },
    { path: 'Photos from 2019/b.MP', size: 30, action: 'embedded-video', of: 'Photos from 2019/a.jpg' },
    { path: 'Trash/c.jpg', size: 40, action: 'skip', reason: 'trashed', sidecar: false },
  ],
  albums: [{ title: 'Summer', members: ['Photos from 2019/a.jpg'], unresolved: ['gone.jpg.json'] }],
  others: [{ path: 'user.json', kind: 'account-json', reason: 'account' }],
  problems: [{ code: 'missing-part', message: 'part 2 is missing' }],
});

describe('summarizePlan', () => {
  it('counts every kind of file once', () => {
    expect(summarizePlan(plan)).toEqual({
      entries: 12,
      media: 5,
      sidecars: 5,
      albumMetadata: 1,
      other: 1,
      matched: 4,
      unmatched: 1,
      upload: 1,
      uploadBytes: 10,
      exportDuplicates: 1,
      liveVideos: 1,
      skipped: 1,
      albums: 1,
      problems: 1,
      liveVideoBytes: 20,
      embeddedVideos: 1,
      stacks: 0,
    });
  });

  it('balances for every plan in which each entry has its place', () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const summary = summarizePlan(any);
        expect(findPlanImbalance(summary)).toBeUndefined();
        expect(summary.entries).toBe(
          summary.media + summary.sidecars + summary.albumMetadata + summary.other,
        );
        expect(summary.matched + summary.unmatched).toBe(summary.media);
      }),
      { numRuns: 50 },
    );
  });
});

describe('findPlanImbalance', () => {
  it('notices an entry that the plan forgot', () => {
    const forgetful = { ...plan, sidecars: plan.sidecars.slice(1) };
    expect(findPlanImbalance(summarizePlan(forgetful))).toBe(
      'the sources hold 12 files, but the plan accounts for 11',
    );
  });

  it('notices a photo about which nothing was decided', () => {
    expect(findPlanImbalance({ ...summarizePlan(plan), upload: 0 })).toBe(
      'there are 5 photos and videos, but the plan decides about 4',
    );
  });
});

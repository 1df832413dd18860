import { describe, expect, it } from 'vitest';
import { OutcomeLedger } from '../../src/migrate/outcome-ledger.ts';
import { toRunResult } from '../../src/migrate/to-run-result.ts';
import type { RunEvent } from '../../src/model/run-event.ts';
import { buildTestPlan, fullPath } from '../support/plan-builder.ts';

const plan = buildTestPlan({
  media: [
    { path: 'a.jpg', size: 10 },
    { path: 'a(1).jpg', size: 10, action: 'export-duplicate', of: 'a.jpg' },
    { path: 'old.jpg', size: 20, action: 'skip', reason: 'filter' },
    { path: 'old(1).jpg', size: 20, action: 'export-duplicate', of: 'old.jpg' },
    { path: 'b.mp4', size: 30, action: 'live-video', of: 'a.jpg' },
  ],
  orphans: ['lost.json'],
  others: [{ path: 'print.json', kind: 'account-json', reason: 'describes the account' }],
});
const [a, copy, old, , video] = plan.media;

function open(): { ledger: OutcomeLedger; events: RunEvent[] } {
  const events: RunEvent[] = [];
  return { ledger: new OutcomeLedger(plan, (event) => events.push(event)), events };
}

describe('OutcomeLedger', () => {
  it('begins with what is left out, and the copies of it', () => {
    const { ledger, events } = open();
    expect(events).toMatchObject([
      { outcome: { path: fullPath('old.jpg'), state: 'skipped', reason: 'filter' } },
      { outcome: { path: fullPath('old(1).jpg'), state: 'export-duplicate', reason: 'filter' } },
    ]);
    expect(ledger.of(a!)).toBeUndefined();
  });

  it('takes one outcome for each file, no more', () => {
    const { ledger } = open();
    ledger.settle(a!, 'uploaded', { assetId: '1' });
    expect(ledger.assetIdOf(a!)).toBe('1');
    expect(() => ledger.settle(a!, 'failed')).toThrow(/settled twice/);
    expect(() => ledger.settle(old!, 'uploaded')).toThrow(/settled twice/);
  });

  it('closes with one outcome for every file of the plan, in its order', () => {
    const { ledger, events } = open();
    ledger.settle(video!, 'live-video');
    const outcomes = ledger.close();
    expect(outcomes.map(({ state }) => state)).toEqual([
      'not-reached',
      'not-reached',
      'skipped',
      'export-duplicate',
      'live-video',
    ]);
    expect(events).toHaveLength(plan.media.length);
  });
});

describe('toRunResult', () => {
  it('counts files and bytes so that they balance', () => {
    const { ledger } = open();
    ledger.settle(a!, 'uploaded');
    ledger.settle(copy!, 'failed', { reason: 'crc-mismatch', retryable: false });
    ledger.settle(video!, 'live-video');
    const warning = { kind: 'warning', code: 'no-date', message: 'no date' } as const;
    const result = toRunResult({
      plan,
      outcomes: ledger.close(),
      albums: [],
      warnings: [warning],
      durationMs: 5,
      interrupted: false,
    });
    expect(result.outcomes.reduce((sum, { files }) => sum + files, 0)).toBe(plan.media.length);
    expect(result.outcomes.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(90);
    expect(result).toMatchObject({
      entries: { media: 5, other: 1, albumMetadata: 0 },
      filesUploaded: 2,
      bytesUploaded: 40,
      failed: [{ path: fullPath('a(1).jpg'), reason: 'crc-mismatch' }],
      warnings: [{ code: 'no-date', message: 'no date' }],
    });
    const { entries, media, sidecars, albumMetadata, other } = result.entries;
    expect(media + sidecars + albumMetadata + other).toBe(entries);
  });
});

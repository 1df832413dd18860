import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/lib/text-width.ts';
import { createProgressState } from '../../../src/cli/terminal/progress-state.ts';
import { bar, progressLine, progressRatio, transferLine } from '../../../src/cli/terminal/progress-text.ts';
import { createRateEstimator } from '../../../src/cli/terminal/rate-estimator.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';

const uploading: RunEvent = { kind: 'phase', phase: 'upload', files: 1200, bytes: 100_000_000 };

function stateAfter(...events: RunEvent[]) {
  const state = createProgressState();
  for (const event of events) state.apply(event);
  return state;
}

function steadyRate() {
  const rate = createRateEstimator();
  rate.add(0, 0);
  rate.add(10_000, 5_000_000);
  return rate;
}

describe('progressLine', () => {
  const state = stateAfter(
    uploading,
    ...['a', 'b', 'c', 'd'].map((path): RunEvent => ({
      kind: 'outcome',
      outcome: buildOutcome('uploaded', path),
    })),
    { kind: 'outcome', outcome: buildOutcome('failed', 'e') },
  );

  it('tells share, files, time left, failures, speed and bytes', () => {
    expect(progressLine(state, steadyRate())).toBe(
      'Uploading 5 %, 5 of 1,200 files, 3 min 10 s left, 1 failed, 500 kB/s, 5.0 MB of 100 MB',
    );
  });

  it.each([
    [80, 'Uploading 5 %, 5 of 1,200 files, 3 min 10 s left, 1 failed, 500 kB/s'],
    [50, 'Uploading 5 %, 5 of 1,200 files, 3 min 10 s left'],
    [40, 'Uploading 5 %, 5 of 1,200 files'],
    [8, 'Uplo…5 %'],
  ])('leaves out the least important facts in %i columns', (width, line) => {
    expect(progressLine(state, steadyRate(), width)).toBe(line);
  });

  it.each<[RunEvent[], string]>([
    [[], 'Starting'],
    [[uploading], 'Uploading 0 %, 0 of 1,200 files, 0 B of 100 MB'],
    [[{ kind: 'phase', phase: 'hash' }], 'Reading, 0 files'],
    [
      [{ kind: 'phase', phase: 'upload', files: 0, bytes: 0 }],
      'Uploading, 0 of 0 files, 0 s left, 0 B of 0 B',
    ],
    [[{ kind: 'phase', phase: 'albums' }], 'Completing albums: 0 albums done'],
    [[{ kind: 'phase', phase: 'stacks', files: 2 }], 'Stacking'],
    [[{ kind: 'phase', phase: 'done' }], 'Done'],
    [[{ kind: 'phase', phase: 'upload', files: 1, bytes: 9 }], 'Uploading 0 %, 0 of 1 file, 0 B of 9 B'],
    [
      [uploading, { kind: 'waiting', reason: 'connection\nrefused', sinceMs: 125_000 }],
      'Waiting for the server for 2 min 05 s, connection␊refused, Uploading',
    ],
  ])('speaks of every phase: %#', (events, line) => {
    expect(progressLine(stateAfter(...events), createRateEstimator())).toBe(line);
  });

  it('does not say 100 % before it is true', () => {
    const nearly = stateAfter(
      { kind: 'phase', phase: 'upload', files: 1, bytes: 1_000_000 },
      { kind: 'transfer-start', id: 1, archive: 'a', path: 'b', sizeBytes: 1_000_000 },
      { kind: 'transfer-progress', id: 1, bytes: 999_999 },
    );
    expect(progressLine(nearly, createRateEstimator())).toMatch(/^Uploading 99 %/);
  });
});

describe('progressRatio', () => {
  it('goes by files where bytes say nothing', () => {
    const empty = { kind: 'outcome', outcome: buildOutcome('uploaded', 'a', { sizeBytes: 0 }) } as const;
    expect(progressRatio(stateAfter({ kind: 'phase', phase: 'upload', files: 2, bytes: 0 }, empty))).toBe(
      0.5,
    );
    expect(progressRatio(stateAfter({ kind: 'phase', phase: 'upload', files: 0, bytes: 0 }))).toBeUndefined();
  });
});

describe('bar', () => {
  it.each([
    [0, '----'],
    [0.5, '==--'],
    [0.99, '===-'],
    [1, '===='],
    [7, '===='],
  ])('%d', (ratio, text) => {
    expect(bar(ratio, 4)).toBe(text);
  });
});

describe('transferLine', () => {
  const transfer = { id: 1, archive: 'a', path: 'x/IMG_1.jpg', sizeBytes: 2_000_000, bytes: 500_000 };

  it('shows name, share and size', () => {
    expect(transferLine(transfer, 40)).toBe('  IMG_1.jpg                25 %   2.0 MB');
  });

  it.each([
    ['an empty file', { ...transfer, sizeBytes: 0, bytes: 0 }, 40],
    ['a hostile name', { ...transfer, path: `x/\x1b[2J\u202e${'写真'.repeat(50)}` }, 40],
    ['no room', transfer, 10],
  ])('keeps to its width with %s', (_, item, width) => {
    const line = transferLine(item, width);
    expect(textWidth(line)).toBeLessThanOrEqual(width);
    expect(line).not.toMatch(/\p{Cc}/u);
  });
});

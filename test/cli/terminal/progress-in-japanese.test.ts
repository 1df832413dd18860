import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { japanese } from '../../../src/cli/language/ja/japanese.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { speak } from '../../../src/lib/say.ts';
import { textWidth } from '../../../src/lib/text-width.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { screenOf } from './screen.ts';

// Before the modules with tables of words are loaded, as the program does it.
speak({ tag: 'ja', sentences: japanese });
const { ProgressBars } = await import('../../../src/cli/terminal/progress-bars.ts');
const { createProgressState } = await import('../../../src/cli/terminal/progress-state.ts');
const { progressLine } = await import('../../../src/cli/terminal/progress-text.ts');
const { createRateEstimator } = await import('../../../src/cli/terminal/rate-estimator.ts');

function lineAfter(events: readonly RunEvent[], width?: number): string {
  const state = createProgressState();
  for (const event of events) state.apply(event);
  const rate = createRateEstimator();
  rate.add(0, 0);
  rate.add(10_000, 5_000_000);
  return progressLine(state, rate, width);
}

const uploading: readonly RunEvent[] = [
  { kind: 'phase', phase: 'upload', files: 1200, bytes: 100_000_000 },
  ...['a', 'b', 'c', 'd'].map((path): RunEvent => ({
    kind: 'outcome',
    outcome: buildOutcome('uploaded', path),
  })),
  { kind: 'outcome', outcome: buildOutcome('failed', 'e') },
];

describe('progressLine in Japanese', () => {
  it.each([
    [Infinity, 'アップロード中 5 %、ファイル1,200件中5件、残り3分10秒、失敗1件、500 kB/s、5.0 MB/100 MB'],
    [79, 'アップロード中 5 %、ファイル1,200件中5件、残り3分10秒、失敗1件、500 kB/s'],
    [40, 'アップロード中 5 %、ファイル1,200件中5件'],
    [39, 'アップロード中 5 %'],
    [12, 'アップ… 5 %'],
  ])('tells in %d columns what has room there', (width, expected) => {
    expect(lineAfter(uploading, width)).toBe(expected);
  });

  it.each<[RunEvent, string]>([
    [{ kind: 'phase', phase: 'albums', files: 2 }, 'アルバムを整理中: アルバム0件完了'],
    [{ kind: 'phase', phase: 'stacks', files: 2 }, 'スタックを作成中'],
    [{ kind: 'phase', phase: 'done' }, '完了'],
    [
      { kind: 'waiting', reason: '接続が切れました', sinceMs: 65_000 },
      'サーバーを待っています(1分05秒)、接続が切れました、アップロード中',
    ],
  ])('says in which phase the run is: %j', (event, expected) => {
    expect(lineAfter([...uploading, event])).toBe(expected);
  });

  it('never takes more columns than there are', () => {
    for (let width = 1; width < 100; width += 1)
      expect(textWidth(lineAfter(uploading, width))).toBeLessThanOrEqual(width);
  });
});

describe('ProgressBars in Japanese', () => {
  it.each([40, 80])('stays in its rows on a terminal of %i columns', (columns) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { terminal, stderr } = fakeTerminal({ columns });
    const bars = new ProgressBars({ output: terminal.err, now: Date.now, maxTransfers: 2 });
    for (const event of uploading) bars.event(event);
    const path = `夏休み/${'運動会の思い出'.repeat(8)}.jpg`;
    bars.event({ kind: 'transfer-start', id: 1, archive: 'takeout-001.zip', path, sizeBytes: 1_000_000 });
    vi.advanceTimersByTime(2000);
    const heights = [500_000, 900_000].map((bytes) => {
      bars.event({ kind: 'transfer-progress', id: 1, bytes });
      vi.advanceTimersByTime(2000);
      const { rows } = screenOf(stderr.text);
      for (const row of rows) expect(textWidth(row)).toBeLessThan(columns);
      expect(rows.filter((row) => row.startsWith('アップロード中'))).toHaveLength(1);
      return rows.length;
    });
    expect(heights[1]).toBe(heights[0]);
    bars.stop();
  });
});

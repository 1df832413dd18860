import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressLines } from '../../../src/cli/terminal/progress-lines.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const uploading: RunEvent = { kind: 'phase', phase: 'upload', files: 10, bytes: 10_000_000 };
const uploaded = (path: string): RunEvent => ({ kind: 'outcome', outcome: buildOutcome('uploaded', path) });

describe('ProgressLines', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open() {
    const { terminal, stdout, stderr } = fakeTerminal();
    const progress = new ProgressLines({ output: terminal.err, now: Date.now });
    return { progress, stdout, lines: () => stderr.text.split('\n').slice(0, -1) };
  }

  it('writes one whole line every 30 seconds and at each phase', () => {
    const { progress, lines, stdout } = open();
    progress.event(uploading);
    for (const path of ['a', 'b', 'c']) progress.event(uploaded(path));
    vi.advanceTimersByTime(61_000);
    progress.event({ kind: 'phase', phase: 'albums', files: 3 });
    progress.event({ kind: 'phase', phase: 'stacks', files: 1 });
    progress.event({ kind: 'phase', phase: 'done' });
    vi.advanceTimersByTime(61_000);
    progress.stop();
    expect(lines()).toEqual([
      'Uploading: 10 files, 10.0 MB',
      'Uploading 30 %, 3 of 10 files, 1 min 10 s left, 100 kB/s, 3.0 MB of 10.0 MB',
      'Uploading 30 %, 3 of 10 files, 2 min 20 s left, 50.0 kB/s, 3.0 MB of 10.0 MB',
      'Completing albums: 3 albums',
      'Stacking: 1 stack',
      'Done',
    ]);
    expect(stdout.text).toBe('');
  });

  it('says once that it waits, at once', () => {
    const { progress, lines } = open();
    progress.event(uploading);
    progress.event({ kind: 'waiting', reason: 'connection refused', sinceMs: 0 });
    progress.event({ kind: 'waiting', reason: 'connection refused', sinceMs: 9000 });
    expect(lines().slice(1)).toEqual(['Waiting for the server for 0 s, connection refused, Uploading']);
    progress.stop();
  });

  it('tells of warnings and failures when they happen, on one harmless line each', () => {
    const { progress, lines } = open();
    progress.event({ kind: 'warning', code: 'odd', message: 'odd' });
    progress.event({
      kind: 'outcome',
      outcome: buildOutcome('failed', 'a\r\x1b.jpg', { message: 'damaged' }),
    });
    progress.event({ kind: 'outcome', outcome: buildOutcome('deferred', 'b.mp4', { reason: 'too-large' }) });
    progress.event(uploaded('c'));
    progress.log('kept');
    expect(lines()).toEqual([
      'warning: odd',
      'failed: takeout-001.zip: a␍␛.jpg: damaged',
      'put off: larger than the way to the server lets through: takeout-001.zip: b.mp4',
      'kept',
    ]);
    progress.stop();
  });

  it('writes nothing more once stopped', () => {
    const { progress, lines } = open();
    progress.event(uploading);
    progress.stop();
    vi.advanceTimersByTime(120_000);
    expect(lines()).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

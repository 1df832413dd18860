import { describe, expect, it } from 'vitest';
import { createProgressState } from '../../../src/cli/terminal/progress-state.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';

const start = (id: number, path: string, sizeBytes = 1_000_000): RunEvent => ({
  kind: 'transfer-start',
  id,
  archive: 'takeout-001.zip',
  path,
  sizeBytes,
});
const progress = (id: number, bytes: number): RunEvent => ({ kind: 'transfer-progress', id, bytes });
const end = (id: number): RunEvent => ({ kind: 'transfer-end', id });
const done = (path: string, state: 'uploaded' | 'failed' | 'skipped' = 'uploaded'): RunEvent => ({
  kind: 'outcome',
  outcome: buildOutcome(state, path),
});
const uploading: RunEvent = { kind: 'phase', phase: 'upload', files: 3, bytes: 3_000_000 };

function stateAfter(...events: RunEvent[]) {
  const state = createProgressState();
  for (const event of events) state.apply(event);
  return state;
}

describe('createProgressState', () => {
  it('counts bytes on their way, arrived, and settled, each once', () => {
    const state = stateAfter(uploading, start(1, 'a'), progress(1, 400_000));
    expect([state.doneFiles, state.doneBytes]).toEqual([0, 400_000]);
    state.apply(progress(1, 1_000_000));
    state.apply(end(1));
    expect([state.doneFiles, state.doneBytes]).toEqual([0, 1_000_000]);
    state.apply(done('a'));
    expect([state.doneFiles, state.doneBytes]).toEqual([1, 1_000_000]);
  });

  it('does not go back when a file is sent again', () => {
    const state = stateAfter(uploading, start(1, 'a'), progress(1, 900_000));
    expect(state.doneBytes).toBe(900_000);
    state.apply(end(1));
    state.apply(start(2, 'a'));
    expect(state.doneBytes).toBe(900_000);
    state.apply(progress(2, 950_000));
    expect(state.doneBytes).toBe(950_000);
  });

  it('counts files that need no transfer, and leaves out what the plan left out', () => {
    const state = stateAfter(uploading, done('a'), done('b', 'skipped'), done('c', 'failed'));
    expect([state.doneFiles, state.doneBytes, state.failedFiles]).toEqual([2, 2_000_000, 1]);
  });

  it('counts a file that was only read as done in the reading phase', () => {
    const state = stateAfter({ kind: 'phase', phase: 'hash', files: 2, bytes: 2e6 }, start(1, 'a'), end(1));
    expect([state.doneFiles, state.doneBytes]).toEqual([1, 1_000_000]);
  });

  it('never passes its totals', () => {
    const state = stateAfter(uploading, ...['a', 'b', 'c', 'd'].map((path) => done(path)), start(9, 'e'));
    state.apply(progress(9, 5_000_000));
    expect([state.doneFiles, state.doneBytes]).toEqual([3, 3_000_000]);
  });

  it('starts each phase at nothing, but remembers failures', () => {
    const state = stateAfter(uploading, done('a', 'failed'), start(1, 'b'), {
      kind: 'phase',
      phase: 'albums',
    });
    expect([state.doneFiles, state.doneBytes, state.failedFiles]).toEqual([0, 0, 1]);
    expect(state.transfers.size).toBe(0);
    state.apply({ kind: 'album', title: 'A', albumId: 'x', present: 1, expected: 1 });
    expect(state.doneAlbums).toBe(1);
  });

  it('waits until something moves', () => {
    const state = stateAfter(uploading, { kind: 'waiting', reason: 'refused', sinceMs: 5000 });
    state.apply({ kind: 'retry', what: 'a', reason: 'refused', attempt: 3, delayMs: 1 });
    expect(state.waiting).toEqual({ reason: 'refused', sinceMs: 5000 });
    state.apply(start(1, 'a'));
    expect(state.waiting).toBeUndefined();
  });

  it('ignores news of transfers that it does not know', () => {
    const state = stateAfter(uploading, progress(7, 100), end(7));
    expect(state.doneBytes).toBe(0);
  });
});

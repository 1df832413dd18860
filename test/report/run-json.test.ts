import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event.ts';
import { runEventToJson } from '../../src/report/run-event-to-json.ts';
import { summaryToJson } from '../../src/report/summary-to-json.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';

describe('runEventToJson', () => {
  it.each<[RunEvent, object]>([
    [
      { kind: 'phase', phase: 'upload', files: 3, bytes: 300 },
      { event: 'phase', phase: 'upload', files: 3, bytes: 300 },
    ],
    [
      { kind: 'phase', phase: 'albums' },
      { event: 'phase', phase: 'albums', files: null, bytes: null },
    ],
    [
      { kind: 'outcome', outcome: buildOutcome('uploaded', 'a.jpg', { checksum: 'ff', assetId: 'id' }) },
      {
        event: 'outcome',
        archive: 'takeout-001.zip',
        path: 'a.jpg',
        state: 'uploaded',
        reason: null,
        message: null,
        retryable: null,
        size: 1_000_000,
        checksum: 'ff',
        assetId: 'id',
      },
    ],
    [
      { kind: 'album', title: 'Summer', albumId: 'id', present: 2, expected: 3 },
      { event: 'album', title: 'Summer', albumId: 'id', present: 2, expected: 3 },
    ],
    [
      { kind: 'retry', what: 'upload a.jpg', reason: 'reset', attempt: 2, delayMs: 500 },
      { event: 'retry', what: 'upload a.jpg', reason: 'reset', attempt: 2, delayMs: 500 },
    ],
    [
      { kind: 'waiting', reason: 'refused', sinceMs: 5000 },
      { event: 'waiting', reason: 'refused', sinceMs: 5000 },
    ],
    [
      { kind: 'warning', code: 'odd', message: 'odd thing' },
      { event: 'warning', code: 'odd', message: 'odd thing' },
    ],
  ])('writes $kind', (event, fields) => {
    expect(JSON.parse(runEventToJson(event)!)).toEqual({ type: 'event', ...fields });
  });

  it.each<RunEvent>([
    { kind: 'transfer-start', id: 1, archive: 'a', path: 'b', sizeBytes: 1 },
    { kind: 'transfer-progress', id: 1, bytes: 1 },
    { kind: 'transfer-end', id: 1 },
  ])('is silent about $kind', (event) => {
    expect(runEventToJson(event)).toBeUndefined();
  });
});

describe('summaryToJson', () => {
  it('gives counts by state and reason, albums, effort and the sentence', () => {
    const result = buildRunResult(
      { uploaded: 3, 'skipped:trashed': 1, 'skipped:filter': 2, 'live-video': 1 },
      { albums: [{ title: 'Summer', present: 3, expected: 3 }] },
    );
    expect(JSON.parse(summaryToJson(result))).toEqual({
      type: 'summary',
      entries: 12,
      media: 7,
      sidecars: 3,
      albumMetadata: 1,
      other: 1,
      uploaded: 3,
      alreadyOnServer: 0,
      inServerTrash: 0,
      exportDuplicates: 0,
      liveVideos: 1,
      embeddedVideos: 0,
      skipped: 3,
      deferred: 0,
      failed: 0,
      notReached: 0,
      outcomes: [
        { state: 'uploaded', reason: null, files: 3, bytes: 3_000_000 },
        { state: 'skipped', reason: 'trashed', files: 1, bytes: 1_000_000 },
        { state: 'skipped', reason: 'filter', files: 2, bytes: 2_000_000 },
        { state: 'live-video', reason: null, files: 1, bytes: 1_000_000 },
      ],
      albums: [{ title: 'Summer', present: 3, expected: 3 }],
      filesUploaded: 3,
      bytesUploaded: 3_000_000,
      durationMs: 81_000,
      interrupted: false,
      whole: true,
      message:
        'All 4 photos and videos that you asked for are on the server (3 files were left out on purpose).',
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeState } from '../../src/model/outcome.ts';
import { concludeRun } from '../../src/report/conclude-run.ts';
import { findRunImbalance } from '../../src/report/find-run-imbalance.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';
import type { OutcomeSpec } from '../support/run-result-builder.ts';

const again = 'Run the same command again: it goes on where it stopped, and nothing is sent twice.';

describe('concludeRun', () => {
  it.each<[string, OutcomeSpec, string]>([
    [
      'everything uploaded or there already',
      { uploaded: 12_000, 'already-on-server': 378, 'export-duplicate': 7, 'live-video': 30 },
      'All 12,408 photos and videos of this export are on the server.',
    ],
    ['a single photo', { uploaded: 1 }, 'The one photo or video of this export is on the server.'],
    [
      'some left out on purpose',
      { uploaded: 10, 'skipped:trashed': 1, 'skipped:filter': 2 },
      'All 10 photos and videos that you asked for are on the server (3 files were left out on purpose).',
    ],
    ['nothing to do', {}, 'There are no photos or videos in these files.'],
    ['all left out', { 'skipped:filter': 1 }, 'Nothing was to be uploaded: 1 file was left out on purpose.'],
  ])('%s is whole', (_, outcomes, text) => {
    expect(concludeRun(buildRunResult(outcomes))).toEqual({ whole: true, text });
  });

  it('says how many are missing and why, and that another run may help', () => {
    const result = buildRunResult(
      { uploaded: 100, 'failed:crc-mismatch': 2, 'deferred:too-large': 1, 'in-server-trash': 1 },
      { deferred: [buildOutcome('deferred', 'a', { retryable: true })] },
    );
    expect(concludeRun(result)).toEqual({
      whole: false,
      text:
        "4 of 104 photos and videos are not on the server: 2 failed, 1 put off, 1 lies in the server's trash. " +
        `${again} With --restore-trashed, files in the trash are restored.`,
    });
  });

  it('is not whole while photos that belong together stand apart', () => {
    const warnings = [{ code: 'stack-failed', message: 'no' }];
    expect(concludeRun(buildRunResult({ uploaded: 2 }, { warnings }))).toEqual({
      whole: false,
      text:
        'All 2 photos and videos of this export are on the server, but 1 stack or live photo could not be ' +
        'put together. Run the same command again to try that again.',
    });
  });

  it('does not promise what another run cannot do', () => {
    const result = buildRunResult(
      { 'failed:empty': 1 },
      { failed: [buildOutcome('failed', 'a', { retryable: false })] },
    );
    expect(concludeRun(result).text).toBe('1 of 1 photo or video is not on the server: 1 failed.');
  });

  it('says how to go on after an interruption', () => {
    expect(concludeRun(buildRunResult({ uploaded: 1, 'not-reached': 9 }, { interrupted: true })).text).toBe(
      `9 of 10 photos and videos are not on the server: 9 not reached yet. ${again}`,
    );
    expect(concludeRun(buildRunResult({ uploaded: 1 }, { interrupted: true }))).toEqual({
      whole: false,
      text: `The run was interrupted before it was done. ${again}`,
    });
  });

  it('does not call a run whole whose albums are not', () => {
    const albums = [
      { title: 'A', present: 1, expected: 2 },
      { title: 'B', present: 2, expected: 2 },
    ];
    expect(concludeRun(buildRunResult({ uploaded: 2 }, { albums }))).toEqual({
      whole: false,
      text:
        'All 2 photos and videos of this export are on the server, but 1 album lacks some of them. ' +
        'Run the same command again to complete what can be completed.',
    });
  });

  it('refuses to conclude from figures that do not add up', () => {
    const result = buildRunResult({ uploaded: 2 });
    const lost = { ...result, entries: { ...result.entries, media: 3, entries: 8 } };
    expect(concludeRun(lost)).toEqual({
      whole: false,
      text:
        'The figures do not add up: there are 3 photos and videos, but 2 outcomes. ' +
        'This is a bug, please report it.',
    });
  });

  it('is whole exactly when nothing is missing', () => {
    const states: OutcomeState[] = [
      'uploaded',
      'already-on-server',
      'in-server-trash',
      'export-duplicate',
      'skipped',
      'deferred',
      'failed',
      'not-reached',
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), (files) => {
        const spec = Object.fromEntries(states.map((state, index) => [state, files[index]!]));
        const result = buildRunResult(spec);
        const missing = spec['in-server-trash']! + spec.deferred! + spec.failed! + spec['not-reached']!;
        expect(concludeRun(result).whole).toBe(missing === 0);
        expect(findRunImbalance(result)).toBeUndefined();
      }),
    );
  });

  it('never calls an export whole of which something could not be read', () => {
    const warnings = [
      { code: 'unreadable-archive', message: 'cannot read takeout-002.zip' },
      { code: 'unreadable-sidecar', message: 'a.jpg.json cannot be used' },
      { code: 'unreadable-sidecar', message: 'b.jpg.json cannot be used' },
    ];
    expect(concludeRun(buildRunResult({ uploaded: 3 }, { warnings }))).toEqual({
      whole: false,
      text: 'All 3 photos and videos that could be read are on the server, but 1 archive and 2 sidecars could not be read.',
    });
  });
});

describe('concludeRun with a missing part', () => {
  it('vouches only for the parts that were given', () => {
    const warnings = [{ code: 'missing-part', message: 'part 002 is not here' }];
    expect(concludeRun(buildRunResult({ uploaded: 3 }, { warnings }))).toEqual({
      whole: true,
      text: 'All 3 photos and videos of the parts given here are on the server. The export has more: see the warnings.',
    });
  });
});

describe('findRunImbalance', () => {
  it('notices an entry that the run forgot', () => {
    const result = buildRunResult({ uploaded: 1 });
    expect(findRunImbalance({ ...result, entries: { ...result.entries, entries: 7 } })).toBe(
      'the sources hold 7 files, but the run accounts for 6',
    );
  });
});

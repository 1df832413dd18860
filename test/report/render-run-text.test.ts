import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/lib/text-width.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderRunText } from '../../src/report/render-run-text.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';

const result = buildRunResult(
  { uploaded: 1200, 'skipped:trashed': 2, 'failed:crc-mismatch': 1, 'deferred:too-large': 1 },
  {
    albums: [
      { title: 'Summer', present: 3, expected: 4 },
      { title: 'Winter', present: 3, expected: 3 },
    ],
    failed: [buildOutcome('failed', 'a/b\n.jpg', { message: 'its bytes are damaged', retryable: false })],
    deferred: [buildOutcome('deferred', 'a/long.mp4', { reason: 'too-large', retryable: true })],
    warnings: [{ code: 'journal-unwritable', message: 'the state directory cannot be written' }],
  },
);

describe('renderRunText', () => {
  it('tells everything a person needs, the most important last', () => {
    expect(renderRunText(result, { width: 80, paint: plainPaint })).toBe(`Warnings
  Journal unwritable (1)
    - the state directory cannot be written

Put off
  takeout-001.zip: a/long.mp4
    larger than the way to the server lets through

Failed
  takeout-001.zip: a/b␊.jpg
    its bytes are damaged (another run alone will not change this)

Albums
  1 of 2 albums complete; not complete:
    Summer  3 of 4

Result
  uploaded                                                 1,200  1.2 GB
  left out: in Google's trash                                  2  2.0 MB
  failed: damaged in the archive                               1  1.0 MB
  put off: larger than the way to the server lets through      1  1.0 MB
  all photos and videos                                    1,204  1.2 GB
  1,209 files = 1,204 photos and videos + 3 sidecars + 1 album file + 1 other
  file
  1,200 files and 1.2 GB sent in 1 min 21 s, 14.8 MB/s

2 of 1,202 photos and videos are not on the server: 1 failed, 1 put off. Run the
same command again: it goes on where it stopped, and nothing is sent twice.
`);
  });

  it('gives no rate where there is nothing to divide by', () => {
    const quick = buildRunResult({ uploaded: 1 }, { durationMs: 0 });
    expect(renderRunText(quick, { width: 80, paint: plainPaint })).toContain(
      '1 file and 1.0 MB sent in 0 s\n',
    );
  });

  it('lists failures up to the limit', () => {
    const failed = Array.from({ length: 30 }, (_, n) => buildOutcome('failed', `${n}.jpg`));
    const text = renderRunText(buildRunResult({ failed: 30 }, { failed }), { width: 80, paint: plainPaint });
    expect(text.match(/takeout-001\.zip: /g)).toHaveLength(20);
    expect(text).toContain('\n  and 10 more\n');
  });

  it.each([40, 80, 200])('fits into %i columns', (width) => {
    const failed = [buildOutcome('failed', `${'写真'.repeat(90)}.jpg`, { message: 'x'.repeat(300) })];
    const albums = [{ title: '旅行'.repeat(90), present: 0, expected: 1 }];
    const text = renderRunText({ ...result, failed, albums }, { width, paint: plainPaint });
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width);
  });
});

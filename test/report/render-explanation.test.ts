import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/report/explanation.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { explanationToJson, renderExplanation } from '../../src/report/render-explanation.ts';
import { buildTestPlan } from '../support/plan-builder.ts';

function explanationOf(changes: Partial<Explanation> = {}): Explanation {
  const [planned] = buildTestPlan({
    media: [{ path: 'Takeout/Google Photos/Photos from 2023/IMG_1.jpg' }],
  }).media;
  return {
    archive: 'takeout-001.zip',
    path: 'Takeout/Google Photos/Photos from 2023/IMG_1.jpg',
    sizeBytes: 1234,
    type: 'jpeg',
    planned: planned!,
    pairing: [
      {
        rule: 'supplemental',
        verdict: 'not-there',
        candidate: 'IMG_1.jpg.supplemental-metadata.json',
        reason: '',
      },
      { rule: 'legacy', verdict: 'taken', candidate: 'IMG_1.jpg.json', reason: 'the names agree' },
    ],
    sidecar: { archive: 'takeout-002.zip', path: 'Takeout/Google Photos/Photos from 2023/IMG_1.jpg.json' },
    captureTime: {
      instantMs: Date.UTC(2023, 4, 1, 10),
      offsetMinutes: 120,
      source: 'sidecar',
      zoneSource: 'gps',
      confidence: 'certain',
      why: 'only Google tells a date',
    },
    copies: [],
    xmp: '<x:xmpmeta/>',
    notes: [],
    ...changes,
  };
}

const page = { width: 100, paint: plainPaint };

describe('renderExplanation', () => {
  test('tells the sidecar, the rules that were tried and where the sidecar lies', () => {
    const text = renderExplanation(explanationOf(), page);
    expect(text).toContain('Photos from 2023/IMG_1.jpg.json (takeout-002.zip)');
    expect(text).toContain('- supplemental: IMG_1.jpg.supplemental-metadata.json: not there');
    expect(text).toContain('- legacy: IMG_1.jpg.json: taken, the names agree');
  });

  test('tells local time, instant and where both come from', () => {
    const text = renderExplanation(explanationOf(), page);
    expect(text).toContain('2023-05-01 12:00:00 local time (2023-05-01T10:00:00.000Z)');
    expect(text).toContain("date from Google's sidecar, zone from the place, certain");
  });

  test('says so when there is neither sidecar nor date', () => {
    const { captureTime } = explanationOf();
    const text = renderExplanation(
      explanationOf({
        sidecar: undefined,
        captureTime: { ...captureTime, instantMs: undefined, why: 'nothing tells a date' },
      }),
      page,
    );
    expect(text).toContain('none: no sidecar in this export speaks for it');
    expect(text).toContain('unknown: nothing tells a date');
  });

  test('never lets a control character of a name through', () => {
    const text = renderExplanation(explanationOf({ path: 'evil\u001b[31m.jpg', notes: ['a\u0007b'] }), page);
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
  });

  test('keeps every line within a narrow page', () => {
    const lines = renderExplanation(explanationOf(), { ...page, width: 40 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});

describe('explanationToJson', () => {
  test('is one line that holds the decisions as data', () => {
    const line = explanationToJson(explanationOf());
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({
      type: 'explanation',
      path: 'Takeout/Google Photos/Photos from 2023/IMG_1.jpg',
      sidecar: { archive: 'takeout-002.zip' },
      pairing: [{ rule: 'supplemental' }, { rule: 'legacy', verdict: 'taken' }],
      captureTime: { instant: '2023-05-01T10:00:00.000Z', offsetMinutes: 120, from: 'sidecar' },
      action: 'upload',
    });
  });
});

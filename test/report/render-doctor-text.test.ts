import { describe, expect, it } from 'vitest';
import { ApiError, AppError, SourceError } from '../../src/lib/errors.ts';
import { textWidth } from '../../src/lib/text-width.ts';
import type { Finding } from '../../src/migrate/doctor/finding.ts';
import { failure, ok, unchecked, warning } from '../../src/migrate/doctor/finding.ts';
import { doctorSummaryToJson, findingToJson } from '../../src/report/doctor-to-ndjson.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { concludeDoctor, renderFindingText } from '../../src/report/render-doctor-text.ts';

const quota = new ApiError('quota', 'fatal', '1 GB are left, for 2 GB', { hint: 'Ask for more.' });
const findings = {
  ok: ok('server', 'answers in 12 ms'),
  warning: warning('file-types', 'two types are refused', 'They stay behind.', [
    '.mpo: 2 files',
    '.xyz: 1 file',
  ]),
  failure: failure('quota', quota),
  unchecked: unchecked('storage-template', 'only an administrator may look'),
} satisfies Record<string, Finding>;

const page = { width: 60, paint: plainPaint };

describe('renderFindingText', () => {
  it.each([
    [findings.ok, 'ok       server: answers in 12 ms\n'],
    [
      findings.warning,
      'warning  file types: two types are refused\n' +
        '         - .mpo: 2 files\n         - .xyz: 1 file\n         They stay behind.\n',
    ],
    [findings.failure, 'failure  quota: 1 GB are left, for 2 GB\n         Ask for more.\n'],
    [
      findings.unchecked,
      'unknown  storage template: not looked at: only an\n         administrator may look\n',
    ],
  ])('%j', (finding, text) => {
    expect(renderFindingText(finding, page)).toBe(text);
  });

  it('keeps to the width, and to names that harm no terminal', () => {
    const evil = warning('archives', `part ${'x'.repeat(200)} \u001b[31m`, 'Do so\u202e.', [
      '\u0007'.repeat(9),
    ]);
    for (const width of [40, 61, 80]) {
      const lines = renderFindingText(evil, { width, paint: plainPaint }).split('\n');
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
      expect(lines.join('')).not.toMatch(/\p{Cc}|\u202e/u);
    }
  });

  it('does not list details without end', () => {
    const many = warning(
      'archives',
      'much is missing',
      'Look.',
      Array.from({ length: 30 }, (_, n) => `part ${n}`),
    );
    expect(renderFindingText(many, page)).toContain('and 20 more');
  });

  it('paints by weight', () => {
    const paint = { ...plainPaint, red: (text: string) => `<${text}>` };
    expect(renderFindingText(findings.failure, { width: 60, paint })).toMatch(/^<failure> {2}quota/u);
  });
});

describe('concludeDoctor', () => {
  it.each([
    [[findings.ok], 'Nothing stands in the way of an upload.'],
    [
      [findings.ok, findings.warning, findings.unchecked],
      'Nothing stands in the way of an upload (1 warning, 1 check could not be made).',
    ],
    [[findings.failure], 'One thing has to be put right before an upload.'],
    [
      [findings.failure, findings.failure, findings.warning, findings.warning],
      '2 things have to be put right before an upload (2 warnings).',
    ],
  ])('%#', (list, sentence) => {
    expect(concludeDoctor(list)).toBe(sentence);
  });
});

describe('findingToJson', () => {
  it('has the same fields for every finding', () => {
    expect(JSON.parse(findingToJson(findings.failure))).toEqual({
      type: 'check',
      check: 'quota',
      level: 'failure',
      code: 'quota',
      message: '1 GB are left, for 2 GB',
      advice: 'Ask for more.',
      details: [],
    });
    const fields = Object.keys(JSON.parse(findingToJson(findings.failure)) as object);
    for (const finding of Object.values(findings))
      expect(Object.keys(JSON.parse(findingToJson(finding)) as object)).toEqual(fields);
  });

  it.each([
    [new SourceError('not-a-zip', 'no zip'), 'not-a-zip'],
    [new AppError('newer'), null],
  ])('names the cause: %s', (error, code) => {
    expect(JSON.parse(findingToJson(failure('archives', error)))).toMatchObject({ code });
  });
});

describe('doctorSummaryToJson', () => {
  it('counts', () => {
    expect(JSON.parse(doctorSummaryToJson(Object.values(findings)))).toMatchObject({
      type: 'summary',
      ok: 1,
      warnings: 1,
      failures: 1,
      unchecked: 1,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { reportCsvHeader, reportToCsv } from '../../src/report/report-to-csv.ts';
import { reportJsonSignature, reportToJson } from '../../src/report/report-to-json.ts';
import { planSection } from '../../src/report/sections/plan-section.ts';
import { publishedSchema } from '../support/published-schema.ts';
import { buildFile, buildReport, buildSection } from './html/report-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

function json(report: Report): { text: string; parsed: { sections: { files: { path: string }[] }[] } } {
  const text = [...reportToJson(report)].join('');
  return { text, parsed: JSON.parse(text) as ReturnType<typeof json>['parsed'] };
}

describe('reportToJson', () => {
  const check = publishedSchema('report');

  it('gives any plan in the published form, with every name as it is', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { text, parsed } = json({ ...buildReport(), sections: [planSection(plan), planSection(plan)] });
        expect(check(parsed)).toBeUndefined();
        expect(text).not.toMatch(/[\u007f-\u009f]|\p{Cf}/u);
        expect(parsed.sections[1]?.files.map(({ path }) => path)).toEqual(
          plan.media.map(({ media: { entry } }) => `${entry.dir}/${entry.name}`),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('puts each file on a line of its own and begins as every report does', () => {
    const { text } = json(buildReport({ files: [buildFile(), buildFile({ name: 'b.jpg' })] }));
    expect(text.startsWith(reportJsonSignature)).toBe(true);
    expect(text.split('\n').filter((line) => line.startsWith('{"archive"'))).toHaveLength(2);
    expect(check(json({ ...buildReport(), sections: [] }).parsed)).toBeUndefined();
  });
});

describe('reportToCsv', () => {
  const rows = (report: Report): string[] => [...reportToCsv(report)].map((row) => row.replace(/\r\n$/u, ''));

  it('tells one photo a line, with its person', () => {
    const file = buildFile({ state: 'failed', reason: 'quota', message: 'no, "never"', albums: ['A', 'B'] });
    expect(rows({ ...buildReport(), sections: [buildSection({ person: 'Ann', files: [file] })] })).toEqual([
      reportCsvHeader,
      'Ann,failed,quota,takeout-001.zip,Takeout/Google Photos/Photos from 2019/a.jpg,1000000,,,a.jpg,' +
        '2019-07-14T10:00:00Z,sidecar,A; B,"no, ""never"""',
    ]);
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx'])('guards spreadsheets from %j', (fileName) => {
    const [, row = ''] = rows(buildReport({ files: [buildFile({ fileName })] }));
    const cell = fileName.includes('"') ? `"'${fileName.replaceAll('"', '""')}"` : `'${fileName}`;
    expect(row).toContain(`,${cell},`);
  });
});

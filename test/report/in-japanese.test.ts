import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { japanese } from '../../src/cli/language/ja/japanese.ts';
import { speak } from '../../src/lib/say.ts';
import { textWidth } from '../../src/lib/text-width.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';
import { buildReport } from './html/report-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

// As in the program: the language is chosen before what speaks is loaded.
speak({ tag: 'ja', sentences: japanese });
const { concludeRun } = await import('../../src/report/conclude-run.ts');
const { renderPlanText } = await import('../../src/report/render-plan-text.ts');
const { renderRunText } = await import('../../src/report/render-run-text.ts');
const { archiveWords } = await import('../../src/report/run-words.ts');
const { renderPage } = await import('../../src/report/html/render-page.ts');
const { monthText, words } = await import('../../src/report/html/words.ts');

describe('in Japanese', () => {
  it('concludes in whole sentences', () => {
    expect(concludeRun(buildRunResult({ uploaded: 12_408 })).text).toBe(
      'このエクスポートの写真と動画12,408件は、すべてサーバー上にあります。',
    );
    expect(concludeRun(buildRunResult({ uploaded: 1 }), archiveWords).text).toBe(
      'このエクスポートの写真または動画1件は、保存先にあります。',
    );
    const warnings = [{ code: 'unreadable-archive', message: '' }];
    expect(concludeRun(buildRunResult({ uploaded: 2 }, { warnings })).text).toBe(
      '読み取れた写真と動画2件は、すべてサーバー上にありますが、アーカイブ1個を読み取れませんでした。',
    );
    expect(concludeRun(buildRunResult({ uploaded: 1, 'failed:quota': 2, deferred: 1 })).text).toBe(
      '写真と動画4件のうち3件が、まだサーバー上にありません: 失敗2件、先送り1件。',
    );
  });

  it('keeps to the width of the page, whatever the names', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 40, max: 120 }), (plan, width) => {
        const lines = renderPlanText(plan, { width, paint: plainPaint }).split('\n');
        expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  it('lines up the figures of a run, as long as there is room for its words', () => {
    const failed = [buildOutcome('failed', '写真.jpg', { reason: 'crc-mismatch' })];
    const result = buildRunResult(
      { uploaded: 1200, 'failed:crc-mismatch': 1, 'skipped:trashed': 31 },
      { failed },
    );
    const lines = renderRunText(result, { width: 80, paint: plainPaint }).split('\n');
    const rows = lines.filter((line) => /\d \w?B$/u.test(line));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(textWidth)).size).toBe(1);
  });

  it('makes a page whose language, dates and months are Japanese', () => {
    const page = [...renderPage(buildReport())].join('');
    expect(page).toContain('<html lang="ja">');
    expect(page).toContain('2026年1月2日');
    expect(page).toContain('"lang":"ja"');
    expect(words.years.monthName(8)).toBe('9月');
    expect(words.years.monthOfYear(2019, 8)).toBe('2019年9月');
    expect(monthText('run', '2019年9月', { came: 12, there: 3, attention: 0 })).toBe(
      '2019年9月: 今回保存12件、保存済み3件',
    );
  });
});

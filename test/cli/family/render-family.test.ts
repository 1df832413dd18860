import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PersonResult } from '../../../src/cli/family/person-result.ts';
import { japanese } from '../../../src/cli/language/ja/japanese.ts';
import { textWidth } from '../../../src/lib/text-width.ts';
import type { PlanSummary } from '../../../src/report/summarize-plan.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { buildRunResult } from '../../support/run-result-builder.ts';

const planned = {
  upload: 5,
  uploadBytes: 5_000_000,
  liveVideos: 1,
  liveVideoBytes: 300_000,
  skipped: 2,
} as PlanSummary;

function ended(name: string, rest: Partial<PersonResult & { kind: 'ended' }> = {}): PersonResult {
  return {
    kind: 'ended',
    name,
    exitCode: 0,
    plan: planned,
    leftToOwner: 0,
    owners: [],
    result: buildRunResult({ uploaded: 4 }),
    alreadyOnServer: undefined,
    message: undefined,
    ...rest,
  };
}

const failed: PersonResult = { kind: 'failed', name: 'お父さん', exitCode: 5, message: 'no key.' };

/** Rendered by modules that were loaded while the language was spoken. */
async function render(tag: 'en' | 'ja', results: readonly PersonResult[], width = 80): Promise<string> {
  vi.resetModules();
  const { speak } = await import('../../../src/lib/say.ts');
  if (tag === 'ja') speak({ tag, sentences: japanese });
  onTestFinished(() => speak({ tag: 'en', sentences: {} }));
  const { renderFamily } = await import('../../../src/cli/family/render-family.ts');
  return renderFamily(results, { width, paint: plainPaint });
}

describe('renderFamily', () => {
  it.each([
    [1, ['dad'], '1 photo from partner sharing is left to dad, who has the very same files.'],
    [2, ['dad'], '2 photos from partner sharing are left to dad, who has the very same files.'],
    [
      2,
      ['dad', 'gran'],
      'Left to dad and gran, who have the very same files: 2 photos from partner sharing.',
    ],
  ])('says of %i photos that they are left to %j', async (leftToOwner, owners, sentence) => {
    const text = await render('en', [ended('mum', { leftToOwner, owners })]);
    expect(text.replaceAll(/\s+/gu, ' ')).toContain(`on the server. ${sentence}`);
  });

  it('counts what a dry run would upload', async () => {
    const text = await render('en', [ended('mum', { result: undefined, alreadyOnServer: 3 })]);
    expect(text).toMatch(/ files +size +there already +left out\n +mum +6 +5\.3 MB +3 +2\n/u);
    expect(text).toContain('mum: nothing was done (dry run).');
  });

  it('lines up in Japanese, where characters are wide', async () => {
    const text = await render('ja', [ended('mum', { leftToOwner: 2, owners: ['お父さん'] }), failed]);
    const [, title, ...rows] = text.split('\n');
    expect(title).toBe('家族');
    expect(rows.slice(0, 3).map(textWidth)).toEqual(Array.from({ length: 3 }, () => textWidth(rows[0]!)));
    expect(rows[0]).toMatch(/アップロード +サイズ +保存済み +対象外 +先送り +失敗$/u);
    const prose = text.replaceAll(/\n */gu, '');
    expect(prose).toContain(
      'サーバー上にあります。パートナー共有で受け取った写真2枚は、まったく同じファイルを持つお父さんに任せました。',
    );
    expect(prose).toContain('2人中1人に問題があります: お父さん。');
  });
});

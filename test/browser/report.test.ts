import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { japanese } from '../../src/cli/language/ja/japanese.ts';
import { renderPage } from '../../src/report/html/render-page.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { temporaryFolder } from '../cli/support/temporary-folder.ts';
import { buildReport, manyFiles } from '../report/html/report-builder.ts';
import { findEnglish } from '../support/find-english.ts';
import { runProgram } from '../support/run-program.ts';
import type { Browser } from './browser.ts';
import { launchBrowser } from './browser.ts';
import {
  backwardsName,
  buildExample,
  damagedNames,
  hostileName,
  tooLargeBytes,
  tooLargeName,
} from './example-export.ts';

const folder = temporaryFolder();
const home = temporaryFolder();
const pages = {
  run: join(folder, 'run.html'),
  verify: join(folder, 'verify.html'),
  plan: join(folder, 'plan.html'),
  japanese: join(folder, 'japanese.html'),
};
const shownBackwards = backwardsName.replace('\u202e', '\\u{202e}');
/** Kept, so that a person can look at them. */
const pictures = join('build', 'report-pictures');

let browser: Browser;

/** A real run that meets a damaged archive, a proxy with a limit, and a photo in the server's trash. */
beforeAll(async () => {
  browser = await launchBrowser();
  const { paths } = await buildExample(folder);
  const sandbox = await startSandbox({ version: '3.0' });
  const env = { IMMICH_API_KEY: sandbox.apiKey };
  const server = ['--server', sandbox.url];
  try {
    await runProgram(['plan', '--report', pages.plan, ...paths], { home });
    await runProgram(['upload', ...server, paths[0]!], { env, home });
    await fetch(`${sandbox.url}/api/assets`, {
      method: 'DELETE',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [sandbox.snapshot().assets[3]!.id] }),
    });
    sandbox.faults.add({
      kind: 'too-large',
      maxBytes: tooLargeBytes,
      path: '/assets',
      method: 'POST',
      times: 'always',
    });
    const run = await runProgram(['upload', ...server, '--report', pages.run, ...paths], { env, home });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain(`Report: ${pages.run}`);
    await runProgram(['verify', ...server, '--report', pages.verify, ...paths], { env, home });
    await runProgram(['upload', ...server, '--report', pages.japanese, ...paths], {
      env: { ...env, LANG: 'ja_JP.UTF-8' },
      home,
    });
  } finally {
    await sandbox.close();
  }
});

afterAll(() => browser.close());

interface OpenPage {
  readonly page: Page;
  /** Everything that the page asked for beyond itself, and everything it complained about. */
  readonly noise: string[];
}

async function open(path: string, look: { width?: number; dark?: boolean } = {}): Promise<OpenPage> {
  const page = await browser.context.newPage();
  const noise: string[] = [];
  const own = pathToFileURL(path).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url !== own && !url.startsWith('data:image/jpeg;base64,')) noise.push(url);
  });
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.setViewportSize({ width: look.width ?? 1200, height: 900 });
  await page.emulateMedia({ colorScheme: look.dark === true ? 'dark' : 'light' });
  await page.goto(own);
  return { page, noise };
}

async function shownNames(page: Page): Promise<string[]> {
  return page.locator('table.files tbody .name').allTextContents();
}

async function focusedClass(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.className');
}

describe('the page of a run', () => {
  it('says in its headline what did not arrive, and shows pictures of it', async () => {
    const { page, noise } = await open(pages.run);
    expect(await page.locator('h1').textContent()).toContain(
      '8 of 787 photos and videos are not on the server',
    );
    const widths = await page
      .locator('.issue .thumb img')
      .evaluateAll((images) =>
        images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      );
    expect(widths.length).toBeGreaterThan(1);
    expect(widths.every((width) => width === 144)).toBe(true);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('lists what was not uploaded, the grave things first, and finds by name, state and reason', async () => {
    const { page } = await open(pages.run);
    const first = (await shownNames(page)).slice(0, 8);
    expect(first).toEqual(expect.arrayContaining([...damagedNames, tooLargeName, hostileName]));
    const search = page.getByLabel('Search by name, folder or reason');
    const showing = page.getByRole('status');
    await search.fill('WEDDING');
    await expect.poll(() => shownNames(page)).toEqual([tooLargeName]);
    await expect.poll(() => showing.textContent()).toBe('1 to 1 of 1 files');
    await search.fill('crc-32 first day');
    await expect.poll(() => shownNames(page)).toEqual([damagedNames[0]]);
    await search.fill('no such file anywhere');
    await expect.poll(() => showing.textContent()).toBe('No file matches.');
    await search.fill('');
    await page.getByLabel('Show', { exact: true }).selectOption({ label: "in the server's trash (1)" });
    await expect.poll(() => showing.textContent()).toBe('1 to 1 of 1 files');
    await page.close();
  });

  it('is leafed through and opened with the keyboard alone', async () => {
    const { page } = await open(pages.run);
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedClass(page)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/u);
    const before = await shownNames(page);
    const next = page.getByRole('button', { name: 'Next page' });
    await next.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => shownNames(page)).not.toEqual(before);
    for (let turn = 0; turn < 20 && (await next.isEnabled()); turn += 1) await page.keyboard.press('Enter');
    await expect.poll(() => next.isDisabled()).toBe(true);
    // The button under the finger is switched off: the keyboard is at its neighbour, not at the top of the page.
    await expect.poll(() => focusedClass(page)).toBe('previous');
    await page.locator('.years summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.years details table').waitFor({ state: 'visible' });
    await page.close();
  });

  it('takes names for nothing but text', async () => {
    const { page, noise } = await open(pages.run);
    const names = await shownNames(page);
    expect(names).toContain(hostileName);
    expect(names).toContain(shownBackwards);
    expect(await page.locator('img[onerror], img[src="x"]').count()).toBe(0);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('tells readers of screens the same: landmarks, headings in order, captions, names for charts', async () => {
    const { page } = await open(pages.run);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((headings) =>
        headings.map((heading) => Number((heading as unknown as { tagName: string }).tagName[1])),
      );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
    expect(await page.locator('table:not(:has(caption))').count()).toBe(0);
    expect(await page.locator('section:not([aria-labelledby])').count()).toBe(0);
    expect(await page.locator('svg:not([aria-hidden]):not([role=img][aria-label])').count()).toBe(0);
    expect(
      await page.getByRole('img', { name: /^2024: 68 photos and videos, most of them in Aug/u }).count(),
    ).toBe(1);
    expect(await page.locator('img:not([alt])').count()).toBe(0);
    await page.close();
  });
});

describe('the page in Japanese', () => {
  const said = (english: string): string => japanese[english] ?? english;

  it('says so, and has no word of English', async () => {
    const { page, noise } = await open(pages.japanese);
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await page.locator('h1').textContent()).toContain('写真と動画787件のうち8件');
    expect(await page.locator('footer').textContent()).toMatch(/20\d\d年\d+月\d+日/u);
    const own = [hostileName, shownBackwards, tooLargeName, 'scan of grandma.jpg'];
    const zones = ['Berlin (Europe)', 'Lisbon (Europe)', 'Tokyo (Asia)', 'New York (America)'];
    expect(findEnglish((await textsOf(page)).join('\n'), [...own, ...zones])).toEqual([]);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('finds by name, state and reason, in full-width letters as well', async () => {
    const { page } = await open(pages.japanese);
    const search = page.getByLabel(said('Search by name, folder or reason'));
    const showing = page.getByRole('status');
    await search.fill('ＷＥＤＤＩＮＧ');
    await expect.poll(() => shownNames(page)).toEqual([tooLargeName]);
    await expect.poll(() => showing.textContent()).toBe('1件中 1～1件目');
    await search.fill(`${said('damaged in the archive')}\u3000first`);
    await expect.poll(() => shownNames(page)).toEqual([damagedNames[0]]);
    await search.fill('どこにもない');
    await expect.poll(() => showing.textContent()).toBe(said('No file matches.'));
    await search.fill('');
    await page
      .getByLabel(said('Show'), { exact: true })
      .selectOption({ label: `${said("in the server's trash")} (1)` });
    await expect.poll(() => showing.textContent()).toBe('1件中 1～1件目');
    expect(await page.locator('table.files time').textContent()).toMatch(/^20\d\d\/\d\d\/\d\d$/u);
    await page.close();
  });
});

/** Everything that the page says, seen or read aloud, but for the names that are the reader's own. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    for (const own of document.querySelectorAll('bdi, script, style')) own.remove();
    const spoken = ['aria-label', 'title', 'alt', 'placeholder'];
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      spoken.map((name) => element.getAttribute(name)).filter((text) => text !== null),
    );
    return [document.body.textContent, document.title, ...attributes];
  })()`);
}

describe('the page on every screen', () => {
  const looks = [
    { width: 390, dark: false },
    { width: 390, dark: true },
    { width: 1200, dark: false },
    { width: 1200, dark: true },
  ];
  it.each(
    Object.keys(pages).flatMap((kind) =>
      looks.map((look) => ({ kind: kind as keyof typeof pages, ...look })),
    ),
  )('is no wider than it, and quiet: $kind, $width wide, dark $dark', async ({ kind, ...look }) => {
    const { page, noise } = await open(pages[kind], look);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
    const [ink, paper] = await page.evaluate<[string, string]>(
      '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
    );
    expect(brightness(ink) > brightness(paper)).toBe(look.dark);
    mkdirSync(pictures, { recursive: true });
    const picture = join(pictures, `${kind}-${look.width}-${look.dark ? 'dark' : 'light'}.png`);
    await page.screenshot({ path: picture, fullPage: true });
    expect(readFileSync(picture).length).toBeGreaterThan(10_000);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('answers at once with a hundred thousand files', async () => {
    const path = join(folder, 'large.html');
    writeFileSync(path, [...renderPage(buildReport({ files: manyFiles(100_000) }))].join(''));
    const { page, noise } = await open(path);
    expect(await page.locator('table.files tbody tr').count()).toBe(50);
    await page.getByLabel('Search by name, folder or reason').fill('img_099999');
    await expect.poll(() => shownNames(page), { timeout: 5_000 }).toEqual(['IMG_099999.jpg']);
    expect(noise).toEqual([]);
    await page.close();
  });
});

function brightness(colour: string): number {
  return (colour.match(/\d+/gu) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
}

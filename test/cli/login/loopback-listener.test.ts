import { describe, expect, it, onTestFinished } from 'vitest';
import { japanese } from '../../../src/cli/language/ja/japanese.ts';
import { listenForCallback } from '../../../src/cli/login/loopback-listener.ts';
import { speak } from '../../../src/lib/say.ts';

describe('listenForCallback', () => {
  it('hears a browser that comes back, and tells the person there what to do', async () => {
    const listener = await listenForCallback(0);
    expect(listener.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth-callback$/u);
    const page = await fetch(`${listener.redirectUri}?code=c%2Fd&state=s`);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('you can close this page');
    expect(await listener.callback).toBe(`${listener.redirectUri}?code=c%2Fd&state=s`);
    await listener.close();
    await expect(fetch(listener.redirectUri)).rejects.toThrow();
  });

  it.each([
    ['GET', '/favicon.ico?code=c'],
    ['GET', '/oauth-callback'],
    ['POST', '/oauth-callback?code=c&state=s'],
    ['GET', '/'],
  ])('takes %s %s for nothing', async (method, path) => {
    const listener = await listenForCallback(0);
    onTestFinished(() => listener.close());
    const reply = await fetch(new URL(path, listener.redirectUri), { method });
    expect(reply.status).toBe(404);
    const heard = await Promise.race([listener.callback, Promise.resolve('nothing yet')]);
    expect(heard).toBe('nothing yet');
  });

  it.each([
    ['en', 'you can close this page'],
    ['ja', 'このページは閉じてかまいません'],
  ])('shows a page in the language %s', async (tag, sentence) => {
    speak({ tag, sentences: tag === 'ja' ? japanese : {} });
    onTestFinished(() => speak({ tag: 'en', sentences: {} }));
    const listener = await listenForCallback(0);
    onTestFinished(() => listener.close());
    const page = await (await fetch(`${listener.redirectUri}?code=c&state=s`)).text();
    expect(page).toContain(`<html lang="${tag}">`);
    expect(page).toContain(sentence);
  });

  it('says that the port is taken', async () => {
    const first = await listenForCallback(0);
    onTestFinished(() => first.close());
    const port = Number(new URL(first.redirectUri).port);
    await expect(listenForCallback(port)).rejects.toMatchObject({
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
      hint: expect.stringContaining('--redirect-port') as string,
    });
  });
});

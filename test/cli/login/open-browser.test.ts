import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { browserCommand, openBrowser } from '../../../src/cli/login/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

describe('browserCommand', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
    ['linux', { DISPLAY: ':0', SSH_CONNECTION: 'x' }, ['xdg-open']],
    ['linux', { DISPLAY: '' }, undefined],
    ['linux', {}, undefined],
    ['darwin', {}, ['open']],
    ['darwin', { SSH_CONNECTION: 'x' }, undefined],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler']],
    ['win32', { SSH_CONNECTION: 'x' }, undefined],
  ] as const)('on %s with %j is %j', (platform, environment, expected) => {
    expect(browserCommand(environment, platform)).toEqual(expected);
  });
});

describe('openBrowser', () => {
  it('hands the address over as it is, without a shell', async () => {
    const seen = join(folder, 'seen');
    const script = join(folder, 'browser.mjs');
    writeFileSync(
      script,
      `import { renameSync, writeFileSync } from 'node:fs';
      const [, , seen, url] = process.argv;
      writeFileSync(seen + '.new', url);
      renameSync(seen + '.new', seen);`,
    );
    const url = 'https://id.example.org/?a=$(touch+x)&b=`id`;c';
    expect(await openBrowser([process.execPath, script, seen], url)).toBe(true);
    await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 10_000 });
    expect(readFileSync(seen, 'utf8')).toBe(url);
  });

  it('says that there is no such program', async () => {
    expect(await openBrowser([join(folder, 'no-such-browser')], 'https://id.example.org/')).toBe(false);
  });
});

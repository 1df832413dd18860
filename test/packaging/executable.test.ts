import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'immich-takeout-executable-'));
const executable = join(folder, 'immich-takeout');

/** Runs it where no Node.js and no package is to be found. */
function run(...args: string[]): string {
  return execFileSync(executable, args, {
    cwd: folder,
    env: { PATH: '/nowhere', HOME: folder },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('the single executable', () => {
  beforeAll(() => {
    execFileSync('npm', ['run', '--silent', 'executable', '--', executable], { cwd: root, stdio: 'pipe' });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      version: string;
    };
    expect(run('--version').trim()).toBe(version);
  });

  it('brings the demo export to the sandbox server', () => {
    const output = run('demo');
    expect(output).toContain('All 21 photos and videos that you asked for are on the server');
    expect(output).toContain('nothing is left to do');
  }, 60_000);
});

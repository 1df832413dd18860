import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'immich-takeout-pack-'));

function npm(...args: string[]): unknown {
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: [...stdio] }));
}

describe('the npm package', () => {
  const [pack] = npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder) as {
    filename: string;
    files: { path: string }[];
  }[];
  const files = pack!.files.map(({ path }) => path);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds the program, its documentation and its licence', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/immich-takeout.js',
        'dist/main.js',
        'dist/THIRD-PARTY-LICENSES.txt',
        'docs/README.md',
        'LICENSE',
        'README.ja.md',
        'README.md',
        'package.json',
      ]),
    );
  });

  it('holds nothing that its users have no use for', () => {
    const strangers = files.filter((path) => !/^(?:bin|dist|docs|man|examples)\/|^[^/]+$/u.test(path));
    expect(strangers).toEqual([]);
    const built = files.filter((path) => path.startsWith('dist/'));
    expect(
      built.filter((path) => !/^dist\/(?:[^/]+\.js(?:\.map)?|THIRD-PARTY-LICENSES\.txt)$/u.test(path)),
    ).toEqual([]);
  });

  it('has nothing that a linter of packages finds wrong', async () => {
    const tarball = readFileSync(join(folder, pack!.filename));
    const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer } });
    expect(messages.map((message) => formatMessage(message, packageJson))).toEqual([]);
  });

  it('runs no script when it is installed, and needs no other package', () => {
    const scripts = Object.keys(packageJson.scripts);
    expect(scripts.filter((name) => /^(?:(?:pre|post)?install|prepare)$/u.test(name))).toEqual([]);
    expect(packageJson).not.toHaveProperty('dependencies');
  });

  it('runs by itself', () => {
    execFileSync('tar', ['-xzf', join(folder, pack!.filename), '-C', folder]);
    const program = join(folder, 'package/bin/immich-takeout.js');
    const output = execFileSync(process.execPath, [program, 'demo'], {
      cwd: folder,
      env: { HOME: folder },
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(output).toContain('All 21 photos and videos that you asked for are on the server');
  });
});

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
        'dist/cli/main.js',
        'docs/README.md',
        'LICENSE',
        'README.md',
        'package.json',
      ]),
    );
  });

  it('holds nothing that its users have no use for', () => {
    const strangers = files.filter((path) => !/^(?:bin|dist|docs|man|examples)\/|^[^/]+$/u.test(path));
    expect(strangers).toEqual([]);
    expect(files.filter((path) => /\.(?:tsbuildinfo|map)$/u.test(path))).toEqual([]);
  });

  it('has nothing that a linter of packages finds wrong', async () => {
    const tarball = readFileSync(join(folder, pack!.filename));
    const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer } });
    expect(messages.map((message) => formatMessage(message, packageJson))).toEqual([]);
  });

  it('runs no script when it is installed, and nor does anything it needs', () => {
    const scripts = ['preinstall', 'install', 'postinstall'].map((name) => `:attr(scripts, [${name}]).prod`);
    const packages = npm('query', scripts.join(', ')) as { name: string }[];
    expect(packages.map(({ name }) => name)).toEqual([]);
  });
});

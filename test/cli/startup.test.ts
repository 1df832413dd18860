import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programPath } from '../support/run-program.ts';

/** Packages of which the program loads anything, as V8 tells of every script that it has seen. */
function packagesLoadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'takeout-startup-'));
  try {
    execFileSync(process.execPath, [programPath, ...args], {
      env: { NODE_V8_COVERAGE: folder },
      stdio: 'pipe',
    });
    const [report = ''] = readdirSync(folder);
    const { result } = JSON.parse(readFileSync(join(folder, report), 'utf8')) as {
      result: { url: string }[];
    };
    const names = result.flatMap(({ url }) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(url)?.[1] ?? []);
    return [...new Set(names)].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what is loaded', () => {
  it.each([['--help'], ['--version'], ['upload --help']])('for %s is next to nothing', (words) => {
    expect(packagesLoadedBy(...words.split(' '))).toEqual(['commander', 'picocolors']);
  });
});

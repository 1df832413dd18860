import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programPath } from '../support/run-program.ts';

/** Packages of which the program loads anything: V8 tells what files it has seen, and their maps what is in them. */
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
    const built = result.filter(({ url }) => /\/dist\/[^/]+\.js$/u.test(url));
    const sources = built.flatMap(({ url }) => sourcesOf(fileURLToPath(url)));
    const names = sources.flatMap((path) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? []);
    return [...new Set(names)].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sourcesOf(file: string): string[] {
  return (JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }).sources;
}

describe('what is loaded', () => {
  it.each([['--help'], ['--version'], ['upload --help']])('for %s is next to nothing', (words) => {
    expect(packagesLoadedBy(...words.split(' '))).toEqual(['commander', 'picocolors']);
  });
});

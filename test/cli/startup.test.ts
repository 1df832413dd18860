import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { programPath } from '../support/run-program.ts';
import { buildZip } from '../support/zip-builder.ts';

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

  it('for a plan has nothing that talks to servers, writes archives, or reads settings that nobody made', () => {
    const folder = mkdtempSync(join(tmpdir(), 'takeout-startup-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'takeout-001.zip');
    writeFileSync(
      path,
      buildZip([{ name: 'Takeout/Google Photos/Photos from 2023/a.jpg', content: Buffer.from('no photo') }]),
    );
    const packages = packagesLoadedBy('plan', path);
    expect(packages).toEqual(expect.arrayContaining(['exifr', 'yauzl']));
    for (const stranger of ['undici', 'zod', 'yaml', 'yazl', 'fast-glob', 'cli-progress'])
      expect(packages).not.toContain(stranger);
  });

  it('for a look at what was done is what reads journals', () => {
    const packages = packagesLoadedBy('status');
    expect(['commander', 'picocolors', 'zod']).toEqual(expect.arrayContaining(packages));
  });
});

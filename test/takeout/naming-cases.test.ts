import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Library } from '../../src/model/library.ts';
import { assertBalanced } from '../../src/takeout/check-accounting.ts';
import { readLibrary } from '../../src/takeout/read-library.ts';
import type { MemoryFile } from './memory-export.ts';
import { memoryExport, sidecarJson } from './memory-export.ts';

interface NamingCase {
  readonly id: string;
  readonly group: string;
  /** `*` when the files are paths. */
  readonly dir: string;
  readonly files: readonly string[];
  readonly expect: readonly (readonly [media: string, sidecar: string | null])[];
  readonly titles?: Readonly<Record<string, string>>;
  readonly orphanJson?: readonly string[];
  readonly notSidecar?: readonly string[];
}

function readCases(file: string): NamingCase[] {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8')) as NamingCase[];
}

const known = readCases('naming-cases.json');
const cases = [...known, ...readCases('takeout/more-naming-cases.json')];

describe('readLibrary on the known naming cases', () => {
  it('has all of them', () => {
    expect(known).toHaveLength(181);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it.each(cases)('$id $group', async (naming) => {
    const { library, pathOf } = await readCase(naming, (name) => takenIn(name, naming));
    expectCase(naming, library, pathOf);
  });

  it.each(cases)('$id $group, all taken in one second', async (naming) => {
    const { library, pathOf } = await readCase(naming, (name) => noonOf(yearOf(name, naming)));
    expectCase(naming, library, pathOf);
  });

  it.each(cases)('$id $group, in reverse order', async (naming) => {
    const reversed = { ...naming, files: naming.files.toReversed() };
    const { library, pathOf } = await readCase(reversed, (name) => takenIn(name, naming));
    expectCase(naming, library, pathOf);
  });
});

function expectCase(naming: NamingCase, library: Library, pathOf: (entry: Entry) => string): void {
  const pairs = new Map(
    library.media.map(({ entry, sidecar }) => [pathOf(entry), sidecar && pathOf(sidecar.entry)]),
  );
  const expected = new Map(naming.expect.map(([media, sidecar]) => [media, sidecar ?? undefined]));
  expect(Object.fromEntries(pairs)).toEqual(Object.fromEntries(expected));
  const free = library.sidecars.filter(({ state }) => state !== 'matched').map(({ entry }) => pathOf(entry));
  expect(free.sort()).toEqual([...(naming.orphanJson ?? [])].sort());
  const others = library.others.map(({ entry }) => pathOf(entry));
  expect(others.sort()).toEqual([...(naming.notSidecar ?? [])].sort());
}

async function readCase(
  naming: NamingCase,
  takenAt: (file: string) => number,
): Promise<{ library: Library; pathOf: (entry: Entry) => string }> {
  const files = naming.files.map((file) => toMemoryFile(file, naming, takenAt(file)));
  const input = memoryExport(files);
  const library = await readLibrary(input);
  assertBalanced(input.entries, library);
  const names = new Map(files.map(({ part, path }, i) => [`${part}:${path}`, naming.files[i] ?? '']));
  const pathOf = (entry: Entry): string =>
    names.get(`${input.sources[entry.sourceIndex]?.name}:${entryPath(entry)}`) ?? 'unknown';
  return { library, pathOf };
}

function toMemoryFile(file: string, naming: NamingCase, takenAt: number): MemoryFile {
  const { part, path } = placeOf(file, naming);
  return { part, path: `Takeout/Google Photos/${path}`, bytes: bytesOf(file, naming, takenAt) };
}

/** `A/part-1:Photos from 2021/x.jpg` is in part 1 of the export A. */
function placeOf(file: string, { dir }: NamingCase): { part: string; path: string } {
  const [, account = '', part = '1', path = file] = /^(?:(\w+)\/)?(?:part-(\d+):)?(.*)$/u.exec(file) ?? [];
  const isPath = dir === '*';
  return {
    part: `takeout-2024${account}-${(isPath ? part : '1').padStart(3, '0')}.zip`,
    path: isPath ? path : dir === '.' ? file : `${dir}/${file}`,
  };
}

function bytesOf(file: string, naming: NamingCase, takenAt: number): string {
  if (!/\.json$/iu.test(file)) return `pixels of ${file}`;
  if (naming.id === 'M36' && file.startsWith('bad')) return '{"title": "bad.jpg", "photoTak';
  if (naming.dir === '.') return JSON.stringify({ title: [file] });
  if (naming.notSidecar?.includes(file) === true) return JSON.stringify({ title: 'An album' });
  return sidecarJson(naming.titles?.[file] ?? deriveTitle(file), takenAt);
}

/** What can be guessed of the title from the sidecar's own name. */
function deriveTitle(file: string): string {
  return file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.json$/u, '')
    .replace(/\(\d+\)$/u, '')
    .replace(/\.s(?:u(?:p[a-z]*(?:-[a-z]*)?)?)?$/u, '');
}

function takenIn(file: string, naming: NamingCase): number {
  return noonOf(yearOf(file, naming)) + 1000 * naming.files.indexOf(file);
}

function yearOf(file: string, { dir }: NamingCase): number {
  const year = /Photos from (\d{4})/u.exec(dir === '*' ? file : dir)?.[1];
  return Number(year ?? 2015);
}

function noonOf(year: number): number {
  return Date.UTC(year, 5, 15, 12) / 1000;
}

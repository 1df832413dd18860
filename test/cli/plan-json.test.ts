import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import type { DemoExpectations } from '../../src/sandbox/demo-export/demo-expectations.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { buildExport } from '../support/export-builder.ts';
import { parseLines, programPath, runProgram, startCommand } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

interface Line {
  readonly type: string;
  readonly archive?: string;
  readonly path?: string;
  readonly [field: string]: unknown;
}

const folder = temporaryFolder();
let paths: string[];
let expectations: DemoExpectations;
let lines: Line[];

beforeAll(async () => {
  ({ paths, expectations } = await writeDemoExport(folder));
  const result = await runProgram(['--json', 'plan', ...paths]);
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  lines = parseLines<Line>(result.stdout);
});

describe('plan --json', () => {
  it('names every file of every part once, as another program lists them', async () => {
    const listed = (await Promise.all(paths.map(listZip))).flat();
    expect(entryLines().map(nameOf).sort()).toEqual(listed.sort());
    expect(listed).toHaveLength(expectations.counts.entries);
  });

  it('begins with the sources and ends with figures that balance', () => {
    const [first] = lines;
    expect(first).toMatchObject({ type: 'plan', schema: 1, tool: 'immich-takeout' });
    expect(first?.sources).toEqual(
      paths.map((path, index) => ({
        name: basename(path),
        exportId: expect.any(String) as string,
        part: index + 1,
        entries: expect.any(Number) as number,
      })),
    );
    const summary = lines.at(-1) as unknown as Record<string, number>;
    const { entries, media, sidecars, albumMetadata, other } = summary;
    expect({ entries, media, sidecars, albumMetadata, other }).toEqual(expectations.counts);
    expect(media! + sidecars! + albumMetadata! + other!).toBe(entries);
    const { upload, liveVideos, embeddedVideos, exportDuplicates, skipped, matched, unmatched } = summary;
    expect(upload! + liveVideos! + embeddedVideos! + exportDuplicates! + skipped!).toBe(media);
    expect(matched! + unmatched!).toBe(media);
    for (const [type, count] of [
      ['media', media],
      ['sidecar', sidecars],
      ['album', summary.albums],
      ['problem', summary.problems],
    ] as const)
      expect(ofType(type)).toHaveLength(count!);
  });

  it.each([
    [
      'media',
      'archive path size crc32 sidecar rule action reason of fileName takenAt takenAtFrom latitude longitude ' +
        'description favorite visibility people albums',
    ],
    ['sidecar', 'archive path state media'],
    ['album', 'title description folder members unresolved'],
    ['other', 'archive path kind reason'],
  ])('a %s line has its fields, all of them on every line', (type, fields) => {
    expect(ofType(type)).not.toEqual([]);
    const expected = ['type', ...fields.split(' ')];
    for (const line of ofType(type)) expect(Object.keys(line).slice(0, expected.length)).toEqual(expected);
  });

  it('gives the directory its own figures: size and CRC of each photo', async () => {
    const directory = new Map((await Promise.all(paths.map(zipFacts))).flat());
    for (const line of ofType('media')) {
      expect({ size: line.size, crc32: line.crc32 }).toEqual(directory.get(nameOf(line)));
    }
  });

  it('takes each photo once, under its name and into its albums', () => {
    const uploads = ofType('media').filter(({ action }) => action === 'upload' || action === 'live-video');
    expect(uploads).toHaveLength(expectations.assets.length);
    for (const asset of expectations.assets) {
      const copies = asset.copies.map(nameOf);
      const taken = uploads.filter((line) => copies.includes(nameOf(line)));
      expect(taken).toMatchObject([{ fileName: asset.fileName, albums: asset.albums }]);
    }
  });

  it('says what is left out, what has no sidecar, and which sidecar has no photo', () => {
    const media = ofType('media');
    const actions = new Map(media.map((line) => [nameOf(line), line.reason ?? line.action]));
    for (const item of expectations.leftOut) expect(actions.get(nameOf(item))).toBe(item.reason);
    const orphans = ofType('sidecar').filter(({ state }) => state === 'orphan');
    expect(orphans.map(nameOf)).toEqual(expectations.orphanSidecars.map(nameOf));
    const unmatched = media.filter((line) => line.sidecar === null);
    expect(unmatched.map(nameOf).sort()).toEqual(expectations.unmatchedMedia.map(nameOf).sort());
  });

  it('points only to entries that exist', () => {
    const names = new Set(entryLines().map(nameOf));
    const pointers = lines.flatMap((line) => [
      line.sidecar,
      line.media,
      line.of,
      ...((line.members ?? []) as unknown[]),
    ]);
    const places = pointers.filter(
      (pointer): pointer is Line => typeof pointer === 'object' && pointer !== null,
    );
    expect(places.length).toBeGreaterThan(50);
    for (const place of places) expect(names).toContain(nameOf(place));
  });
});

describe('plan into a pipe', () => {
  it('is the same however narrow the terminal says it is', async () => {
    const narrow = await runProgram(['--json', 'plan', ...paths], { env: { COLUMNS: '20' } });
    expect(parseLines(narrow.stdout)).toEqual(lines);
    const [wide, small] = await Promise.all([
      runProgram(['plan', ...paths]),
      runProgram(['plan', ...paths], { env: { COLUMNS: '20' } }),
    ]);
    expect(small.stdout).toBe(wide.stdout);
  });

  it('a reader that has seen enough is no error', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `IMG_${index}.jpg`);
    const files = Object.fromEntries(names.map((name) => [name, Buffer.from(`bytes of ${name}`)]));
    const big = await buildExport([{ 'Photos from 2023': files }], { dir: join(folder, 'big') });
    const shell = 'set -o pipefail; "$0" "$1" --json plan "$2" | head -n 1';
    const command = ['bash', '-c', shell, process.execPath, programPath, ...big.paths];
    const result = await startCommand(command).finished;
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parseLines(result.stdout)).toMatchObject([{ type: 'plan', sources: [{ entries: 2000 }] }]);
  });
});

function ofType(type: string): Line[] {
  return lines.filter((line) => line.type === type);
}

function entryLines(): Line[] {
  return lines.filter(({ type }) => ['media', 'sidecar', 'other'].includes(type));
}

function nameOf({ archive, path }: { readonly archive?: string; readonly path?: string }): string {
  return `${archive ?? ''}: ${path ?? ''}`;
}

async function listZip(zipPath: string): Promise<string[]> {
  return (await zipFacts(zipPath)).map(([name]) => name);
}

async function zipFacts(zipPath: string): Promise<[string, { size: number; crc32: string }][]> {
  const zip = await openPromise(zipPath);
  const facts: [string, { size: number; crc32: string }][] = [];
  for await (const { fileName, uncompressedSize, crc32 } of zip.eachEntry()) {
    if (fileName.endsWith('/')) continue;
    const name = nameOf({ archive: basename(zipPath), path: fileName });
    facts.push([name, { size: uncompressedSize, crc32: crc32.toString(16).padStart(8, '0') }]);
  }
  return facts;
}

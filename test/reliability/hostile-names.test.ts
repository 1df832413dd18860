import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, photo, sidecar } from '../support/export-builder.ts';
import { type ProgramResult, runProgram } from '../support/run-program.ts';
import { buildZip, type ZipFileSpec } from '../support/zip-builder.ts';

/** Clears the screen, renames the window, rings, turns the writing around, hides what follows, and ends the line. */
const spell = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnp.\u200b\u2028\r\n';
const root = 'Takeout/Google Photos';

const spelledFiles: readonly ZipFileSpec[] = [
  { name: `${root}/Photos from 2023/${spell}.jpg`, content: photo(1) },
  {
    name: `${root}/Photos from 2023/${spell}.jpg.json`,
    content: sidecar(`${spell}.jpg`, { people: [spell] }),
  },
  { name: `${root}/${spell}/metadata.json`, content: album(`Album ${spell}.`, { description: spell }) },
  { name: `${root}/${spell}/b.jpg`, content: photo(2) },
  { name: `${root}/${spell}/b.jpg.json`, content: sidecar('b.jpg', { description: spell }) },
  // Broken in all ways that are told by name: orphaned, unreadable, of no known type, with a wrong checksum.
  { name: `${root}/Photos from 2023/${spell}orphan.jpg.json`, content: sidecar(`${spell}orphan.jpg`) },
  { name: `${root}/Photos from 2023/${spell}unreadable.jpg.json`, content: '{"title": ' },
  { name: `${root}/Photos from 2023/${spell}.exe`, content: 'MZ' },
  { name: `${root}/Photos from 2023/${spell}damaged.jpg`, content: photo(3), crc32: 1 },
];

/** Each leads out of the archive, were it unpacked by name. */
const leadingOut = [
  '../../../../outside.jpg',
  '/outside.jpg',
  'C:\\outside.jpg',
  '..\\..\\outside.jpg',
  `${root}/../../../outside.jpg`,
  `${root}/Album/../../../../outside.jpg`,
];

let home: string;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'takeout-hostile-'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs in a home, and with a folder for temporary files, of its own. */
function run(args: readonly string[]): Promise<ProgramResult> {
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return runProgram(args, { home, env: { IMMICH_API_KEY: sandbox.apiKey, TMPDIR: temporary } });
}

function writeZip(files: readonly ZipFileSpec[]): string {
  const path = join(home, 'takeout-20260101T120000Z-001.zip');
  writeFileSync(path, buildZip(files));
  return path;
}

describe('names that hold terminal commands', () => {
  const uploadTo = (zip: string): string[] => ['upload', '--server', sandbox.url, zip];

  it.each([
    ['plan', (zip: string) => ['plan', zip]],
    ['plan --json', (zip: string) => ['--json', 'plan', zip]],
    ['a dry run', (zip: string) => [...uploadTo(zip), '--dry-run']],
    ['upload --json', (zip: string) => ['--json', ...uploadTo(zip)]],
    ['upload', uploadTo],
    ['upload --quiet', (zip: string) => ['--quiet', ...uploadTo(zip)]],
    ['an error', (zip: string) => ['plan', `${zip}${spell}`]],
    ['an option', (zip: string) => ['plan', zip, '--from', spell]],
    ['a command', () => [spell]],
  ])('never reach it: %s', async (_, args) => {
    const { stdout, stderr } = await run(args(writeZip(spelledFiles)));
    expect(stdout + stderr).not.toBe('');
    expect(commandsIn(stdout)).toEqual([]);
    expect(commandsIn(stderr)).toEqual([]);
  });

  it('arrive on the server as they are', async () => {
    await run(uploadTo(writeZip(spelledFiles)));
    expect(sandbox.snapshot().albums.map(({ name }) => name)).toContain(`Album ${spell}.`);
  });
});

describe('paths that lead out of the archive', () => {
  it('write nothing but the memory of the run, which others cannot read and which holds no key', async () => {
    const zip = writeZip(leadingOut.map((name, index) => ({ name, content: photo(10 + index) })));
    const before = new Map(treeOf(home).map((path) => [path, statSync(path).mtimeMs]));
    const { exitCode } = await run(['upload', '--server', sandbox.url, zip]);
    expect([0, 3]).toContain(exitCode);

    const stateDir = join(home, '.local', 'state', 'immich-takeout');
    const written = treeOf(home).filter((path) => !before.has(path));
    const journals = written.filter((path) => path.endsWith('.journal'));
    expect(journals).toHaveLength(1);
    expect(written.filter((path) => !path.startsWith(stateDir) && path !== join(home, 'tmp'))).toEqual([
      join(home, '.local'),
      join(home, '.local', 'state'),
    ]);
    expect(statSync(zip).mtimeMs).toBe(before.get(zip));
    for (const path of written.filter((one) => one.startsWith(stateDir))) {
      const { mode } = statSync(path);
      expect((mode & 0o777).toString(8), path).toBe(statSync(path).isFile() ? '600' : '700');
      if (statSync(path).isFile()) expect(readFileSync(path, 'latin1')).not.toContain(sandbox.apiKey);
    }
  });
});

/** What a terminal would obey or not show: controls but the line end, marks of direction, separators. */
function commandsIn(text: string): string[] {
  return text.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu) ?? [];
}

function treeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .sort();
}

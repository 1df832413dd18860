import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFileFacts } from '../../src/metadata/read-file-facts.ts';
import { formatOffset } from '../../src/metadata/utc-offset.ts';
import { wallMs } from '../../src/metadata/wall-clock.ts';
import type { DemoExpectations } from '../../src/sandbox/demo-export/demo-expectations.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { buildExport, photo, sidecar, sparse, type Tree } from '../support/export-builder.ts';
import { publishedSchema } from '../support/published-schema.ts';
import { parseLines, type ProgramResult, runProgram, startProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
let paths: readonly string[];
let expectations: DemoExpectations;

beforeAll(async () => {
  ({ paths, expectations } = await writeDemoExport(join(folder, 'export')));
});

interface Manifest {
  readonly albums: readonly { title: string; description: string; files: string[] }[];
  readonly livePhotos: readonly { photo: string; video: string }[];
  readonly stacks: readonly string[][];
  readonly favorites: readonly string[];
  readonly archived: readonly string[];
}

describe('archive of the demo export', () => {
  let dir: string;
  let first: ProgramResult;
  beforeAll(async () => {
    dir = join(folder, 'photos');
    first = await runProgram(['--json', 'archive', '--to', dir, '--album-links', ...paths]);
  });

  it('is told by a report in all its forms, before and after', async () => {
    const dir = join(folder, 'reported');
    for (const [kind, args] of [
      ['archive-plan', ['--dry-run']],
      ['archive', []],
      ['archive-plan', ['--dry-run']],
    ] as const) {
      const files = ['html', 'json', 'csv'].map((extension) => join(folder, `reported.${extension}`));
      const reports = files.flatMap((file) => ['--report', file]);
      const result = await runProgram(['archive', '--to', dir, ...args, ...reports, ...paths]);
      expect(result.exitCode).toBe(0);
      const [html = '', json = '', csv = ''] = files.map((file) => readFileSync(file, 'utf8'));
      const report = JSON.parse(json) as {
        sections: { files: { state: string }[]; entries: { media: number } }[];
      };
      expect(publishedSchema('report')(report)).toBeUndefined();
      expect(report.sections).toMatchObject([{ kind, whole: true, folder: dir, server: null }]);
      const [{ files: listed, entries }] = report.sections as [(typeof report.sections)[number]];
      expect(listed).toHaveLength(entries.media);
      expect(csv.trimEnd().split('\r\n')).toHaveLength(entries.media + 1);
      expect(html).toContain(dir);
      expect(html.replaceAll(/<style>[^]*?<\/style>|<script[^]*?<\/script>/gu, '')).not.toMatch(
        /to upload|uploaded|(?:to|on|in) the server/iu,
      );
    }
  });

  it('ends whole, with a table that balances', () => {
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = parseLines(first.stdout);
    expect(lines.at(-1)).toMatchObject({
      type: 'summary',
      whole: true,
      ...expectations.counts,
      message: expect.stringContaining('are in your archive') as string,
    });
    expect(lines.at(-2)).toMatchObject({
      type: 'archive',
      folder: dir,
      links: { hard: 10, symbolic: 0, failed: 0 },
    });
  });

  it('holds every photo once: its bytes, its name, in its month, with its time', () => {
    const photos = photosIn(dir);
    expect([...photos.keys()].sort()).toEqual(expectations.assets.map(({ sha1 }) => sha1).sort());
    for (const { sha1, fileName, localDateTime, instant, visibility } of expectations.assets) {
      const path = photos.get(sha1)!;
      const [stem, extension] = [fileName.replace(/\.\w+$/, ''), fileName.replace(/^.*\./, '')];
      expect(path.split('/').at(-1)).toMatch(new RegExp(`^${escape(stem)}( \\(\\d\\))?\\.${extension}$`));
      if (localDateTime !== undefined)
        expect(path).toMatch(`${localDateTime.slice(0, 4)}/${localDateTime.slice(0, 7)}/`);
      if (instant !== undefined && visibility !== 'hidden')
        expect(statSync(join(dir, path)).mtimeMs).toBe(Date.parse(instant));
      expect(existsSync(join(dir, `${path}.xmp`))).toBe(true);
    }
  });

  it('lists albums, live photos, stacks, favourites and what was archived', () => {
    const photos = photosIn(dir);
    const pathOf = (sha1: string): string => photos.get(sha1)!;
    const manifest = JSON.parse(readFileSync(join(dir, 'albums.json'), 'utf8')) as Manifest;
    expect(manifest.albums.map(({ title, description, files }) => ({ title, description, files }))).toEqual(
      expectations.albums
        .map(({ title, description, members }) => ({
          title,
          description,
          files: members.map(({ sha1 }) => pathOf(sha1)).sort(),
        }))
        .sort((a, b) => (a.title < b.title ? -1 : 1)),
    );
    const [live] = expectations.liveLinks;
    expect(manifest.livePhotos).toEqual([{ photo: pathOf(live!.stillSha1), video: pathOf(live!.videoSha1) }]);
    expect(manifest.livePhotos[0]!.video.replace(/MP4$/, '')).toBe(
      manifest.livePhotos[0]!.photo.replace(/JPG$/, ''),
    );
    expect(manifest.stacks).toEqual(expectations.stacks.map(({ sha1s }) => sha1s.map(pathOf)));
    const marked = (is: (asset: DemoExpectations['assets'][number]) => boolean): string[] =>
      expectations.assets
        .filter(is)
        .map(({ sha1 }) => pathOf(sha1))
        .sort();
    expect(manifest.favorites).toEqual(
      marked(({ favorite, visibility }) => favorite && visibility !== 'hidden'),
    );
    expect(manifest.archived).toEqual(marked(({ visibility }) => visibility === 'archive'));
  });

  it('says in the sidecars what an upload would say, as exiftool reads them', () => {
    const photos = photosIn(dir);
    const readings = readSidecars(dir);
    for (const { sha1, localDateTime, instant, description, people, visibility } of expectations.assets) {
      const reading = readings(`${photos.get(sha1)!}.xmp`);
      // Where the file says the date itself, beside words that it does not say, an upload does not repeat it.
      const date = reading('exif:DateTimeOriginal') ?? ownDate(join(dir, photos.get(sha1)!));
      if (localDateTime !== undefined) expect(date).toContain(localDateTime);
      if (instant !== undefined) expect(Date.parse(date)).toBe(Date.parse(instant));
      if (visibility === 'hidden') continue;
      expect(reading('dc:description') ?? '').toBe(description);
      for (const person of people) expect(reading('digiKam:TagsList')).toContain(`People/${person}`);
    }
  });

  it('has nothing to do the second time, and changes nothing but a list that is gone', async () => {
    const before = stateOf(dir);
    rmSync(join(dir, 'albums.json'));
    const second = await runProgram(['--json', 'archive', '--to', dir, '--album-links', ...paths]);
    expect(second.exitCode).toBe(0);
    expect(parseLines(second.stdout).at(-1)).toMatchObject({
      uploaded: 0,
      alreadyOnServer: expectations.assets.length,
      filesUploaded: 0,
      whole: true,
    });
    expect(stateOf(dir)).toEqual(before);
  });

  it('is the same from parts in another order, and from a disk without what was remembered', async () => {
    const other = join(folder, 'other');
    await runProgram([
      'archive',
      '--to',
      other,
      '--album-links',
      '--until',
      '2022-08-15',
      paths[2]!,
      paths[0]!,
      paths[1]!,
    ]);
    const result = await runProgram([
      '-q',
      'archive',
      '--to',
      other,
      '--album-links',
      paths[1]!,
      paths[2]!,
      paths[0]!,
    ]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(stateOf(other)).toEqual(stateOf(dir));
  });

  it('keeps what lay in the trash in a tree of its own, when asked for it', async () => {
    const trashed = join(folder, 'trashed');
    const result = await runProgram(['archive', '--to', trashed, '--trashed', '--type', 'image', ...paths]);
    expect(result.exitCode).toBe(0);
    expect(
      Object.keys(stateOf(join(trashed, 'trash'))).filter((path) => !path.endsWith('.xmp')),
    ).toHaveLength(1);
    expect(result.stdout).toContain('in your archive');
  });
});

describe('archive --dry-run', () => {
  it('says what would be written, and writes nothing', async () => {
    const dir = join(folder, 'dry');
    const empty = await runProgram(['archive', '-n', '--to', dir, ...paths]);
    expect(empty).toMatchObject({ exitCode: 0, stderr: '' });
    const count = expectations.assets.length;
    expect(empty.stdout).toContain(`${count} files for ${dir}: 0 already there, ${count} to write.`);
    expect(existsSync(dir)).toBe(false);
    await runProgram(['archive', '--to', dir, '--type', 'video', ...paths]);
    const before = stateOf(dir);
    const json = await runProgram(['--json', 'archive', '-n', '--to', dir, ...paths]);
    expect(parseLines(json.stdout).at(-1)).toEqual({
      type: 'archive',
      folder: dir,
      alreadyThere: 1,
      toWrite: count - 1,
    });
    expect(stateOf(dir)).toEqual(before);
  });
});

describe('archive that is killed', () => {
  it(
    'leaves whole files only, and the next run makes it as if nothing had happened',
    { timeout: 120_000 },
    async () => {
      const count = 60;
      const year: Record<string, Tree[string]> = { 'big.mp4': sparse(1, 20_000_000) };
      for (let seed = 0; seed < count; seed += 1) {
        year[`IMG_${seed}.jpg`] = photo(seed);
        // Names that repeat, so that counters are at stake.
        year[`IMG_${seed}.jpg.json`] = sidecar(seed % 3 === 0 ? 'same.jpg' : `IMG_${seed}.jpg`);
      }
      const built = await buildExport([{ 'Photos from 2023': year }], { dir: join(folder, 'killed-export') });
      const [reference, dir] = [join(folder, 'reference'), join(folder, 'killed')];
      const whole = await runProgram(['-q', 'archive', '--to', reference, ...built.paths]);
      expect(whole.exitCode).toBe(0);
      const sha1s = new Set(photosIn(reference).keys());
      for (const signal of ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const) {
        const before = countFiles(dir);
        const program = startProgram(['-q', 'archive', '--to', dir, ...built.paths]);
        const state = { isOver: false };
        const finished = program.finished.finally(() => (state.isOver = true));
        while (!state.isOver && countFiles(dir) < before + 20) await sleep(2);
        program.kill(signal);
        await finished;
        for (const [sha1, path] of photosIn(dir))
          if (!isUnfinished(path)) expect(sha1s, path).toContain(sha1);
      }
      expect((await runProgram(['-q', 'archive', '--to', dir, ...built.paths])).exitCode).toBe(0);
      expect(stateOf(dir)).toEqual(stateOf(reference));
    },
  );
});

describe('archive that cannot', () => {
  it.each([
    ['without a folder', [], 'Add --to FOLDER'],
    ['to a file', ['--to', 'a-file'], 'cannot be used'],
    ['with a day that is none', ['--to', 'x', '--until', '2019-02-30'], '--until 2019-02-30 is not a day'],
    ['into what it reads', ['--to', 'source/inside'], 'lies inside'],
  ])('says so: %s', async (_, options, message) => {
    const home = join(folder, `home-${message.length}`);
    mkdirSync(join(home, 'source'), { recursive: true });
    writeFileSync(join(home, 'a-file'), '');
    writeFileSync(join(home, 'source/photo.jpg'), photo(1));
    const inputs = message === 'lies inside' ? ['source'] : paths;
    const result = await runProgram(['archive', ...options, ...inputs], { home });
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(readFileSync(join(home, 'a-file'), 'utf8')).toBe('');
  });
});

/** SHA-1 of every photo and video of the tree, but for albums, and where it lies. */
function photosIn(dir: string): Map<string, string> {
  return new Map(
    filesIn(dir)
      .filter((path) => !path.startsWith('albums') && !path.endsWith('.xmp'))
      .map((path) => [
        createHash('sha1')
          .update(readFileSync(join(dir, path)))
          .digest('hex'),
        path,
      ]),
  );
}

/** Every file with its bytes and time; but for sidecars, which are as old as they are, and what is remembered. */
function stateOf(dir: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(dir).map((path) => {
      const sha1 = createHash('sha1')
        .update(readFileSync(join(dir, path)))
        .digest('hex');
      const isDated = /^(\d|albums\/)/.test(path) && !path.endsWith('.xmp');
      return [path, isDated ? `${sha1} ${statSync(join(dir, path)).mtimeMs}` : sha1];
    }),
  );
}

function filesIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(dir, join(file.parentPath, file.name)))
    .filter((path) => !path.startsWith('.immich-takeout'))
    .sort();
}

function countFiles(dir: string): number {
  return filesIn(dir).filter((path) => !isUnfinished(path)).length;
}

function isUnfinished(path: string): boolean {
  return path.endsWith('.immich-takeout');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a file says about its time, with its offset. */
function ownDate(file: string): string {
  const bytes = readFileSync(file);
  const { date } = readFileFacts(bytes, { totalSize: bytes.length });
  if (date?.offsetMinutes === undefined) throw new Error(`${file} has no date, and its sidecar neither`);
  const wall = new Date(wallMs(date.wall)).toISOString().slice(0, 19);
  return wall + formatOffset(date.offsetMinutes);
}

const exiftool = 'exiftool';

/** Values of sidecars by tag, read by exiftool where it is installed, else found in the text. */
function readSidecars(dir: string): (path: string) => (tag: string) => string | undefined {
  const files = filesIn(dir).filter((path) => path.endsWith('.xmp'));
  const options = ['-j', '-G1', '-d', '%Y-%m-%dT%H:%M:%S%z', '-charset', 'filename=utf8'];
  const read = spawnSync(exiftool, [...options, ...files], { cwd: dir, encoding: 'utf8' });
  if (read.status !== 0)
    return (path) => {
      const text = readFileSync(join(dir, path), 'utf8');
      return (tag) => findInText(text, tag);
    };
  const readings = JSON.parse(read.stdout) as Record<string, string | string[]>[];
  return (path) => {
    const reading = readings.find(({ SourceFile }) => SourceFile === path);
    if (reading === undefined) throw new Error(`exiftool read no ${path}`);
    const keys: Readonly<Record<string, string>> = {
      'exif:DateTimeOriginal': 'XMP-exif:DateTimeOriginal',
      'dc:description': 'XMP-dc:Description',
      'digiKam:TagsList': 'XMP-digiKam:TagsList',
    };
    return (tag) => reading[keys[tag] ?? '']?.toString();
  };
}

function findInText(text: string, tag: string): string | undefined {
  const attribute = new RegExp(`${tag}="([^"]*)"`).exec(text)?.[1];
  const element = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text)?.[1];
  return (
    attribute ??
    element
      ?.replace(/<[^>]*>/g, '')
      .trim()
      .replaceAll('&amp;', '&')
  );
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { BuiltExport, Tree } from '../support/export-builder.ts';
import { album, buildExport, photo, sidecar, video } from '../support/export-builder.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import type { ServerUser } from './support/immich-client.ts';
import { serverUser } from './support/immich-client.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const home = temporaryFolder();

const tree: Tree = {
  'Photos from 2019': {
    'beach.jpg': photo(1),
    'beach.jpg.json': sidecar('beach.jpg', {
      takenAt: '2019-07-14T16:03:22Z',
      description: 'Am Strand',
      favorited: true,
      place: { latitude: 52.52, longitude: 13.4 },
    }),
    'live.jpg': photo(2),
    'live.jpg.json': sidecar('live.jpg', { takenAt: '2019-07-15T08:00:00Z' }),
    'live.mp4': video(2),
    'lake.jpg': photo(3),
    'lake.jpg.json': sidecar('lake.jpg', { takenAt: '2019-07-16T08:00:00Z' }),
  },
  Summer: {
    'lake.jpg': photo(3),
    'beach.jpg': photo(1),
    'metadata.json': album('Summer'),
  },
};

function run(sandbox: Sandbox, command: string, ...args: readonly string[]): Promise<ProgramResult> {
  return runProgram([command, '--server', sandbox.url, ...args], {
    env: { IMMICH_API_KEY: sandbox.apiKey },
    home,
  });
}

interface Line {
  readonly type: string;
  readonly kind: string;
  readonly path: string | null;
  readonly album: string | null;
  readonly message: string;
}

/** What differs, as `kind name`. */
function differencesIn(result: ProgramResult): string[] {
  return parseLines<Line>(result.stdout)
    .filter(({ type }) => type === 'difference')
    .map(({ kind, path, album }) => `${kind} ${path?.split('/').at(-1) ?? album ?? ''}`);
}

describe('verify', () => {
  it.each(['1.135', '2.7', '3.0'] as const)(
    'finds a whole migration whole, byte by byte (%s)',
    async (version) => {
      const { paths } = await writeDemoExport(folder);
      const sandbox = await startSandbox({ version });
      try {
        expect((await run(sandbox, 'upload', ...paths)).exitCode).toBe(0);
        for (const options of [[], ['--rehash', '--deep']]) {
          const result = await run(sandbox, 'verify', ...options, ...paths);
          expect(result.exitCode, result.stdout).toBe(0);
          expect(result.stdout.replace(/\s+/gu, ' ')).toMatch(
            /All 21 photos and videos that you asked for are on the server \(1 file was left out on purpose\)\. $/u,
          );
          expect(result.stdout).toMatch(/albums complete +3 of 3/u);
        }
      } finally {
        await sandbox.close();
      }
    },
  );

  describe('with something changed on the server', () => {
    let built: BuiltExport;
    let sandbox: Sandbox;
    let user: ServerUser;
    let dir: string;

    beforeAll(async () => {
      built = await buildExport([tree], {
        dir: join(folder, 'changed'),
        exportId: 'takeout-20260202T120000Z',
      });
    });

    beforeEach(async () => {
      dir = join(folder, `server-${Math.random().toString(36).slice(2)}`);
      sandbox = await startSandbox({ dir });
      user = serverUser(sandbox);
      const result = await run(sandbox, 'upload', ...built.paths);
      expect(result.exitCode, result.stdout + result.stderr).toBe(0);
    });

    afterEach(() => sandbox.close());

    const put = (name: string, changes: object) => () =>
      user.call('PUT', `/assets/${user.asset(name).id}`, changes);
    const remove = (name: string, force: boolean) => () =>
      user.call('DELETE', '/assets', { ids: [user.asset(name).id], force });
    const summer = () => `/albums/${sandbox.snapshot().albums[0]!.id}`;

    it.each<[what: string, change: () => Promise<void>, found: string[]]>([
      ['a photo deleted for good', remove('lake.jpg', true), ['missing lake.jpg']],
      ['a photo in the trash', remove('lake.jpg', false), ['in-trash lake.jpg']],
      ['a favourite that is none any more', put('beach.jpg', { isFavorite: false }), ['favorite beach.jpg']],
      ['a new favourite', put('lake.jpg', { isFavorite: true }), ['favorite lake.jpg']],
      ['a photo in the archive', put('lake.jpg', { visibility: 'archive' }), ['visibility lake.jpg']],
      ['another description', put('beach.jpg', { description: 'At the sea' }), ['description beach.jpg']],
      [
        'another date',
        put('beach.jpg', { dateTimeOriginal: '2019-07-14T18:03:25+02:00' }),
        ['capture-time beach.jpg'],
      ],
      [
        'the same instant on another clock',
        put('lake.jpg', { dateTimeOriginal: '2019-07-16T17:00:00+09:00' }),
        ['capture-time lake.jpg'],
      ],
      ['a live photo taken apart', put('live.jpg', { livePhotoVideoId: null }), ['live-photo live.jpg']],
      [
        'a photo taken out of an album',
        () => user.call('DELETE', `${summer()}/assets`, { ids: [user.asset('lake.jpg').id] }),
        ['album lake.jpg'],
      ],
      ['a deleted album', () => user.call('DELETE', summer()), ['album Summer']],
      ['an album of another name', () => user.call('PATCH', summer(), { albumName: 'Sea' }), []],
      ['a photo in the locked folder', put('lake.jpg', { visibility: 'locked' }), []],
    ])('names %s', async (_what, change, found) => {
      await change();
      const verified = await run(sandbox, 'verify', '--json', ...built.paths);
      expect(differencesIn(verified)).toEqual(found);
      expect(verified.exitCode).toBe(found.length === 0 ? 0 : 8);
    });

    it('finds bytes that were altered on the disk of the server, only when it downloads them', async () => {
      const originals = join(dir, 'originals', readdirSync(join(dir, 'originals'))[0]!);
      const file = join(
        originals,
        readdirSync(originals).find((name) => name.endsWith('lake.jpg'))!,
      );
      const bytes = readFileSync(file);
      bytes[bytes.length - 10]! ^= 1;
      writeFileSync(file, bytes);
      expect((await run(sandbox, 'verify', ...built.paths)).exitCode).toBe(0);
      const deep = await run(sandbox, 'verify', '--json', '--deep', ...built.paths);
      expect(differencesIn(deep)).toEqual(['bytes lake.jpg']);
      expect(deep.exitCode).toBe(8);
    });

    it('leaves facts alone with --presence-only', async () => {
      await put('beach.jpg', { description: 'At the sea' })();
      expect((await run(sandbox, 'verify', '--presence-only', ...built.paths)).exitCode).toBe(0);
    });

    it('lists what is missing in a file, and says so in its last line', async () => {
      await remove('lake.jpg', true)();
      const csv = join(dir, 'missing.csv');
      const result = await run(sandbox, 'verify', '--csv', csv, ...built.paths);
      expect(result.stdout.replace(/\s+/gu, ' ')).toContain('1 of 4 is not on the server; it is listed in ');
      const sha1 = built.file('Photos from 2019/lake.jpg').sha1();
      expect(readFileSync(csv, 'utf8')).toMatch(
        new RegExp(
          `^reason,archive,path,size,sha1,message\r\nmissing,.*lake\\.jpg,\\d+,${sha1},.*\r\n$`,
          'u',
        ),
      );
      // A list of its own is replaced, anything else is not touched.
      expect((await run(sandbox, 'verify', '--csv', csv, ...built.paths)).exitCode).toBe(8);
      writeFileSync(csv, 'my notes');
      expect((await run(sandbox, 'verify', '--csv', csv, ...built.paths)).exitCode).toBe(2);
      expect(readFileSync(csv, 'utf8')).toBe('my notes');
    });

    it('says what it cannot read, and counts it as not proven', async () => {
      const bytes = readFileSync(built.paths[0]!);
      // The first photo of the archive, whose bytes lie there as they are.
      bytes[bytes.indexOf(Buffer.from('seed 1')) + 40]! ^= 1;
      const damaged = join(dir, 'takeout-20260202T120000Z-001.zip');
      writeFileSync(damaged, bytes);
      const result = await run(sandbox, 'verify', '--json', '--rehash', damaged);
      expect(differencesIn(result)).toContain('unreadable beach.jpg');
      expect(result.exitCode).toBe(8);
    });

    it('changes nothing on the server and writes nothing beside its list', async () => {
      const before = sandbox.snapshot();
      const asked = sandbox.requests.length;
      await run(sandbox, 'verify', '--deep=50%', ...built.paths);
      expect(sandbox.snapshot()).toEqual(before);
      const calls = sandbox.requests
        .slice(asked)
        .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
      const reads = /^(?:GET |POST \/api\/(?:assets\/bulk-upload-check|search\/metadata)$)/u;
      expect(calls.filter((call) => !reads.test(call))).toEqual([]);
      expect(existsSync(join(home, 'missing.csv'))).toBe(false);
    });

    it.each(['0%', 'all', '101%'])('refuses --deep=%s', async (share) => {
      expect((await run(sandbox, 'verify', `--deep=${share}`, ...built.paths)).exitCode).toBe(2);
    });
  });
});

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { BuiltExport } from '../support/export-builder.ts';
import { album, buildExport, photo, sidecar, video } from '../support/export-builder.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import type { ServerUser } from './support/immich-client.ts';
import { serverUser } from './support/immich-client.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
let built: BuiltExport;
let other: BuiltExport;

const taken = (title: string, day: number, facts: object = {}) =>
  sidecar(title, { takenAt: `2019-07-${day}T10:00:00Z`, ...facts });

beforeAll(async () => {
  built = await buildExport(
    [
      {
        'Photos from 2019': {
          'beach.jpg': photo(1),
          'beach.jpg.json': taken('beach.jpg', 10, { description: 'Am Strand', favorited: true }),
          'lake.jpg': photo(2),
          'lake.jpg.json': taken('lake.jpg', 11),
          'live.jpg': photo(3),
          'live.jpg.json': taken('live.jpg', 12),
          'live.mp4': video(3),
          'phone.jpg': photo(4),
          'phone.jpg.json': taken('phone.jpg', 13),
          'phone.mp4': video(4),
          'cat.jpg': photo(5),
          'cat.jpg.json': taken('cat.jpg', 14),
          'cat-edited.jpg': photo(6),
        },
        Summer: { 'beach.jpg': photo(1), 'lake.jpg': photo(2), 'metadata.json': album('Summer') },
        Family: { 'phone.jpg': photo(4), 'lake.jpg': photo(2), 'metadata.json': album('Family') },
      },
    ],
    { dir: join(folder, 'export'), exportId: 'takeout-20260101T120000Z' },
  );
  other = await buildExport(
    [{ 'Photos from 2019': { 'lake.jpg': photo(2), 'lake.jpg.json': taken('lake.jpg', 11) } }],
    { dir: join(folder, 'other'), exportId: 'takeout-20270101T120000Z' },
  );
});

interface Line {
  readonly type: string;
  readonly action: string;
  readonly name: string;
  readonly reason: string;
  readonly run: string;
}

let sandbox: Sandbox;
let user: ServerUser;
let home: string;

function run(command: string, ...args: readonly string[]): Promise<ProgramResult> {
  return runProgram([command, ...args], {
    env: { IMMICH_API_KEY: sandbox.apiKey, IMMICH_INSTANCE_URL: sandbox.url },
    home,
  });
}

async function upload(paths: readonly string[] = built.paths, ...args: readonly string[]): Promise<string> {
  const result = await run('upload', ...args, ...paths);
  expect(result.exitCode, result.stdout + result.stderr).toBe(0);
  const runs = parseLines<Line>((await run('status', '--json')).stdout);
  return runs.at(-1)!.run;
}

async function start(version: '1.135' | '2.7' | '3.0' = '2.7'): Promise<void> {
  sandbox = await startSandbox({ version });
  user = serverUser(sandbox);
}

const names = [
  'beach.jpg',
  'cat-edited.jpg',
  'cat.jpg',
  'lake.jpg',
  'live.jpg',
  'live.mp4',
  'phone.jpg',
  'phone.mp4',
];
const kept = ({ stdout }: ProgramResult) =>
  parseLines<Line>(stdout)
    .filter(({ action }) => action === 'keep')
    .map(({ name, reason }) => `${name}: ${reason}`)
    .sort();
const inTrash = () =>
  sandbox
    .snapshot()
    .assets.filter(({ isTrashed }) => isTrashed)
    .map(({ fileName }) => fileName)
    .sort();

describe('undo', () => {
  beforeEach(() => {
    home = mkdtempSync(join(folder, 'home-'));
  });

  afterEach(() => sandbox.close());

  it.each(['1.135', '2.7', '3.0'] as const)(
    'moves all that a run made to the trash, and leaves what was there as it was (%s)',
    async (version) => {
      await start(version);
      // There before: a still whose moving half is new, a photo that gets an edited version, an album of one title.
      const phone = await user.upload('phone.jpg', photo(4));
      const cat = await user.upload('cat.jpg', photo(5));
      const dog = await user.upload('dog.jpg', photo(9));
      await user.call('POST', '/albums', { albumName: 'Family', description: 'ours', assetIds: [dog] });
      const before = sandbox.snapshot();
      const id = await upload(built.paths, '--merge-albums');
      expect(user.asset('phone.jpg').livePhotoVideoId).toBe(user.asset('phone.mp4').id);
      expect(sandbox.snapshot().stacks).toHaveLength(1);
      expect(sandbox.snapshot().albums).toHaveLength(2);

      const result = await run('undo', id, '--yes');
      expect(result.exitCode, result.stdout + result.stderr).toBe(0);
      const after = sandbox.snapshot();
      const old = new Set([phone, cat, dog]);
      expect(after.assets.filter((asset) => old.has(asset.id))).toEqual(before.assets);
      expect(after.albums).toEqual(before.albums);
      expect(after.stacks).toEqual(before.stacks);
      const made = after.assets.filter((asset) => !old.has(asset.id));
      expect(made.map(({ isTrashed }) => isTrashed)).toEqual(made.map(() => true));
      expect(made.map(({ fileName }) => fileName).sort()).toEqual(
        names.filter((name) => name !== 'phone.jpg' && name !== 'cat.jpg'),
      );
    },
  );

  it('only says what it would do without --yes', async () => {
    await start();
    const id = await upload();
    const before = sandbox.snapshot();
    const result = await run('undo', id);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('add --yes to do it');
    for (const name of names) expect(result.stdout).toContain(name);
    expect(sandbox.snapshot()).toEqual(before);
  });

  it.each<[what: string, change: () => Promise<unknown>, keeps: string[]]>([
    [
      'became a favourite',
      () => user.call('PUT', `/assets/${user.asset('lake.jpg').id}`, { isFavorite: true }),
      ['lake.jpg: changed'],
    ],
    [
      'was described otherwise',
      () => user.call('PUT', `/assets/${user.asset('beach.jpg').id}`, { description: 'At the sea' }),
      ['beach.jpg: changed'],
    ],
    [
      'got another date',
      () =>
        user.call('PUT', `/assets/${user.asset('lake.jpg').id}`, {
          dateTimeOriginal: '2018-01-01T00:00:00Z',
        }),
      ['lake.jpg: changed'],
    ],
    [
      'was archived',
      () => user.call('PUT', `/assets/${user.asset('lake.jpg').id}`, { visibility: 'archive' }),
      ['lake.jpg: changed'],
    ],
    [
      'was locked away',
      () => user.call('PUT', `/assets/${user.asset('lake.jpg').id}`, { visibility: 'locked' }),
      ['lake.jpg: locked'],
    ],
    [
      'was put into an album',
      () => user.call('POST', '/albums', { albumName: 'Best', assetIds: [user.asset('lake.jpg').id] }),
      ['lake.jpg: in-album'],
    ],
    [
      'was deleted for good',
      () => user.call('DELETE', '/assets', { ids: [user.asset('lake.jpg').id], force: true }),
      ['lake.jpg: gone'],
    ],
    ['is part of another export', () => upload(other.paths), ['lake.jpg: other-export']],
    [
      'is a live photo whose still was changed: both halves stay',
      () => user.call('PUT', `/assets/${user.asset('live.jpg').id}`, { isFavorite: true }),
      ['live.jpg: changed', 'live.mp4: belongs-together'],
    ],
    [
      'is a live photo whose still was locked away: both halves stay',
      () => user.call('PUT', `/assets/${user.asset('live.jpg').id}`, { visibility: 'locked' }),
      ['live.jpg: locked', 'live.mp4: belongs-together'],
    ],
  ])('keeps what %s', async (_what, change, keeps) => {
    await start();
    const id = await upload();
    await change();
    const result = await run('undo', '--json', '--yes', id);
    expect(kept(result)).toEqual(keeps);
    expect(result.exitCode).toBe(3);
    const keptNames = keeps.map((line) => line.split(':')[0]);
    expect(inTrash()).toEqual(names.filter((name) => !keptNames.includes(name)));
  });

  it('keeps an album that somebody put something into, and takes out only its own', async () => {
    await start();
    const id = await upload();
    const dog = await user.upload('dog.jpg', photo(9));
    const summer = sandbox.snapshot().albums.find(({ name }) => name === 'Summer')!;
    await user.call('PUT', `/albums/${summer.id}/assets`, { ids: [dog] });
    await run('undo', '--yes', id);
    expect(sandbox.snapshot().albums).toMatchObject([{ name: 'Summer', assetIds: [dog] }]);
  });

  it('goes on where it was cut off, and finds nothing to do when all is done', async () => {
    await start();
    const id = await upload();
    sandbox.faults.add({ kind: 'key-revoked', method: 'DELETE', path: '/assets' });
    const revoked = await run('undo', '--yes', id);
    expect(revoked.exitCode).toBe(5);
    expect(inTrash()).toEqual([]);
    const apiKey = sandbox.createKey(['all']);
    const again = (...args: readonly string[]) =>
      runProgram(['undo', ...args, id], {
        env: { IMMICH_API_KEY: apiKey, IMMICH_INSTANCE_URL: sandbox.url },
        home,
      });
    sandbox.faults.add({ kind: 'close-after-commit', method: 'DELETE', path: '/assets' });
    expect((await again('--yes')).exitCode).toBe(0);
    expect(inTrash()).toEqual(names);
    expect(sandbox.snapshot().albums).toEqual([]);
    const last = await again('--yes');
    expect(last.exitCode).toBe(0);
    expect(last.stdout).toContain('There is nothing to take back');
  });

  it('lets the same upload bring everything back', async () => {
    await start();
    const id = await upload();
    const before = sandbox.snapshot();
    await run('undo', '--yes', id);
    const plain = await run('upload', ...built.paths);
    expect(plain.stdout).toContain('--restore-trashed');
    expect(inTrash()).toEqual(names);
    await upload(built.paths, '--restore-trashed');
    expect(inTrash()).toEqual([]);
    expect(
      sandbox
        .snapshot()
        .albums.map(({ name, assetIds }) => [name, [...assetIds].sort()])
        .sort(),
    ).toEqual(before.albums.map(({ name, assetIds }) => [name, [...assetIds].sort()]).sort());
    expect((await run('verify', ...built.paths)).exitCode).toBe(0);
  });

  it('does not know runs of others', async () => {
    await start();
    const id = await upload();
    const result = await run('undo', '20000101-000000-aaaa');
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(id);
  });
});

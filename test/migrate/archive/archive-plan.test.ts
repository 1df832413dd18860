import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArchiveFolder, archiveIdentity } from '../../../src/archive/archive-folder.ts';
import { type FileSystem, realFileSystem } from '../../../src/archive/new-file.ts';
import { type ArchivedPlan, archivePlan } from '../../../src/migrate/archive/archive-plan.ts';
import { createDescriber } from '../../../src/migrate/describe-media.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { preparePlan } from '../../../src/migrate/prepare-plan.ts';
import { defaultPlanOptions } from '../../../src/plan/plan-options.ts';
import { openSources } from '../../../src/source/open-sources.ts';
import { contentsOf, diskOf, sha1 } from '../../archive/support/archive.ts';
import { album, photo, sidecar, type Tree } from '../../support/export-builder.ts';
import { exportOf, temporaryFolder } from '../support/migrate.ts';

const names = Array.from({ length: 12 }, (_, index) => `IMG_${index}.jpg`);
const tree: Tree = {
  'Photos from 2023': Object.fromEntries(
    names.flatMap((name, seed) => [
      [name, photo(seed)],
      [`${name}.json`, sidecar(name, { favorited: seed === 3, description: `words ${seed}` })],
    ]),
  ),
  Summer: { 'metadata.json': album('Summer'), 'IMG_2.jpg': photo(2), 'IMG_5.jpg': photo(5) },
};

async function archive(
  paths: readonly string[],
  dir: string,
  options: { fileSystem?: FileSystem; reread?: boolean; albumLinks?: boolean } = {},
): Promise<ArchivedPlan> {
  const { signal } = new AbortController();
  const sources = await openSources(paths);
  mkdirSync(join(dir, '.immich-takeout'), { recursive: true });
  const journal = Journal.open(join(dir, '.immich-takeout'), archiveIdentity);
  const { reread = false, albumLinks = false, fileSystem = realFileSystem } = options;
  const folder = await ArchiveFolder.open(dir, { isWanted: () => true, rehash: reread, fileSystem });
  try {
    const plan = await preparePlan({ sources, options: defaultPlanOptions, timeZone: undefined });
    const serverVersion = { major: 3, minor: 0 };
    return await archivePlan({
      plan,
      reader: sources,
      journal,
      folder,
      describer: createDescriber({
        plan,
        reader: sources,
        timeZone: undefined,
        serverVersion,
        neverSilent: true,
      }),
      options: { restoreTrashed: false, mergeAlbums: false, concurrency: 2, maxWaitMs: 100 },
      onEvent: () => undefined,
      stop: signal,
      signal,
      reread,
      albumLinks,
    });
  } finally {
    folder.close();
    journal.close();
    await sources.close();
  }
}

const states = ({ result }: ArchivedPlan): Record<string, number> =>
  Object.fromEntries(result.outcomes.map(({ state, files }) => [state, files]));

describe('archivePlan', () => {
  it('writes every photo once with its words, and has nothing to do the second time', async () => {
    const paths = await exportOf(tree);
    const dir = join(temporaryFolder(), 'photos');
    const first = await archive(paths, dir, { albumLinks: true });
    expect(first).toMatchObject({ fatal: undefined, links: { hard: 2, symbolic: 0, failed: 0 } });
    expect(states(first)).toEqual({ uploaded: 12, 'export-duplicate': 2 });
    const written = contentsOf(dir);
    for (const [seed, name] of names.entries()) {
      expect(sha1(readFileSync(join(dir, '2023/2023-05', name)))).toBe(sha1(photo(seed)));
      expect(written[`2023/2023-05/${name}.xmp`]).toContain(`words ${seed}<`);
    }
    const folder = '2023/2023-05';
    expect(JSON.parse(written['albums.json'] ?? '')).toMatchObject({
      albums: [{ title: 'Summer', files: [`${folder}/IMG_2.jpg`, `${folder}/IMG_5.jpg`] }],
      favorites: [`${folder}/IMG_3.jpg`],
    });
    const second = await archive(paths, dir, { albumLinks: true });
    expect(states(second)).toEqual({ 'already-on-server': 12, 'export-duplicate': 2 });
    expect(second.result).toMatchObject({ filesUploaded: 0, albums: [{ present: 2, expected: 2 }] });
    expect(contentsOf(dir)).toEqual(written);
  });

  it.each([0, 1000, 9000])(
    'on a disk with room for %d bytes ends in good order, and goes on later',
    async (room) => {
      const paths = await exportOf(tree);
      const [dir, reference] = [join(temporaryFolder(), 'photos'), join(temporaryFolder(), 'photos')];
      const full = await archive(paths, dir, { fileSystem: diskOf(room) });
      expect(full.fatal).toMatchObject({ kind: 'disk-full' });
      expect(states(full)).toMatchObject({ failed: expect.any(Number) as number });
      expect(full.result.outcomes.reduce((sum, { files }) => sum + files, 0)).toBe(14);
      const whole = new Set(names.map((_, seed) => sha1(photo(seed))));
      const found = Object.keys(contentsOf(dir)).filter((path) => path.startsWith('20'));
      for (const path of found.filter((one) => one.endsWith('.jpg')))
        expect(whole).toContain(sha1(readFileSync(join(dir, path))));
      expect(found.join()).not.toContain('immich-takeout');
      expect(states(await archive(paths, dir))).not.toHaveProperty('failed');
      await archive(paths, reference);
      expect(contentsOf(dir)).toEqual(contentsOf(reference));
    },
  );

  it('brings back what is gone: photos, sidecars, favourites, albums', async () => {
    const paths = await exportOf(tree);
    const dir = join(temporaryFolder(), 'photos');
    await archive(paths, dir);
    const written = contentsOf(dir);
    for (const path of [
      '2023/2023-05/IMG_1.jpg',
      '2023/2023-05/IMG_4.jpg.xmp',
      'albums.json',
      '.immich-takeout',
    ])
      rmSync(join(dir, path), { recursive: true });
    expect(states(await archive(paths, dir))).toEqual({
      'already-on-server': 11,
      uploaded: 1,
      'export-duplicate': 2,
    });
    expect(contentsOf(dir)).toEqual(written);
  });

  it('does not take for granted what changed unseen: reading it again finds out and writes it anew', async () => {
    const paths = await exportOf(tree);
    const dir = join(temporaryFolder(), 'photos');
    await archive(paths, dir);
    const victim = join(dir, '2023/2023-05/IMG_1.jpg');
    const { size, atime, mtime } = statSync(victim);
    writeFileSync(victim, Buffer.alloc(size));
    utimesSync(victim, atime, mtime);
    expect(states(await archive(paths, dir))).toEqual({ 'already-on-server': 12, 'export-duplicate': 2 });
    expect(states(await archive(paths, dir, { reread: true }))).toMatchObject({ uploaded: 1 });
    expect(readFileSync(victim).equals(Buffer.alloc(size))).toBe(true);
    expect(sha1(readFileSync(join(dir, '2023/2023-05/IMG_1 (1).jpg')))).toBe(sha1(photo(1)));
  });

  it('counts what vanished during the run as failed', async () => {
    const paths = await exportOf(tree);
    const dir = join(temporaryFolder(), 'photos');
    let files = 0;
    const fileSystem: FileSystem = {
      ...realFileSystem,
      link: async (from, to) => {
        await realFileSystem.link(from, to);
        files += 1;
        if (files === 12) rmSync(join(dir, '2023/2023-05/IMG_0.jpg'), { force: true });
      },
    };
    const run = await archive(paths, dir, { fileSystem });
    expect(run.result.failed).toMatchObject([{ reason: 'not-in-archive', retryable: true }]);
    expect(states(run)).toEqual({ uploaded: 11, failed: 1, 'export-duplicate': 2 });
    expect(states(await archive(paths, dir))).toMatchObject({ uploaded: 1, 'already-on-server': 11 });
  });
});

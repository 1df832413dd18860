import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashMedia } from '../../src/migrate/hash-media.ts';
import { Journal } from '../../src/migrate/journal/journal.ts';
import type { MediaDescriber, RunContext } from '../../src/migrate/run-context.ts';
import { Run } from '../../src/migrate/run.ts';
import type { Destination } from '../../src/model/destination.ts';
import type { SourceSet } from '../../src/model/source.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import { photo } from '../support/export-builder.ts';
import { temporaryFolder } from './support/migrate.ts';

const bytes = photo(1);
const sha1 = createHash('sha1').update(bytes).digest('hex');
const large = 5 * 1024 * 1024;
const plan = buildTestPlan({
  media: [
    { path: 'a.jpg', size: bytes.length, crc32: 1 },
    { path: 'film.mp4', size: large, crc32: 2 },
  ],
});
const [item, film] = plan.media;

/** A run whose files another thread may read; what was done with them, in order. */
function contextWith(digest: string | undefined): { context: RunContext; done: string[] } {
  const done: string[] = [];
  const reader: Partial<SourceSet> = {
    read: () => {
      done.push('read');
      return Promise.resolve(bytes);
    },
    digest: (entry) => {
      done.push(`digest ${entry.name}`);
      return Promise.resolve(digest);
    },
  };
  const { signal } = new AbortController();
  const journal = Journal.open(temporaryFolder(), { server: 'https://immich.example', userId: 'u' });
  onTestFinished(() => journal.close());
  const { context } = new Run({
    plan,
    reader: reader as SourceSet,
    destination: {} as Destination,
    journal,
    describer: {} as MediaDescriber,
    options: { restoreTrashed: false, mergeAlbums: false, concurrency: 1, maxWaitMs: 0 },
    onEvent: () => undefined,
    stop: signal,
    signal,
  });
  return { context, done };
}

describe('hashMedia', () => {
  it('opens a file that is wanted, and one that perhaps is while there is room for it', async () => {
    const { context, done } = contextWith('of another thread');
    for (const wanted of ['yes', 'perhaps'] as const) {
      const hashed = await hashMedia(item!, context, { wanted, reread: true });
      expect(hashed).toMatchObject({ sha1, opened: { facts: { type: 'jpeg' } } });
    }
    expect(done).toEqual(['read', 'read']);
  });

  it('lets another thread read what nobody wants, or what there is no room for, and remembers the checksum', async () => {
    const { context, done } = contextWith('of another thread');
    const alone = { sha1: 'of another thread', opened: undefined };
    expect(await hashMedia(film!, context, { wanted: 'perhaps' })).toEqual(alone);
    expect(await hashMedia(item!, context, { wanted: 'no' })).toEqual(alone);
    while (context.heldBytes.tryTake(bytes.length));
    expect(await hashMedia(item!, context, { wanted: 'perhaps', reread: true })).toEqual(alone);
    expect(await hashMedia(item!, context)).toEqual(alone);
    expect(done).toEqual(['digest film.mp4', 'digest a.jpg', 'digest a.jpg']);
    expect(Array.from(context.journal.state.hashes, ([, known]) => known.sha1)).toEqual([
      alone.sha1,
      alone.sha1,
    ]);
  });

  it('reads by itself what the other thread could not, and where videos may be inside', async () => {
    const { context, done } = contextWith(undefined);
    expect(await hashMedia(item!, context, { wanted: 'no' })).toMatchObject({ sha1, opened: {} });
    expect(await hashMedia(item!, context, { wanted: 'no', reread: true, trailerSizes: [9] })).toMatchObject({
      opened: {},
    });
    expect(done).toEqual(['digest a.jpg', 'read', 'read']);
  });
});

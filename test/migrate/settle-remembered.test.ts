import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AssetUnit } from '../../src/migrate/asset-units.ts';
import { groupIntoUnits } from '../../src/migrate/asset-units.ts';
import { entryKey } from '../../src/migrate/entry-key.ts';
import { Journal } from '../../src/migrate/journal/journal.ts';
import type { MediaDescriber, RunContext } from '../../src/migrate/run-context.ts';
import { Run } from '../../src/migrate/run.ts';
import { settleRemembered } from '../../src/migrate/settle-remembered.ts';
import { createCanvas } from '../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg } from '../../src/sandbox/demo-export/encode-jpeg.ts';
import { motionPhotoSegment } from '../../src/sandbox/demo-export/motion-photo-segment.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import type { RunEvent } from '../../src/model/run-event.ts';
import type { Destination, PresenceResult } from '../../src/model/destination.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { EntryReader } from '../../src/model/source.ts';
import { album, photo, sidecar, video, type Tree } from '../support/export-builder.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import { exportOf, migrate, sandbox, temporaryFolder } from './support/migrate.ts';

const clip = video(3);
const motion = Buffer.concat([encodeJpeg(createCanvas(16, 16), [motionPhotoSegment(clip.length)]), clip]);

/** A photo of each kind that a run treats differently. */
const tree: Tree = {
  'Photos from 2023': {
    'plain.jpg': photo(1),
    'plain.jpg.json': sidecar('plain.jpg'),
    'IMG_1.JPG': photo(2),
    'IMG_1.HEIC.json': sidecar('IMG_1.JPG'),
    'IMG_1.MP4': video(2),
    'PXL_1.MP.jpg': motion,
    'PXL_1.MP.jpg.json': sidecar('PXL_1.MP.jpg'),
    'PXL_1.MP': clip,
  },
  Summer: { 'metadata.json': album('Summer'), 'plain.jpg': photo(1), 'IMG_1.JPG': photo(2) },
};

/** What became of each file, its checksum and asset included, in the order of the plan. */
function endings(events: readonly RunEvent[]): readonly object[] {
  const outcomes = events.flatMap((event) => (event.kind === 'outcome' ? [event.outcome] : []));
  return outcomes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function requestsSince(server: Sandbox, before: number): string[] {
  return server.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
}

/** An export that was brought to a server by an earlier run, and the journal of that. */
async function brought(content: Tree = tree) {
  const server = await sandbox();
  const stateDir = temporaryFolder();
  const paths = await exportOf(content);
  await migrate(paths, server, { stateDir });
  return { server, stateDir, paths };
}

describe('settleRemembered', () => {
  it('comes to what a run without a journal comes to, by one question and without reading', async () => {
    const { server, stateDir, paths } = await brought();
    const before = server.requests.length;
    const again = await migrate(paths, server, { stateDir });
    const requests = requestsSince(server, before);
    const anew = await migrate(paths, server);

    expect(again.outcomes).toEqual({
      'Photos from 2023/plain.jpg': 'already-on-server',
      'Photos from 2023/IMG_1.JPG': 'already-on-server',
      'IMG_1.MP4': 'already-on-server',
      'PXL_1.MP.jpg': 'already-on-server',
      'PXL_1.MP': 'embedded-video',
      'Summer/plain.jpg': 'export-duplicate',
      'Summer/IMG_1.JPG': 'export-duplicate',
    });
    expect(endings(again.events)).toEqual(endings(anew.events));
    expect(again.result.outcomes.toSorted(byState)).toEqual(anew.result.outcomes.toSorted(byState));
    expect(again.result.albums).toEqual([{ title: 'Summer', present: 2, expected: 2 }]);
    expect(
      requests.filter((request) => request.includes('/assets') && !request.endsWith('/statistics')),
    ).toEqual(['POST /api/assets/bulk-upload-check']);
    expect(again.events.some(({ kind }) => kind === 'transfer-start')).toBe(false);
  });

  it('leaves the journal as it was, but for the run itself', async () => {
    const { server, stateDir, paths } = await brought();
    const lines = journalLines(stateDir);
    await migrate(paths, server, { stateDir });
    expect(journalLines(stateDir).slice(0, lines.length)).toEqual(lines);
    expect(journalLines(stateDir).slice(lines.length)).toEqual([
      expect.stringContaining('"kind":"run"'),
      expect.stringContaining('"kind":"end"'),
    ]);
  });

  it('brings again what is gone from the server, and only that', async () => {
    const { server, stateDir, paths } = await brought();
    await takeAway(server, 'plain.jpg', { force: true });
    const { outcomes, result } = await migrate(paths, server, { stateDir });
    expect(outcomes).toMatchObject({
      'Photos from 2023/plain.jpg': 'uploaded',
      'Summer/plain.jpg': 'export-duplicate',
      'IMG_1.MP4': 'already-on-server',
    });
    expect(result).toMatchObject({ filesUploaded: 1, albums: [{ present: 2, expected: 2 }] });
  });

  it('leaves what lies in the trash of the server there', async () => {
    const { server, stateDir, paths } = await brought();
    await takeAway(server, 'plain.jpg', {});
    const { outcomes } = await migrate(paths, server, { stateDir });
    expect(outcomes).toMatchObject({
      'Photos from 2023/plain.jpg': 'in-server-trash',
      'IMG_1.MP4': 'already-on-server',
    });
  });

  it.each([
    ['a copy', 'Summer/plain.jpg'],
    ['a photo', 'Photos from 2023/plain.jpg'],
    ['the video of a live photo', 'IMG_1.MP4'],
    ['the video inside a photo', 'PXL_1.MP'],
  ])('reads %s of which the journal has lost the checksum', async (_, path) => {
    const { server, stateDir, paths } = await brought();
    forgetLines(stateDir, (line) => line.includes('"kind":"hash"') && line.includes(`/${path}|`));
    const again = await migrate(paths, server, { stateDir });
    const anew = await migrate(paths, server);
    expect(endings(again.events)).toEqual(endings(anew.events));
    expect(again.result.filesUploaded).toBe(0);
    expect(journalLines(stateDir).some((line) => line.includes(`/${path}|`))).toBe(true);
  });

  it('links a live photo whose link was lost', async () => {
    const { server, stateDir, paths } = await brought();
    forgetLines(stateDir, (line) => line.includes('"kind":"link"'));
    const { outcomes } = await migrate(paths, server, { stateDir });
    expect(outcomes).toMatchObject({ 'IMG_1.MP4': 'already-on-server' });
    expect(journalLines(stateDir).some((line) => line.includes('"kind":"link"'))).toBe(true);
  });

  it('ends in good order when the server does not answer the question', async () => {
    const { server, stateDir, paths } = await brought();
    server.faults.add({ kind: 'key-revoked', path: '/assets/bulk-upload-check', method: 'POST' });
    const { outcomes, fatal } = await migrate(paths, server, { stateDir });
    expect(fatal).toMatchObject({ kind: 'unauthorized' });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['not-reached']));
  });

  it('asks in turn about more than fits into one question, and gives back what nothing is known of', async () => {
    const plan = buildTestPlan({
      media: Array.from({ length: 5_004 }, (_, index) => ({ path: `IMG_${index}.jpg`, crc32: index })),
    });
    const units = groupIntoUnits(plan);
    const [unknown, ...known] = units;
    const asked: number[] = [];
    const context = contextOf(plan, (sha1s) => {
      asked.push(sha1s.length);
      return sha1s.map((sha1) => ({ present: true, assetId: `id of ${sha1}`, trashed: false }));
    });
    for (const { main } of known) {
      const key = entryKey(main.media.entry, plan.sources[0]) ?? '';
      context.journal.state.hashes.set(key, { sha1: `sha1 of ${main.fileName}`, embeds: false });
    }
    const seen: AssetUnit[] = [];
    const found: unknown[] = [];
    const rest = await settleRemembered(units, context, (unit, checked) => {
      found.push(checked.get(unit.main)?.presence);
      return seen.push(unit) !== 2;
    });
    expect(asked).toEqual([5_000, 3]);
    expect(seen).toEqual(known);
    expect(found).toEqual(
      known.map(({ main }) => ({ present: true, assetId: `id of sha1 of ${main.fileName}`, trashed: false })),
    );
    expect(rest).toEqual([unknown, known[1]]);
  });
});

/** A run whose server knows what the given function says. */
function contextOf(plan: Plan, check: (sha1s: readonly string[]) => PresenceResult[]): RunContext {
  const { signal } = new AbortController();
  const destination = { check: (sha1s: readonly string[]) => Promise.resolve(check(sha1s)) };
  const journal = Journal.open(temporaryFolder(), { server: 'https://immich.example', userId: 'u' });
  onTestFinished(() => journal.close());
  return new Run({
    plan,
    reader: {} as EntryReader,
    destination: destination as unknown as Destination,
    journal,
    describer: {} as MediaDescriber,
    options: { restoreTrashed: false, mergeAlbums: false, concurrency: 1, maxWaitMs: 0 },
    onEvent: () => undefined,
    stop: signal,
    signal,
  }).context;
}

function byState(a: { readonly state: string }, b: { readonly state: string }): number {
  return a.state < b.state ? -1 : 1;
}

function journalPath(stateDir: string): string {
  return join(stateDir, readdirSync(stateDir).find((name) => name.endsWith('.journal')) ?? '');
}

function journalLines(stateDir: string): string[] {
  return readFileSync(journalPath(stateDir), 'utf8').trimEnd().split('\n');
}

function forgetLines(stateDir: string, isLost: (line: string) => boolean): void {
  const lines = journalLines(stateDir);
  const left = lines.filter((line) => !isLost(line));
  expect(left.length).toBeLessThan(lines.length);
  writeFileSync(journalPath(stateDir), `${left.join('\n')}\n`);
}

async function takeAway(server: Sandbox, fileName: string, how: object): Promise<void> {
  const { url, apiKey } = server;
  const asset = server.snapshot().assets.find((each) => each.fileName === fileName);
  const answer = await fetch(`${url}/api/assets`, {
    method: 'DELETE',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [asset?.id], ...how }),
  });
  expect(answer.ok).toBe(true);
}

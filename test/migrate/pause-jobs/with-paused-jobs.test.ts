import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectImmich } from '../../../src/immich/connect.ts';
import type { ServerQueue } from '../../../src/immich/queues.ts';
import { ApiError } from '../../../src/lib/errors.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { heavyQueues } from '../../../src/migrate/pause-jobs/heavy-queues.ts';
import { pauseQueues } from '../../../src/migrate/pause-jobs/pause-queues.ts';
import { queueLabel } from '../../../src/migrate/pause-jobs/queue-label.ts';
import type { QueueServer } from '../../../src/migrate/pause-jobs/queue-server.ts';
import { withPausedJobs } from '../../../src/migrate/pause-jobs/with-paused-jobs.ts';
import type { Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { sandbox, temporaryFolder } from '../support/migrate.ts';

const { signal } = new AbortController();

interface Told {
  readonly lines: string[];
  readonly warnings: string[];
}

async function setUp(server: Sandbox, options: { apiKey?: string; stateDir?: string } = {}) {
  const apiKey = options.apiKey ?? server.apiKey;
  const immich = await connectImmich({ url: server.url, apiKey, signal });
  onTestFinished(() => immich.close());
  const journal = Journal.open(options.stateDir ?? temporaryFolder(), immich.identity);
  onTestFinished(() => journal.close());
  const told: Told = { lines: [], warnings: [] };
  const pausedNow = async (): Promise<string[]> => {
    const answer = await fetch(`${server.url}/api/jobs`, { headers: { 'x-api-key': server.apiKey } });
    const jobs = (await answer.json()) as Record<string, { queueStatus: { isPaused: boolean } }>;
    return Object.keys(jobs).filter((name) => jobs[name]?.queueStatus.isPaused);
  };
  return {
    immich,
    journal,
    told,
    pausedNow,
    input: (wanted: boolean) => ({
      server: immich,
      journal,
      wanted,
      log: (line: string) => void told.lines.push(line),
      onEvent: (event: { readonly kind: string; readonly message?: string }) => {
        if (event.kind === 'warning') told.warnings.push(event.message ?? '');
      },
      stop: signal,
    }),
  };
}

describe('withPausedJobs', () => {
  it.each([
    ['1.135', ['thumbnailGeneration', 'videoConversion', 'smartSearch']],
    ['2.7', ['thumbnailGeneration', 'videoConversion', 'smartSearch', 'ocr']],
    ['3.0', ['thumbnailGeneration', 'videoConversion', 'smartSearch', 'ocr']],
  ] as const)('on %s pauses the heavy queues for the work, and resumes them', async (version, some) => {
    const { input, pausedNow, journal, told } = await setUp(await sandbox({ version }));
    const during = await withPausedJobs(input(true), pausedNow);
    expect(during).toEqual(expect.arrayContaining([...some]));
    expect(during.every((name) => heavyQueues.has(name))).toBe(true);
    expect(await pausedNow()).toEqual([]);
    expect(journal.state.pausedQueues).toEqual([]);
    expect(told.warnings).toEqual([]);
    expect(told.lines).toEqual([
      expect.stringMatching(/^Paused for this run: thumbnail generation, /u),
      expect.stringMatching(/^Resumed: thumbnail generation, /u),
    ]);
  });

  it('resumes when the work fails, too', async () => {
    const { input, pausedNow } = await setUp(await sandbox());
    const work = withPausedJobs(input(true), () => Promise.reject(new Error('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(await pausedNow()).toEqual([]);
  });

  it('leaves to the user what the user had paused', async () => {
    const { immich, input, pausedNow } = await setUp(await sandbox());
    for (const name of ['smartSearch', 'library']) await immich.setQueuePaused(name, true, signal);
    const during = await withPausedJobs(input(true), pausedNow);
    expect(during.length).toBeGreaterThan(4);
    expect((await pausedNow()).sort()).toEqual(['library', 'smartSearch']);
  });

  it.each([true, false])('finishes what a run that died had begun (pausing again: %s)', async (again) => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const dead = await setUp(server, { stateDir });
    await dead.immich.setQueuePaused('library', true, signal);
    await pauseQueues(dead.immich, dead.journal, signal);
    dead.journal.close();
    const next = await setUp(server, { stateDir });
    const during = await withPausedJobs(next.input(again), next.pausedNow);
    expect(during.includes('thumbnailGeneration')).toBe(again);
    expect(await next.pausedNow()).toEqual(['library']);
    expect(next.journal.state.pausedQueues).toEqual([]);
  });

  it('forgets what somebody else has resumed meanwhile, and may pause for reasons of their own', async () => {
    const server = await sandbox();
    const { immich, journal, input, pausedNow } = await setUp(server);
    journal.write({ kind: 'paused-queues', queues: ['library', 'ocr'], at: '2026-01-01T00:00:00.000Z' });
    await withPausedJobs(input(true), async () => {
      expect(journal.state.pausedQueues).not.toContain('library');
      await immich.setQueuePaused('library', true, signal);
    });
    expect(await pausedNow()).toEqual(['library']);
  });

  it('says in one sentence that only administrators can, and works without', async () => {
    const server = await sandbox();
    const { input, told, pausedNow } = await setUp(server, { apiKey: server.createUser('Ann').apiKey });
    expect(await withPausedJobs(input(true), pausedNow)).toEqual([]);
    expect(told).toEqual({
      lines: [],
      warnings: [
        'only an administrator can pause and resume background jobs, and Ann is none; the run goes on without pausing',
      ],
    });
    expect(server.requests.filter(({ path }) => path.startsWith('/api/queues'))).toEqual([]);
  });

  it('names the permission that the key lacks', async () => {
    const server = await sandbox();
    const apiKey = server.createKey(['user.read', 'queue.read']);
    const { input, told } = await setUp(server, { apiKey });
    await withPausedJobs(input(true), () => Promise.resolve());
    expect(told.warnings).toEqual([expect.stringContaining('the API key lacks queue.update, needed to')]);
  });

  it('pauses nothing when that could not be remembered', async () => {
    const noFolder = join(temporaryFolder(), 'file');
    writeFileSync(noFolder, '');
    const { input, told, journal, pausedNow } = await setUp(await sandbox(), { stateDir: noFolder });
    expect(journal.unwritable).toBeDefined();
    expect(await withPausedJobs(input(true), pausedNow)).toEqual([]);
    expect(told.warnings).toEqual([expect.stringContaining('could not be remembered')]);
  });

  it('resumes what it had paused when the server refuses in the middle', async () => {
    const server = await sandbox();
    const { input, told, pausedNow } = await setUp(server);
    server.faults.add({ kind: 'status', status: 403, method: 'PUT', path: '/queues/*', skip: 2 });
    expect(await withPausedJobs(input(true), pausedNow)).toHaveLength(2);
    expect(told.warnings).toEqual([expect.stringContaining('could not pause the queue')]);
    expect(await pausedNow()).toEqual([]);
  });

  it('tries again to resume what did not work at once', async () => {
    const server = await sandbox();
    const { input, told, pausedNow } = await setUp(server);
    await withPausedJobs(input(true), () => {
      server.faults.add({ kind: 'status', status: 429, method: 'PUT', path: '/queues/*', times: 2 });
      return Promise.resolve();
    });
    expect(await pausedNow()).toEqual([]);
    expect(told.warnings).toEqual([]);
  });

  it('says what stays paused, remembers it, and says how to resume it', async () => {
    const server = await sandbox();
    const { input, told, journal, pausedNow } = await setUp(server);
    await withPausedJobs(input(true), () => {
      server.faults.add({ kind: 'status', status: 403, method: 'PUT', path: '/queues/ocr', times: 'always' });
      return Promise.resolve();
    });
    expect(await pausedNow()).toEqual(['ocr']);
    expect(journal.state.pausedQueues).toEqual(['ocr']);
    expect(told.warnings).toEqual([
      expect.stringMatching(/^still paused on the server: OCR .*doctor --resume-jobs/u),
    ]);
  });

  it('forgets a queue that the server no longer has', async () => {
    const { input, told, journal } = await setUp(await sandbox({ version: '1.135' }));
    journal.write({ kind: 'paused-queues', queues: ['ocr', 'smartSearch'], at: '2026-01-01T00:00:00.000Z' });
    await withPausedJobs(input(false), () => Promise.resolve());
    expect(journal.state.pausedQueues).toEqual([]);
    expect(told).toEqual({ lines: ['Resumed: smart search'], warnings: [] });
  });

  it('asks the server nothing when nothing is wanted and nothing is left', async () => {
    const server = await sandbox();
    const { input } = await setUp(server);
    const before = server.requests.length;
    await withPausedJobs(input(false), () => Promise.resolve());
    expect(server.requests.length).toBe(before);
  });
});

describe('pauseQueues', () => {
  const names = ['metadataExtraction', 'sidecar', 'backgroundTask', 'storageTemplateMigration', 'library'];
  const anyQueue = fc.record({
    name: fc.constantFrom(...names, ...heavyQueues, 'neverHeardOf'),
    isPaused: fc.boolean(),
    waiting: fc.nat(),
  });

  it('touches nothing but heavy queues that run, remembers each before, and dies harmlessly anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyQueue, { selector: ({ name }) => name }),
        fc.subarray([...heavyQueues]),
        fc.nat(8),
        async (queues, inherited, diesAfter) => {
          const paused = new Set(queues.filter(({ isPaused }) => isPaused).map(({ name }) => name));
          const users = [...paused].filter((name) => !inherited.includes(name));
          const journal = forgetfulJournal(inherited);
          let changes = 0;
          const server: QueueServer = {
            user: { name: 'Admin', isAdmin: true },
            missingPermissions: () => [],
            listQueues: () => Promise.resolve(queues as readonly ServerQueue[]),
            setQueuePaused: (name) => {
              expect(journal.state.pausedQueues).toContain(name);
              expect(heavyQueues.has(name) && !paused.has(name)).toBe(true);
              if (changes === diesAfter) return Promise.reject(new ApiError('unreachable', 'now', 'gone'));
              changes += 1;
              paused.add(name);
              return Promise.resolve();
            },
          };
          await pauseQueues(server, journal, signal).catch(() => undefined);
          // Whoever resumes what is remembered now leaves exactly what users had paused.
          for (const name of journal.state.pausedQueues) paused.delete(name);
          expect([...paused].sort()).toEqual(users.sort());
        },
      ),
    );
  });
});

/** One that keeps its state in memory alone, for many quick runs. */
function forgetfulJournal(pausedQueues: readonly string[]): Journal {
  const journal = Journal.read('/nowhere/at.all');
  journal.write({ kind: 'paused-queues', queues: [...pausedQueues], at: '' });
  return journal;
}

describe('queueLabel', () => {
  it.each([
    ['thumbnailGeneration', 'thumbnail generation'],
    ['ocr', 'OCR'],
    ['sidecar', 'sidecar'],
    ['somethingQuiteNew', 'something quite new'],
  ])('%s is %s', (name, label) => {
    expect(queueLabel(name)).toBe(label);
  });
});

import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiError, SourceError, UsageError } from '../../../src/lib/errors.ts';
import type { DoctorServer } from '../../../src/migrate/doctor/doctor-server.ts';
import type { ExamineInput } from '../../../src/migrate/doctor/examine.ts';
import { examine } from '../../../src/migrate/doctor/examine.ts';
import { examineQuickly } from '../../../src/migrate/doctor/examine-quickly.ts';
import type { Finding } from '../../../src/migrate/doctor/finding.ts';
import { checkIds } from '../../../src/migrate/doctor/finding.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { encodeRecord } from '../../../src/migrate/journal/journal-record.ts';
import { emptyJournalState } from '../../../src/migrate/journal/journal-state.ts';
import { buildTestPlan } from '../../support/plan-builder.ts';
import { temporaryFolder } from '../support/migrate.ts';
import { fakeServer } from './fake-server.ts';

const { signal } = new AbortController();
const plan = buildTestPlan({ media: [{ path: 'a.jpg', size: 100, tags: ['People/Ann'] }] });

async function findingsOf(input: Partial<ExamineInput> & { server?: DoctorServer } = {}): Promise<Finding[]> {
  const { server = fakeServer() } = input;
  const findings: Finding[] = [];
  const whole: ExamineInput = {
    connect: () => Promise.resolve(server),
    needed: ['account', 'upload'],
    readPlan: () => Promise.resolve(plan),
    stateDir: input.stateDir ?? temporaryFolder(),
    probe: true,
    openDirect: undefined,
    pausesJobs: false,
    openAdmin: () => Promise.resolve(undefined),
    signal,
    ...input,
  };
  for await (const finding of examine(whole)) findings.push(finding);
  return findings;
}

const levels = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ check, level }) => [check, level]));

describe('examine', () => {
  it('finds nothing wrong where nothing is', async () => {
    const findings = await findingsOf();
    expect(findings.map(({ level }) => level)).toEqual(checkIds.map(() => 'ok'));
  });

  const failed = (kind: ApiError['kind'], retry: ApiError['retry'] = 'fatal') =>
    Promise.reject(new ApiError(kind, retry, `it is ${kind}`));

  it.each([
    ['everything', {}],
    ['no export', { readPlan: undefined }],
    ['no server', { connect: () => failed('unreachable', 'later') }],
    ['neither', { connect: () => failed('unauthorized'), readPlan: undefined }],
    ['a damaged export', { readPlan: () => Promise.reject(new SourceError('not-a-zip', 'no zip')) }],
  ] satisfies [string, Partial<ExamineInput>][])(
    'tells one finding for every check: %s',
    async (_, input) => {
      expect((await findingsOf(input)).map(({ check }) => check)).toEqual(checkIds);
    },
  );

  it.each([
    ['unreachable', 'server', {}],
    ['maintenance', 'server', {}],
    ['login-page', 'login-page', { server: 'unchecked' }],
    ['unsupported-version', 'version', { server: 'ok', 'login-page': 'ok' }],
    ['unauthorized', 'key', { server: 'ok', 'login-page': 'ok', version: 'ok' }],
    ['forbidden', 'permissions', { server: 'ok', key: 'ok' }],
  ] as const)('a connection that is %s fails at %s, and says how far it got', async (kind, check, before) => {
    const findings = await findingsOf({ connect: () => failed(kind) });
    const failure = findings.find(({ level }) => level === 'failure');
    expect(failure).toMatchObject({ check, found: `it is ${kind}`, error: { kind } });
    expect(levels(findings)).toMatchObject({ ...before, quota: 'unchecked', archives: 'ok', state: 'ok' });
  });

  it('lets out what is a mistake on the command line, or of the program', async () => {
    const usage = new UsageError('no address');
    await expect(findingsOf({ connect: () => Promise.reject(usage) })).rejects.toBe(usage);
    const bug = new TypeError('oops');
    await expect(findingsOf({ readPlan: () => Promise.reject(bug) })).rejects.toBe(bug);
  });

  it('tells why a check could not be made, and goes on', async () => {
    const server = fakeServer({
      inspection: { hasTrash: () => failed('server-error', 'later'), showsTags: () => failed('forbidden') },
    });
    const findings = await findingsOf({ server });
    expect(levels(findings)).toMatchObject({ trash: 'unchecked', 'tags-view': 'unchecked', jobs: 'ok' });
    expect(findings.find(({ check }) => check === 'trash')?.found).toBe('it is server-error');
  });

  it('takes a login page before uploads for a failure', async () => {
    const server = fakeServer({ inspection: { probeUploadRoute: () => failed('login-page') } });
    expect(levels(await findingsOf({ server }))).toMatchObject({ 'login-page': 'failure', version: 'ok' });
  });

  it('counts off what the journal knows, and names queues that were left paused', async () => {
    const stateDir = temporaryFolder();
    const server = fakeServer({
      user: { quotaSizeBytes: 100, quotaUsedBytes: 100 },
      queues: [{ name: 'ocr', isPaused: true, waiting: 0 }],
    });
    const journal = Journal.open(stateDir, server.identity);
    const { entry } = plan.media[0]!.media;
    const key = `${plan.sources[0]!.name}|${entry.dir}/${entry.name}|${entry.size}|${entry.crc32!.toString(16)}`;
    journal.write({ kind: 'hash', key, sha1: 's' });
    journal.write({ kind: 'asset', run: 'r', sha1: 's', assetId: 'x', status: 'created', name: 'a.jpg' });
    journal.write({ kind: 'paused-queues', queues: ['ocr'], at: '2026-01-01T00:00:00.000Z' });
    journal.close();
    const findings = await findingsOf({ server, stateDir });
    expect(levels(findings)).toMatchObject({ quota: 'ok', jobs: 'warning' });
    expect(findings.find(({ check }) => check === 'jobs')?.advice).toContain('doctor --resume-jobs');
  });

  it('fails for a journal that a newer version wrote', async () => {
    const stateDir = temporaryFolder();
    const { identity } = fakeServer();
    const header = { kind: 'journal', v: 99, ...identity, createdAt: '' } as const;
    writeFileSync(Journal.pathFor(stateDir, identity), encodeRecord(header));
    const findings = await findingsOf({ stateDir });
    expect(findings.at(-1)).toMatchObject({ check: 'state', level: 'failure' });
  });
});

describe('examineQuickly', () => {
  const quick = async (server: DoctorServer, withinMs = 15_000): Promise<string[]> => {
    const found: string[] = [];
    for await (const finding of examineQuickly(server, plan, emptyJournalState(), { signal, withinMs }))
      found.push(`${finding.check}: ${finding.level}`);
    return found;
  };

  it('says nothing where all is well, or cannot be seen', async () => {
    expect(await quick(fakeServer())).toEqual([]);
    expect(await quick(fakeServer({ permissions: ['user.read'], user: { isAdmin: false } }))).toEqual([]);
  });

  it('tells what is wrong', async () => {
    const server = fakeServer({
      user: { quotaSizeBytes: 10, quotaUsedBytes: 0 },
      storage: { sizeBytes: 1e9, availableBytes: 1e6 },
      queues: [{ name: 'sidecar', isPaused: true, waiting: 0 }],
      inspection: {
        clockSkewMs: () => 1e9,
        storageTemplate: () => Promise.resolve({ enabled: true, template: '{{y}}' }),
      },
    });
    expect(await quick(server)).toEqual([
      'clock: warning',
      'quota: failure',
      'disk: warning',
      'jobs: warning',
    ]);
  });

  it('does not wait for a server that does not answer side questions', async () => {
    const silent = (asked: AbortSignal): Promise<never> =>
      new Promise((_, reject) => {
        asked.addEventListener('abort', () => reject(asked.reason as Error));
      });
    const server = fakeServer({
      user: { quotaSizeBytes: 10, quotaUsedBytes: 0 },
      inspection: { storageTemplate: silent },
    });
    expect(await quick(server, 50)).toEqual(['quota: failure']);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { buildExport, photo, sidecar } from '../support/export-builder.ts';
import { parseLines, runProgram, startProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const count = 12;
let archives: readonly string[];

beforeAll(async () => {
  const names = Array.from({ length: count }, (_, index) => `IMG_${index}.jpg`);
  const year = names.flatMap((name, seed) => [
    [name, photo(seed)],
    [`${name}.json`, sidecar(name)],
  ]);
  const tree = { 'Photos from 2023': Object.fromEntries(year) as Record<string, Buffer> };
  archives = (await buildExport([tree], { dir: join(folder, 'export') })).paths;
});

async function setUp(name: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const home = join(folder, name);
  mkdirSync(home);
  const jobs = async (): Promise<Record<string, { queueStatus: { isPaused: boolean } }>> =>
    (await (await fetch(`${sandbox.url}/api/jobs`, admin(sandbox))).json()) as never;
  return {
    sandbox,
    program: { env: { IMMICH_API_KEY: sandbox.apiKey }, home },
    upload: ['--json', 'upload', '--pause-jobs', '--concurrency', '2', '--server', sandbox.url, ...archives],
    resume: ['--json', 'doctor', '--resume-jobs', '--server', sandbox.url],
    paused: async () =>
      Object.entries(await jobs())
        .filter(([, { queueStatus }]) => queueStatus.isPaused)
        .map(([queue]) => queue),
  };
}

function admin({ apiKey }: Sandbox): { headers: Record<string, string> } {
  return { headers: { 'x-api-key': apiKey, 'content-type': 'application/json' } };
}

async function pauseByHand(sandbox: Sandbox, queue: string): Promise<void> {
  const init = { ...admin(sandbox), method: 'PUT', body: JSON.stringify({ command: 'pause' }) };
  await fetch(`${sandbox.url}/api/jobs/${queue}`, init);
}

/** Uploads take long enough to be interrupted. */
function slowDown(sandbox: Sandbox): void {
  sandbox.faults.add({ kind: 'slow-answer', delayMs: 200, path: '/assets', method: 'POST', times: 'always' });
}

async function uploadsBegun(sandbox: Sandbox): Promise<void> {
  while (!sandbox.requests.some(({ method, path }) => method === 'POST' && path === '/api/assets'))
    await sleep(10);
}

describe('upload --pause-jobs', () => {
  it.each(['1.135', '3.0'] as const)(
    'pauses heavy jobs on %s while it uploads, and no others',
    async (version) => {
      const { sandbox, program, upload, paused } = await setUp(`pauses-${version}`, { version });
      slowDown(sandbox);
      const running = startProgram(upload, program);
      await uploadsBegun(sandbox);
      const during = await paused();
      expect(during).toEqual(
        expect.arrayContaining(['thumbnailGeneration', 'videoConversion', 'smartSearch']),
      );
      expect(during).not.toEqual(expect.arrayContaining(['metadataExtraction']));
      expect(during).not.toEqual(expect.arrayContaining(['sidecar']));
      expect((await running.finished).exitCode).toBe(0);
      expect(await paused()).toEqual([]);
      expect(sandbox.snapshot().assets).toHaveLength(count);
    },
  );

  it.each([
    ['SIGINT', 1, 130],
    ['SIGTERM', 1, 143],
    ['SIGINT', 2, 130],
  ] as const)('resumes them after %s (%i times)', async (signal, times, exitCode) => {
    const { sandbox, program, upload, paused } = await setUp(`${signal}-${times}`);
    await pauseByHand(sandbox, 'smartSearch');
    slowDown(sandbox);
    const running = startProgram(upload, program);
    await uploadsBegun(sandbox);
    for (let sent = 0; sent < times; sent += 1) {
      running.kill(signal);
      await sleep(50);
    }
    expect((await running.finished).exitCode).toBe(exitCode);
    expect(await paused()).toEqual(['smartSearch']);
  });

  it('resumes them when the run fails', async () => {
    const { sandbox, program, upload, paused } = await setUp('fails');
    sandbox.faults.add({ kind: 'quota-exceeded', path: '/assets', method: 'POST', times: 'always' });
    expect((await runProgram(upload, program)).exitCode).toBe(6);
    expect(await paused()).toEqual([]);
  });

  it('killed in the middle, leaves them to doctor --resume-jobs', async () => {
    const { sandbox, program, upload, resume, paused } = await setUp('killed');
    await pauseByHand(sandbox, 'library');
    slowDown(sandbox);
    const running = startProgram(upload, program);
    await uploadsBegun(sandbox);
    running.kill('SIGKILL');
    expect((await running.finished).exitCode).toBeUndefined();
    const left = await paused();
    expect(left.length).toBeGreaterThan(5);

    const told = await runProgram(['--json', 'doctor', '--server', sandbox.url], program);
    const jobs = parseLines<{ check: string }>(told.stdout).find(({ check }) => check === 'jobs');
    expect(jobs).toMatchObject({
      level: 'warning',
      advice: expect.stringContaining('doctor --resume-jobs') as string,
    });

    const first = await runProgram(resume, program);
    expect(first.exitCode).toBe(0);
    const [line] = parseLines<{ resumed: string[]; left: string[] }>(first.stdout);
    expect([...line!.resumed, 'library'].sort()).toEqual([...left].sort());
    expect(await paused()).toEqual(['library']);
    const second = await runProgram(resume, program);
    expect(parseLines(second.stdout)).toEqual([{ type: 'jobs', resumed: [], left: [] }]);
    expect(second.exitCode).toBe(0);
  });

  it('killed in the middle, leaves them to the next run, whatever that wants', async () => {
    const { sandbox, program, upload, paused } = await setUp('killed-then-run');
    slowDown(sandbox);
    const running = startProgram(upload, program);
    await uploadsBegun(sandbox);
    running.kill('SIGKILL');
    await running.finished;
    expect((await paused()).length).toBeGreaterThan(5);
    sandbox.faults.clear();
    const next = await runProgram(
      upload.filter((argument) => argument !== '--pause-jobs'),
      program,
    );
    expect(next.exitCode).toBe(0);
    expect(await paused()).toEqual([]);
    expect(sandbox.snapshot().assets).toHaveLength(count);
  });

  it('says once to those who are no administrators that it goes on without', async () => {
    const { sandbox, program, upload, resume, paused } = await setUp('ann');
    const ann = sandbox.createUser('Ann');
    const asAnn = { ...program, env: { IMMICH_API_KEY: ann.apiKey } };
    const { stdout, exitCode } = await runProgram(upload, asAnn);
    const warnings = parseLines<{ code?: string; message?: string }>(stdout).filter(
      ({ code }) => code === 'jobs-not-paused',
    );
    expect(warnings.map(({ message }) => message)).toEqual([
      'only an administrator can pause and resume background jobs, and Ann is none; the run goes on without pausing',
    ]);
    expect(exitCode).toBe(0);
    expect(sandbox.snapshot(ann.id).assets).toHaveLength(count);
    expect(await paused()).toEqual([]);
    expect((await runProgram(resume, asAnn)).exitCode).toBe(0);
  });

  it("uses an administrator's key for the jobs alone, where the own is none", async () => {
    const { sandbox, program, upload, resume, paused } = await setUp('ann-and-admin');
    const ann = sandbox.createUser('Ann');
    const keyFile = join(folder, 'admin-key');
    writeFileSync(keyFile, `${sandbox.createKey(['user.read', 'queue.read', 'queue.update', 'job.read'])}\n`);
    const asAnn = { ...program, env: { IMMICH_API_KEY: ann.apiKey }, secrets: [sandbox.apiKey] };
    slowDown(sandbox);
    const running = startProgram([...upload, '--admin-api-key-file', keyFile], asAnn);
    await uploadsBegun(sandbox);
    expect(await paused()).toEqual(expect.arrayContaining(['thumbnailGeneration', 'smartSearch']));
    running.kill('SIGKILL');
    await running.finished;
    const withAdmin = { ...asAnn, env: { ...asAnn.env, IMMICH_ADMIN_API_KEY: sandbox.apiKey } };
    expect((await runProgram(resume, asAnn)).exitCode).toBe(5);
    expect((await runProgram(resume, withAdmin)).exitCode).toBe(0);
    expect(await paused()).toEqual([]);
    sandbox.faults.clear();
    expect((await runProgram(upload, withAdmin)).exitCode).toBe(0);
    expect(await paused()).toEqual([]);
    expect(sandbox.snapshot(ann.id).assets).toHaveLength(count);
    expect(sandbox.snapshot().assets).toHaveLength(0);
  });

  it("ends before it begins when the administrator's key is refused, and says whose", async () => {
    const { sandbox, program, upload } = await setUp('ann-and-nobody');
    const ann = sandbox.createUser('Ann');
    const env = { IMMICH_API_KEY: ann.apiKey, IMMICH_ADMIN_API_KEY: 'nobodys' };
    const { stderr, exitCode } = await runProgram(upload, { ...program, env });
    expect(exitCode).toBe(5);
    expect(parseLines(stderr)).toEqual([
      expect.objectContaining({
        type: 'error',
        message: expect.stringContaining('with the key of the administrator: ') as string,
      }),
    ]);
    expect(sandbox.snapshot(ann.id).assets).toHaveLength(0);
  });
});

import { onTestFinished, describe, expect, test } from 'vitest';
import { connectImmich } from '../../src/immich/connect.ts';
import type { ImmichServer } from '../../src/immich/immich-server.ts';
import type { SandboxVersion } from '../../src/sandbox/capabilities.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startFrontProxy } from '../support/front-proxy.ts';
import { connected } from './connected.ts';

const { signal } = new AbortController();

async function behindProxy(
  options: Parameters<typeof startFrontProxy>[1] = {},
  version?: SandboxVersion,
): Promise<{ sandbox: Sandbox; immich: ImmichServer }> {
  const sandbox = await startSandbox(version === undefined ? {} : { version });
  onTestFinished(() => sandbox.close());
  const proxy = await startFrontProxy(sandbox.url, options);
  onTestFinished(() => proxy.close());
  const immich = await connectImmich({ url: proxy.url, apiKey: sandbox.apiKey, signal });
  onTestFinished(() => immich.close());
  return { sandbox, immich };
}

describe('probeUploadRoute', () => {
  const huge = 20 * 1024 ** 3;
  const patience = { signal, patienceMs: 300 };

  test.each(['1.135', '2.7', '3.0'] as const)(
    'finds a free way to Immich %s at once, and leaves nothing there',
    async (version) => {
      const { sandbox, immich } = await behindProxy({}, version);
      const startedAt = performance.now();
      const probe = { signal, patienceMs: 60_000 };
      expect(await immich.inspection.probeUploadRoute(huge, probe)).toBe('taken');
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      const uploads = sandbox.requests.filter(({ method }) => method === 'POST');
      expect(uploads.map(({ path, status }) => [path, status])).toEqual([['/api/assets', 400]]);
      expect(uploads[0]?.bytes).toBeLessThanOrEqual(256);
      expect(sandbox.snapshot().assets).toEqual([]);
    },
  );

  test.each([true, false])(
    'finds the limit of a proxy (that buffers requests: %s)',
    async (buffersRequests) => {
      const { sandbox, immich } = await behindProxy({ maxBodyBytes: 100_000_000, buffersRequests });
      const { probeUploadRoute } = immich.inspection;
      expect(await probeUploadRoute(100_000_001, patience)).toBe('refused');
      expect(await probeUploadRoute(100_000_000, patience)).toBe('taken');
      // A small form is sent whole: the server itself answers, whatever stands before it.
      const startedAt = performance.now();
      expect(await probeUploadRoute(256, { signal, patienceMs: 60_000 })).toBe('taken');
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      // The connection is good for what comes after.
      expect(await immich.listAlbums(signal)).toEqual([]);
      expect(sandbox.snapshot().assets).toEqual([]);
    },
  );

  test('takes a key that may not upload for a way that is open', async () => {
    const { sandbox } = await behindProxy();
    const apiKey = sandbox.createKey(['user.read']);
    const immich = await connectImmich({ url: sandbox.url, apiKey, signal });
    onTestFinished(() => immich.close());
    expect(await immich.inspection.probeUploadRoute(huge, patience)).toBe('taken');
  });

  test('tells of a login page that stands before uploads only', async () => {
    const { immich } = await behindProxy({ asksForLogin: ({ method }) => method === 'POST' });
    await expect(immich.inspection.probeUploadRoute(100, patience)).rejects.toMatchObject({
      kind: 'login-page',
      message: expect.stringContaining('Authelia') as string,
    });
  });

  test.each([
    [502, 'server-error'],
    [403, 'forbidden'],
  ])('does not take a proxy that answers %s for an open way', async (status, kind) => {
    const { server, immich } = await connected('2.7.5', {
      'POST /api/assets': { status, text: '<html><title>Blocked</title></html>' },
    });
    await expect(immich.inspection.probeUploadRoute(8, patience)).rejects.toMatchObject({ kind });
    expect(server.requestsTo('POST /api/assets')).toHaveLength(1);
  });

  test('ends at once when it is told to', async () => {
    const { immich } = await behindProxy({ buffersRequests: true });
    const stop = AbortSignal.timeout(50);
    const probe = immich.inspection.probeUploadRoute(huge, { signal: stop, patienceMs: 60_000 });
    await expect(probe).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('clockSkewMs', () => {
  test.each([0, 3_600_000, -86_400_000])('tells a clock that is wrong by %s ms', async (skew) => {
    const { immich } = await behindProxy({ clockSkewMs: skew });
    expect(Math.abs((immich.inspection.clockSkewMs() ?? NaN) - skew)).toBeLessThan(3000);
  });
});

describe('behindCloudflare', () => {
  test('is known from the first ordinary answer on', async () => {
    const headers = { 'cf-ray': '8a1b2c3d4e5f6789-AMS' };
    const version = { json: { major: 2, minor: 7, patch: 5 }, headers };
    expect((await connected('2.7.5', { 'GET /api/server/version': version })).immich.behindCloudflare).toBe(
      true,
    );
    expect((await connected('2.7.5')).immich.behindCloudflare).toBe(false);
  });
});

describe('latencyMs', () => {
  test('is that of an ordinary answer, not of a single slow one', async () => {
    const { sandbox, immich } = await behindProxy();
    sandbox.faults.add({ kind: 'slow-answer', path: '/server/ping', delayMs: 400 });
    expect(await immich.inspection.latencyMs(signal)).toBeLessThan(300);
    sandbox.faults.add({ kind: 'slow-answer', path: '/server/ping', delayMs: 80, times: 'always' });
    expect(await immich.inspection.latencyMs(signal)).toBeGreaterThan(70);
  });
});

describe('queues', () => {
  test.each([
    ['1.135', '/api/jobs'],
    ['2.7', '/api/queues'],
    ['3.0', '/api/queues'],
  ] as const)('are listed, paused and resumed on %s by %s', async (version, path) => {
    const { sandbox, immich } = await behindProxy({}, version);
    const paused = async (): Promise<string[]> =>
      (await immich.listQueues(signal)).filter(({ isPaused }) => isPaused).map(({ name }) => name);
    expect((await immich.listQueues(signal)).map(({ name }) => name)).toContain('metadataExtraction');
    expect(await paused()).toEqual([]);
    await immich.setQueuePaused('smartSearch', true, signal);
    await immich.setQueuePaused('smartSearch', true, signal);
    expect(await paused()).toEqual(['smartSearch']);
    await immich.setQueuePaused('smartSearch', false, signal);
    expect(await paused()).toEqual([]);
    expect(sandbox.requests.some((request) => request.path === path)).toBe(true);
  });

  test('count what runs and waits, paused or not, but not what is delayed on purpose', async () => {
    const statistics = { active: 1, waiting: 20, paused: 300, completed: 7, failed: 8, delayed: 9 };
    const { immich } = await connected('2.7.5', {
      'GET /api/queues': { json: [{ name: 'ocr', isPaused: true, statistics }] },
    });
    expect(await immich.listQueues(signal)).toEqual([{ name: 'ocr', isPaused: true, waiting: 321 }]);
  });

  test('are for administrators only', async () => {
    const { sandbox } = await behindProxy();
    const { apiKey } = sandbox.createUser('Ann');
    const immich = await connectImmich({ url: sandbox.url, apiKey, signal });
    onTestFinished(() => immich.close());
    await expect(immich.listQueues(signal)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('settings', () => {
  test('are read as servers write them', async () => {
    const { immich } = await connected('3.0.3', {
      'GET /api/users/me/preferences': { json: { tags: { enabled: true, sidebarWeb: false } } },
      'GET /api/server/features': { json: { trash: false, smartSearch: true } },
      'GET /api/system-config': {
        json: {
          storageTemplate: { enabled: true, hashVerificationEnabled: true, template: '{{y}}/{{filename}}' },
        },
      },
    });
    expect(await immich.inspection.showsTags(signal)).toBe(true);
    expect(await immich.inspection.hasTrash(signal)).toBe(false);
    expect(await immich.inspection.storageTemplate(signal)).toMatchObject({
      enabled: true,
      template: '{{y}}/{{filename}}',
    });
  });
});

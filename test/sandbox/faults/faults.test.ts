import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { assetForm, clientOf, multipart } from '../support/client.ts';
import { jpeg } from '../support/media.ts';
import { running, type Running } from '../support/running-sandbox.ts';

const upload = { method: 'POST', path: '/api/assets' } as const;

function send({ client }: Running, size = 1000): ReturnType<Running['client']['upload']> {
  return client.upload(assetForm('a.jpg', randomBytes(size)));
}

/** How many assets there are, and what the server logged of the last request. */
function after({ sandbox }: Running): [assets: number, status: number | undefined] {
  return [sandbox.snapshot().assets.length, sandbox.requests.at(-1)?.status];
}

describe('faults that answer instead of the server', () => {
  it('answer a status for the next calls, with headers', async () => {
    const at = await running();
    at.sandbox.faults.add({
      ...upload,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '2' },
      times: 2,
    });
    for (let turn = 0; turn < 2; turn += 1) {
      const reply = await send(at);
      expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '2']);
    }
    expect((await send(at)).status).toBe(201);
  });

  it.each([502, 503, 504, 524])('answer %i as the HTML of a proxy', async (status) => {
    const at = await running();
    at.sandbox.faults.add({ kind: 'status', status, headers: { 'retry-after': '2' } });
    const reply = await at.client.call('GET', '/api/users/me');
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('retry-after')]).toEqual([
      status,
      'text/html',
      '2',
    ]);
    expect(reply.text).toContain(`<h1>${status}</h1>`);
  });

  it.each(['2.7', '3.0'] as const)("answer 500 in the server's own words on %s", async (version) => {
    const at = await running({ version });
    at.sandbox.faults.add({ kind: 'status', status: 500 });
    const { body } = await at.client.call('POST', '/api/search/metadata', {});
    expect(body.message).toBe('Internal server error');
    expect('statusCode' in body).toBe(version === '2.7');
  });

  it('refuse bodies over a size, at once or after reading them', async () => {
    const at = await running();
    at.sandbox.faults.add({
      ...upload,
      kind: 'too-large',
      maxBytes: 50_000,
      readBody: true,
      times: 'always',
    });
    const reply = await send(at, 100_000);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([413, 'text/html']);
    expect(at.sandbox.requests.at(-1)?.bytes).toBeGreaterThan(100_000);
    expect((await send(at, 10_000)).status).toBe(201);
    at.sandbox.faults.clear();
    at.sandbox.faults.add({ ...upload, kind: 'too-large', maxBytes: 50_000 });
    expect(await statusOfRaw(at, 100_000)).toBe(413);
    expect(at.sandbox.requests.at(-1)?.bytes).toBe(0);
  });

  it('show a login page with 200, and redirect', async () => {
    const at = await running();
    at.sandbox.faults.add({ kind: 'login-page' });
    const page = await at.client.call('GET', '/api/server/version');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('type="password"');
    at.sandbox.faults.add({ kind: 'redirect' });
    const https = await at.client.call('GET', '/api/server/ping');
    expect([https.status, https.headers.get('location')]).toEqual([
      302,
      `${at.sandbox.url.replace('http', 'https')}/api/server/ping`,
    ]);
    at.sandbox.faults.add({ kind: 'redirect', status: 307, location: 'https://sso.example.com/' });
    const sso = await at.client.call('GET', '/api/server/ping');
    expect([sso.status, sso.headers.get('location')]).toEqual([307, 'https://sso.example.com/']);
  });

  it('say quota, disk full and revoked', async () => {
    const at = await running();
    at.sandbox.faults.add({ ...upload, kind: 'quota-exceeded' });
    expect((await send(at)).body.message).toBe('Quota has been exceeded!');
    at.sandbox.faults.add({ ...upload, kind: 'disk-full' });
    const full = await send(at);
    expect([full.status, full.body.message]).toEqual([500, 'Failed to upload asset']);
    const storage = await at.client.call('GET', '/api/server/storage');
    expect(storage.body).toMatchObject({ diskAvailableRaw: 0 });
    at.sandbox.faults.add({ ...upload, kind: 'key-revoked', skip: 1 });
    expect((await send(at)).status).toBe(201);
    expect((await send(at)).status).toBe(401);
    expect((await at.client.call('GET', '/api/users/me')).body.message).toBe('Invalid API key');
    expect(after(at)).toEqual([1, 401]);
  });
});

describe('faults that break the connection', () => {
  it.each([0, 1, 500, 5000])('reset it at byte %i of the body, and nothing is stored', async (atByte) => {
    const at = await running();
    at.sandbox.faults.add({ ...upload, kind: 'reset', atByte });
    await expect(send(at, 20_000)).rejects.toThrow();
    expect(after(at)).toEqual([0, 0]);
    expect((await send(at)).status).toBe(201);
  });

  it('close it after the commit', async () => {
    const at = await running();
    at.sandbox.faults.add({ ...upload, kind: 'close-after-commit' });
    const form = assetForm('a.jpg', jpeg());
    await expect(at.client.upload(form)).rejects.toThrow();
    expect(after(at)).toEqual([1, 0]);
    expect((await at.client.upload(form)).status).toBe(200);
  });

  it('replace the answer after the commit', async () => {
    const at = await running();
    at.sandbox.faults.add({ ...upload, kind: 'status', status: 502, afterCommit: true });
    expect((await send(at)).status).toBe(502);
    expect(after(at)).toEqual([1, 502]);
  });

  it.each([true, false])('never answer (carried out: %s)', async (commit) => {
    const at = await running();
    at.sandbox.faults.add({ ...upload, kind: 'no-answer', commit });
    const form = multipart(assetForm('a.jpg', jpeg()));
    const headers = { 'x-api-key': at.sandbox.apiKey, 'content-type': form.contentType };
    const body = new Uint8Array(form.body);
    const hanging = fetch(`${at.sandbox.url}/api/assets`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(150),
    });
    await expect(hanging).rejects.toThrow();
    expect(after(at)).toEqual([commit ? 1 : 0, 0]);
  });

  it('restart: the port is closed for a while, the state stays', async () => {
    const at = await running();
    await send(at);
    at.sandbox.faults.add({ ...upload, kind: 'restart', downMs: 150 });
    await expect(send(at)).rejects.toThrow();
    await expect(at.client.call('GET', '/api/server/ping')).rejects.toThrow();
    await expect
      .poll(() =>
        at.client.call('GET', '/api/server/ping').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    expect(at.sandbox.snapshot().assets).toHaveLength(1);
  });
});

describe('faults that are slow', () => {
  it('answer late', async () => {
    const at = await running();
    at.sandbox.faults.add({ kind: 'slow-answer', delayMs: 120 });
    const startedAt = performance.now();
    expect((await at.client.call('GET', '/api/server/ping')).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  });

  it('trickle the answer, and receive slowly', async () => {
    const at = await running();
    at.sandbox.faults.add({ method: 'GET', kind: 'slow-answer', bytesPerSecond: 200 });
    const startedAt = performance.now();
    expect((await at.client.call('GET', '/api/server/ping')).body).toEqual({ res: 'pong' });
    expect(performance.now() - startedAt).toBeGreaterThan(50);
    at.sandbox.faults.add({ ...upload, kind: 'slow-request', bytesPerSecond: 20_000 });
    const uploadedAt = performance.now();
    expect((await send(at, 2000)).status).toBe(201);
    expect(performance.now() - uploadedAt).toBeGreaterThan(80);
  });
});

describe('faults that change the server', () => {
  it('become another version in the middle', async () => {
    const at = await running({ version: '2.7' });
    at.sandbox.faults.add({ ...upload, kind: 'version', version: '3.0', skip: 1 });
    expect((await send(at)).status).toBe(201);
    expect((await send(at)).status).toBe(201);
    expect((await at.client.call('GET', '/api/server/version')).body).toMatchObject({ major: 3 });
  });

  it('go into maintenance, where only ping, version and config are left', async () => {
    const at = await running({ version: '2.7' });
    at.sandbox.faults.add({ ...upload, kind: 'maintenance' });
    const refused = await send(at);
    expect([refused.status, refused.body.message]).toEqual([404, 'Cannot POST /api/assets']);
    expect((await at.client.call('GET', '/api/server/ping')).status).toBe(200);
    expect((await at.client.call('GET', '/api/server/config')).body).toEqual({ maintenanceMode: true });
    expect((await at.client.call('GET', '/api/users/me')).status).toBe(404);
    at.sandbox.setMaintenance(false);
    expect((await send(at)).status).toBe(201);
    at.sandbox.setVersion('1.135');
    expect(() => at.sandbox.setMaintenance(true)).toThrow('Immich 1.135 has no maintenance mode');
  });
});

describe('control routes', () => {
  it('script faults, show what happened and make keys', async () => {
    const at = await running();
    const add = await at.client.call('POST', '/__sandbox/faults', {
      ...upload,
      kind: 'status',
      status: 503,
      times: 'always',
    });
    expect(add.status).toBe(201);
    expect((await send(at)).status).toBe(503);
    expect((await at.client.call('GET', '/__sandbox/faults')).body).toMatchObject([
      { kind: 'status', struck: 1 },
    ]);
    await at.client.call('DELETE', '/__sandbox/faults');
    expect((await send(at)).status).toBe(201);
    expect((await at.client.call('GET', '/__sandbox/snapshot')).body).toMatchObject({
      version: '2.7',
      assets: [{ fileName: 'a.jpg' }],
    });
    const requests = (await at.client.call('GET', '/__sandbox/requests')).body as unknown as {
      status: number;
    }[];
    expect(requests.map(({ status }) => status)).toEqual([503, 201]);
    const { apiKey } = (await at.client.call('POST', '/__sandbox/keys', { permissions: ['asset.read'] }))
      .body;
    expect((await clientOf(at.sandbox.url, apiKey).call('GET', '/api/users/me')).status).toBe(403);
    const guest = (await at.client.call('POST', '/__sandbox/users', { name: 'Bea' })).body;
    expect((await clientOf(at.sandbox.url, guest.apiKey).call('GET', '/api/users/me')).body).toMatchObject({
      name: 'Bea',
    });
    await at.client.call('POST', '/__sandbox/version', { version: '3.0' });
    expect((await at.client.call('GET', '/api/server/version')).body).toMatchObject({ major: 3 });
    expect((await at.client.call('POST', '/__sandbox/version', { version: '9' })).status).toBe(400);
    expect((await at.client.call('POST', '/__sandbox/jobs/wait')).status).toBe(204);
    expect((await at.client.call('POST', '/__sandbox/faults', { kind: 'toString' })).status).toBe(400);
    expect((await at.client.call('GET', '/__sandbox/nope')).status).toBe(404);
  });

  it('are closed to web pages', async () => {
    const at = await running();
    const reply = await at.client.call('GET', '/__sandbox/snapshot', undefined, {
      origin: 'https://evil.example',
    });
    expect(reply.status).toBe(404);
  });

  it('restart the server', async () => {
    const at = await running();
    expect((await at.client.call('POST', '/__sandbox/restart', { downMs: 10 })).status).toBe(204);
    await expect
      .poll(() =>
        at.client.call('GET', '/api/server/ping').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});

/** Status of an upload whose body is announced but never sent. */
function statusOfRaw({ sandbox }: Running, size: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      'x-api-key': sandbox.apiKey,
      'content-length': size,
      'content-type': 'multipart/form-data; boundary=b',
    };
    const call = request(`${sandbox.url}/api/assets`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      call.destroy();
    });
    call.on('error', reject);
    call.flushHeaders();
  });
}

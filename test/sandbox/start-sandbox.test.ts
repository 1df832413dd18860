import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { assetForm, clientOf, multipart } from './support/client.ts';
import { jpeg } from './support/media.ts';
import { running, temporaryFolder } from './support/running-sandbox.ts';

describe('startSandbox', () => {
  it.each(['0.0.0.0', '192.168.0.1', 'example.com', '::'])('refuses to listen on %s', async (host) => {
    await expect(startSandbox({ host })).rejects.toThrow(
      `the sandbox listens on loopback only, not on ${host}`,
    );
  });

  it('says so when the port is taken', async () => {
    const { sandbox } = await running();
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow(
      /^cannot listen on 127\.0\.0\.1:/,
    );
  });

  it('logs what was asked, with headers and received bytes', async () => {
    const { sandbox, client } = await running();
    await client.upload(assetForm('a.jpg', jpeg()), { 'cf-access-client-id': 'x' });
    await client.call('GET', '/api/albums?isOwned=true');
    expect(sandbox.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/assets',
        query: '',
        status: 201,
        headers: { 'cf-access-client-id': 'x' },
      },
      { method: 'GET', path: '/api/albums', query: 'isOwned=true', status: 200, bytes: 0 },
    ]);
    expect(sandbox.requests[0]?.bytes).toBeGreaterThan(500);
  });

  it('keeps users apart', async () => {
    const { sandbox, client } = await running({ users: [{ name: 'Ann' }, { name: 'Bob', password: 'b' }] });
    const guest = sandbox.createUser('Guest');
    await client.upload(assetForm('a.jpg', jpeg()));
    expect(sandbox.snapshot().assets).toHaveLength(1);
    expect(sandbox.snapshot(guest.id).assets).toEqual([]);
    expect((await client.call('GET', '/api/users')).body).toMatchObject([
      { name: 'Ann' },
      { name: 'Bob' },
      { name: 'Guest' },
    ]);
    const login = await clientOf(sandbox.url, undefined).call('POST', '/api/auth/login', {
      email: 'bob@example.com',
      password: 'b',
    });
    expect(login.status).toBe(201);
  });

  it.each(['//', '/api/assets/%ZZ', '/api/albums?%', '/%00', '/api/'])(
    'survives the path %s',
    async (path) => {
      const { client } = await running();
      expect((await client.call('GET', path)).status).toBeLessThan(500);
      expect((await client.call('GET', '/api/server/ping')).status).toBe(200);
    },
  );

  it('adds latency to every answer', async () => {
    const { client } = await running({ latencyMs: 80 });
    const startedAt = performance.now();
    await client.call('GET', '/api/server/ping');
    expect(performance.now() - startedAt).toBeGreaterThan(70);
  });
});

describe('answers before the body', () => {
  it.each([
    ['a known checksum', 200],
    ['a wrong key', 401],
  ])('%s is answered after the first bytes, and the connection stays usable', async (_, expected) => {
    const { sandbox, client } = await running();
    const known = jpeg();
    await client.upload(assetForm('a.jpg', known));
    const { contentType, body } = multipart(assetForm('b.jpg', Buffer.alloc(3_000_000)));
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = {
        'content-type': contentType,
        'content-length': body.length,
        'x-api-key': expected === 401 ? 'nope' : sandbox.apiKey,
        'x-immich-checksum': createHash('sha1').update(known).digest('hex'),
      };
      const call = request(`${sandbox.url}/api/assets`, { method: 'POST', headers }, (response) => {
        response.resume();
        call.end(body.subarray(64 * 1024), () => resolve(response.statusCode));
      });
      call.on('error', reject);
      call.write(body.subarray(0, 64 * 1024));
    });
    expect(status).toBe(expected);
    expect((await client.call('GET', '/api/server/ping')).status).toBe(200);
  });
});

describe('a client that goes away', () => {
  it('leaves neither an asset nor a file behind', async () => {
    const dir = await temporaryFolder();
    const { sandbox } = await running({ dir });
    const { contentType, body } = multipart(assetForm('a.jpg', Buffer.alloc(500_000)));
    await new Promise<void>((resolve) => {
      const headers = {
        'x-api-key': sandbox.apiKey,
        'content-type': contentType,
        'content-length': body.length,
      };
      const call = request(`${sandbox.url}/api/assets`, { method: 'POST', headers });
      call.on('error', () => undefined).on('close', resolve);
      call.write(body.subarray(0, 200_000), () => setTimeout(() => call.destroy(), 20));
    });
    await expect.poll(() => readdir(path.join(dir, 'incoming'))).toEqual([]);
    expect(sandbox.snapshot().assets).toEqual([]);
    expect(sandbox.requests.at(-1)?.status).toBe(0);
  });
});

describe('a sandbox with a folder', () => {
  it('keeps readable originals and takes everything up again', async () => {
    const dir = await temporaryFolder();
    const bytes = jpeg({ exif: { date: '2019:05:04 13:14:15' } });
    const first = await running({ dir });
    const { id } = (await first.client.upload(assetForm('Ünï/../😀.jpg', bytes, { isFavorite: 'true' })))
      .body;
    await first.client.call('POST', '/api/albums', { albumName: 'Trip', assetIds: [id] });
    const [leaf] = (await first.client.call('PUT', '/api/tags', { tags: ['A/B'] })).body as unknown as {
      id: string;
    }[];
    await first.client.call('PUT', '/api/tags/assets', { tagIds: [leaf?.id], assetIds: [id] });
    const before = first.sandbox.snapshot();
    await first.sandbox.close();

    const [name = ''] = await readdir(path.join(dir, 'originals', 'Admin'));
    expect(name).toBe(`${id}-😀.jpg`);
    expect((await readFile(path.join(dir, 'originals', 'Admin', name))).equals(bytes)).toBe(true);

    const second = await running({ dir });
    expect(second.sandbox.apiKey).toBe(first.sandbox.apiKey);
    expect(second.sandbox.snapshot()).toEqual(before);
    expect((await second.client.upload(assetForm('again.jpg', bytes))).body).toMatchObject({
      status: 'duplicate',
      id,
    });
    const original = await fetch(`${second.sandbox.url}/api/assets/${id}/original`, {
      headers: { 'x-api-key': second.sandbox.apiKey },
    });
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
    await second.client.call('DELETE', '/api/assets', { ids: [id], force: true });
    expect(await readdir(path.join(dir, 'originals', 'Admin'))).toEqual([]);
  });

  it('survives a process that is killed, up to the last quarter of a second', async () => {
    const dir = await temporaryFolder();
    const { client } = await running({ dir });
    await client.upload(assetForm('a.jpg', jpeg()));
    await expect
      .poll(async () => (await readFile(path.join(dir, 'state.json'), 'utf8')).includes('a.jpg'))
      .toBe(true);
  });

  it('refuses a folder whose state is not a sandbox', async () => {
    const dir = await temporaryFolder();
    await writeFile(path.join(dir, 'state.json'), '{"format":"other"}');
    await expect(startSandbox({ dir })).rejects.toThrow('is not the state of a sandbox');
  });

  it('keeps hostile names inside its folder', async () => {
    const dir = await temporaryFolder();
    const { client } = await running({ dir });
    for (const filename of [
      '../../../evil.jpg',
      '..',
      '.hidden.jpg',
      `${'x'.repeat(400)}.jpg`,
      'a\u0000b.jpg',
      'con:1.jpg',
    ]) {
      const form = [...assetForm('part.jpg'), { name: 'filename', value: filename }];
      expect((await client.upload(form)).status).toBe(201);
    }
    expect(await readdir(path.join(dir, 'originals', 'Admin'))).toHaveLength(6);
    expect((await readdir(dir)).sort()).toEqual(expect.arrayContaining(['incoming', 'originals']));
  });
});

describe('a sandbox that keeps only checksums', () => {
  it('still reads metadata, and forgets the bytes', async () => {
    const { sandbox, client } = await running({ originals: 'hash-only' });
    const bytes = Buffer.concat([jpeg({ exif: { date: '2019:05:04 13:14:15' } }), Buffer.alloc(400_000)]);
    const { id } = (await client.upload(assetForm('a.jpg', bytes))).body;
    const [asset] = sandbox.snapshot().assets;
    expect(asset).toMatchObject({
      checksum: createHash('sha1').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
    });
    expect(asset?.fileCreatedAt).toBe('2019-05-04T13:14:15.000Z');
    expect((await client.call('GET', `/api/assets/${id}/original`)).status).toBe(404);
  });

  it('does not grow with what passes by', async () => {
    const { sandbox } = await running({ originals: 'hash-only' });
    const chunk = Buffer.alloc(1024 * 1024, 7);
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const { contentType, body } = multipart(assetForm('big.mp4', Buffer.alloc(0)));
    const at = body.lastIndexOf('\r\n--');
    await new Promise<void>((resolve, reject) => {
      const headers = { 'x-api-key': sandbox.apiKey, 'content-type': contentType };
      const call = request(`${sandbox.url}/api/assets`, { method: 'POST', headers }, (response) => {
        response.resume().on('end', resolve);
      });
      call.on('error', reject);
      call.write(body.subarray(0, at));
      let left = 200;
      const more = (): void => {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
        left -= 1;
        if (left === 0) call.end(body.subarray(at));
        else call.write(chunk, more);
      };
      more();
    });
    expect(sandbox.snapshot().assets[0]?.sizeBytes).toBe(199 * 1024 * 1024);
    expect(peak).toBeLessThan(100 * 1024 * 1024);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readMultipart } from '../bench/multipart-reader.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

/** Starts the sink as the bench does, in a process of its own. */
async function startSink(
  ...args: string[]
): Promise<(method: string, path: string, body?: unknown) => Promise<Reply>> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/bench/sink-server.ts', '--port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(apiKey).not.toBe('');
  return async (method, path, body) => {
    const isForm = body instanceof FormData;
    const response = await fetch(url + path, {
      method,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text === '' ? '{}' : text) as Json };
  };
}

interface Json {
  readonly id: string;
  readonly status: string;
  readonly results: readonly { readonly action: string }[];
}

interface Reply {
  readonly status: number;
  /** Typed as far as the tests take it apart. */
  readonly json: Json;
}

function upload(content: Buffer, name: string): FormData {
  const form = new FormData();
  form.set('fileCreatedAt', '2023-05-01T10:00:00.000Z');
  form.set('assetData', new Blob([new Uint8Array(content)]), name);
  form.set('sidecarData', new Blob(['<x:xmpmeta/>']), `${name}.xmp`);
  return form;
}

const CONTENT = Buffer.alloc(3_000_000, 'some content\r\n--');
const SHA1 = createHash('sha1').update(CONTENT).digest('hex');

describe('the sink server', () => {
  it('answers like an empty Immich', async () => {
    const call = await startSink();
    expect((await call('GET', '/api/server/ping')).json).toEqual({ res: 'pong' });
    expect((await call('GET', '/api/server/version')).json).toMatchObject({ major: 2 });
    expect((await call('GET', '/api/server/media-types')).json).toMatchObject({
      image: expect.arrayContaining(['.jpg']) as unknown,
    });
    expect((await call('GET', '/api/users/me')).json).toMatchObject({ quotaSizeInBytes: null });
    expect((await call('GET', '/api/assets/statistics')).json).toEqual({ images: 0, videos: 0, total: 0 });
    const checked = await call('POST', '/api/assets/bulk-upload-check', {
      assets: [{ id: 'x', checksum: SHA1 }],
    });
    expect(checked.json).toEqual({ results: [{ id: 'x', action: 'accept' }] });
    expect((await call('GET', '/api/nothing')).status).toBe(404);
  });

  it('drains uploads and counts', async () => {
    const call = await startSink();
    for (const name of ['a.jpg', 'b.jpg']) {
      const { status, json } = await call('POST', '/api/assets', upload(CONTENT, name));
      expect([status, json.status]).toEqual([201, 'created']);
    }
    const { json } = await call('GET', '/__stats');
    expect(json).toMatchObject({ requests: 2, uploads: 2, duplicates: 0, assets: 2, unknownRoutes: 0 });
    expect(json).toMatchObject({ byRoute: { 'POST /api/assets': 2 } });
    const { bodyBytes } = json as unknown as { bodyBytes: number };
    expect(bodyBytes).toBeGreaterThan(2 * CONTENT.length);
    expect((await call('POST', '/__reset')).status).toBe(204);
    expect((await call('GET', '/__stats')).json).toMatchObject({ requests: 0, assets: 0, byRoute: {} });
  });

  it('remembers albums, tags and their members', async () => {
    const call = await startSink();
    const { json: asset } = await call('POST', '/api/assets', upload(CONTENT, 'a.jpg'));
    const { status, json: album } = await call('POST', '/api/albums', { albumName: 'Summer', assetIds: [] });
    expect(status).toBe(201);
    const members = `/api/albums/${album.id}/assets`;
    expect((await call('PUT', members, { ids: [asset.id] })).json).toEqual([{ id: asset.id, success: true }]);
    expect((await call('PUT', members, { ids: [asset.id] })).json).toMatchObject([{ error: 'duplicate' }]);
    expect((await call('GET', '/api/albums')).json).toMatchObject([{ albumName: 'Summer', assetCount: 1 }]);
    const { json: tags } = await call('PUT', '/api/tags', { tags: ['People/Ann'] });
    expect(tags).toMatchObject([{ name: 'Ann', value: 'People/Ann' }]);
  });

  it('takes uploads apart when it verifies, and knows them again', async () => {
    const call = await startSink('--verify');
    const { json: first } = await call('POST', '/api/assets', upload(CONTENT, 'ä.jpg'));
    const again = await call('POST', '/api/assets', upload(CONTENT, 'other.jpg'));
    expect([again.status, again.json]).toEqual([200, { id: first.id, status: 'duplicate' }]);

    const base64 = Buffer.from(SHA1, 'hex').toString('base64');
    const assets = [SHA1, base64, '0'.repeat(40)].map((checksum, id) => ({ id: String(id), checksum }));
    const { json } = await call('POST', '/api/assets/bulk-upload-check', { assets });
    expect(json.results.map(({ action }) => action)).toEqual(['reject', 'reject', 'accept']);
    expect((await call('GET', '/__content')).json).toEqual({
      albums: [],
      assets: [
        {
          sha1: SHA1,
          fileName: 'ä.jpg',
          fileCreatedAt: '2023-05-01T10:00:00.000Z',
          sizeBytes: CONTENT.length,
        },
      ],
    });
    const { json: page } = await call('POST', '/api/search/metadata', { size: 1, page: 1 });
    expect(page).toMatchObject({ assets: { count: 1, nextPage: null, items: [{ checksum: base64 }] } });
  });

  it('thinks as long as it is told about each call for assets', async () => {
    const call = await startSink('--delay-ms', '150');
    const before = performance.now();
    await call('GET', '/api/assets/statistics');
    expect(performance.now() - before).toBeGreaterThan(140);
  });
});

describe('readMultipart', () => {
  it('gives the same parts however the body is cut', async () => {
    const contents = fc.array(fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'b', 'x') }), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(contents, fc.integer({ min: 1, max: 40 }), async (parts, cut) => {
        fc.pre(parts.every((part) => !`\r\n${part}`.includes('\r\n--bbb')));
        const body = Buffer.from(
          [
            ...parts.map(
              (part, index) => `--bbb\r\nContent-Disposition: form-data; name="p${index}"\r\n\r\n${part}\r\n`,
            ),
            '--bbb--\r\n',
          ].join(''),
        );
        const read = await readAll(chunksOf(body, cut));
        expect(read).toEqual(parts.map((part, index) => [`p${index}`, part]));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a body that ends too early', async () => {
    const body = Buffer.from('--bbb\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf of');
    await expect(readAll(chunksOf(body, 10))).rejects.toThrow('ends too early');
  });
});

// eslint-disable-next-line @typescript-eslint/require-await -- an async iterable is what a request is
async function* chunksOf(body: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

async function readAll(body: AsyncIterable<Buffer>): Promise<[string, string][]> {
  const read: [string, string][] = [];
  await readMultipart(body, 'bbb', ({ name }) => {
    const pieces: Buffer[] = [];
    return (bytes) => {
      if (bytes === undefined) read.push([name, Buffer.concat(pieces).toString()]);
      else pieces.push(Buffer.from(bytes));
    };
  });
  return read;
}

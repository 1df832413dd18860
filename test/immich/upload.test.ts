import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ApiError, SourceError } from '../../src/lib/errors.ts';
import type { AssetUpload, RewindableBody } from '../../src/model/destination.ts';
import { parseMultipart } from '../support/parse-multipart.ts';
import type { ScriptedAnswer } from '../support/scripted-server.ts';
import { send } from '../support/scripted-server.ts';
import { connected } from './connected.ts';
import type { ObservedVersion } from './observed.ts';
import { apiKey, errorAnswer } from './observed.ts';

const assetId = 'e72b142a-a9d7-4a42-999e-a07f509e0dea';
const created: ScriptedAnswer = { status: 201, json: { id: assetId, status: 'created' } };
const duplicate: ScriptedAnswer = { status: 200, json: { status: 'duplicate', id: assetId } };
const mib = 1024 * 1024;

function bodyOf(...chunks: Buffer[]): RewindableBody {
  return {
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    // eslint-disable-next-line @typescript-eslint/require-await
    open: async function* () {
      yield* chunks;
    },
  };
}

/** `count` chunks of 1 MiB out of one and the same memory, each different. */
function generatedBody(count: number, onChunk: (index: number) => void = () => undefined): RewindableBody {
  const memory = Buffer.alloc(mib);
  return {
    sizeBytes: count * mib,
    // eslint-disable-next-line @typescript-eslint/require-await
    open: async function* () {
      for (let index = 0; index < count; index++) {
        onChunk(index);
        memory.fill(index % 251);
        yield memory;
      }
    },
  };
}

function sha1OfGenerated(count: number): string {
  const hash = createHash('sha1');
  for (let index = 0; index < count; index++) hash.update(Buffer.alloc(mib, index % 251));
  return hash.digest('hex');
}

function uploadOf(over: Partial<AssetUpload> = {}): AssetUpload {
  return {
    fileName: 'IMG_1.jpg',
    body: bodyOf(Buffer.from('jpeg bytes')),
    takenAt: '2001-02-03T04:05:06.000Z',
    isFavorite: false,
    visibility: 'timeline',
    ...over,
  };
}

/** Watches one upload from its first byte; everything else is answered by script. */
function onUpload(react: (request: IncomingMessage, response: ServerResponse) => void) {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST' || request.url !== '/api/assets') return false;
    react(request, response);
    return true;
  };
}

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const outcome = await promise.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ApiError);
  return outcome as ApiError;
}

describe('upload', () => {
  test.each<[ObservedVersion, Partial<AssetUpload>, Record<string, string>]>([
    [
      '1.118.2',
      { visibility: 'archive', isFavorite: true },
      { isFavorite: 'true', isArchived: 'true', deviceId: 'immich-takeout' },
    ],
    [
      '1.135.3',
      { visibility: 'archive' },
      { visibility: 'archive', isFavorite: 'false', deviceId: 'immich-takeout' },
    ],
    ['2.7.5', { visibility: 'locked' }, { visibility: 'locked', deviceId: 'immich-takeout' }],
    ['3.0.3', { livePhotoVideoId: assetId }, { livePhotoVideoId: assetId, visibility: 'timeline' }],
  ])('sends a %s server the fields of its era', async (version, over, fields) => {
    const { server, immich, signal } = await connected(version, { 'POST /api/assets': created });
    const upload = uploadOf({ fileName: 'Ünï "x" 😀.jpg', xmp: '<x:xmpmeta/>', ...over });
    expect(await immich.upload(upload, signal)).toEqual({ assetId, status: 'created' });

    const [request] = server.requestsTo('POST /api/assets');
    expect(request?.headers['content-length']).toBe(String(request?.body.length));
    expect(request?.headers['transfer-encoding']).toBeUndefined();
    expect(request?.headers['x-api-key']).toBe(apiKey);
    const parts = parseMultipart(request?.headers['content-type'] ?? '', request!.body);
    const texts = Object.fromEntries(
      parts
        .filter(({ fileName }) => fileName === undefined)
        .map(({ name, content }) => [name, content.toString()]),
    );
    const deviceAssetId =
      version === '3.0.3' ? {} : { deviceAssetId: expect.stringMatching(/^[\da-f]{40}$/) as string };
    const filename = version === '1.118.2' ? {} : { filename: upload.fileName };
    expect(texts).toEqual({
      fileCreatedAt: upload.takenAt,
      fileModifiedAt: upload.takenAt,
      isFavorite: 'false',
      ...deviceAssetId,
      ...filename,
      ...fields,
    });
    const order = parts.map(({ name }) => name).slice(-3);
    expect(order).toEqual(
      version === '1.118.2'
        ? [order[0], 'assetData', 'sidecarData']
        : ['assetData', 'sidecarData', 'filename'],
    );
    const files = parts.filter(({ fileName }) => fileName !== undefined);
    expect(files.map(({ fileName }) => fileName)).toEqual(["Ünï 'x' 😀.jpg", "Ünï 'x' 😀.jpg.xmp"]);
    expect(files.map(({ content }) => content.toString())).toEqual(['jpeg bytes', '<x:xmpmeta/>']);
  });

  test('keeps what belongs in the locked folder out of a server that has none', async () => {
    const { server, immich, signal } = await connected('1.118.2');
    const error = await failureOf(immich.upload(uploadOf({ visibility: 'locked' }), signal));
    expect(error).toMatchObject({ kind: 'invalid', retry: 'permanent' });
    expect(server.requestsTo('POST /api/assets')).toEqual([]);
  });

  test.each<[string, ScriptedAnswer, 'created' | 'duplicate']>([
    ['a duplicate', duplicate, 'duplicate'],
    ['an unknown word with 201', { status: 201, json: { id: assetId, status: 'stored' } }, 'created'],
    ['an unknown word with 200', { status: 200, json: { id: assetId, status: 'replaced' } }, 'duplicate'],
    ['no word with 201', { status: 201, json: { id: assetId } }, 'created'],
  ])('understands %s', async (_, answer, status) => {
    const { immich, signal } = await connected('2.7.5', { 'POST /api/assets': answer });
    expect(await immich.upload(uploadOf(), signal)).toEqual({ assetId, status });
  });

  test('announces a known checksum, and takes a duplicate answered before the content', async () => {
    const checksum = 'bd95bcc2eda83d13eabe5396521859e477904cc7';
    let read = 0;
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((request, response) => {
          expect(request.headers['x-immich-checksum']).toBe(checksum);
          send(response, duplicate);
        }),
      },
    );
    const body = generatedBody(200, () => read++);
    expect(await immich.upload(uploadOf({ body, checksum }), signal)).toEqual({
      assetId,
      status: 'duplicate',
    });
    expect(read).toBeLessThan(100);
  });

  test.each<[string, ScriptedAnswer, Partial<ApiError>]>([
    ['a wrong key', errorAnswer('2.7.5', 401, 'Invalid API key'), { kind: 'unauthorized', retry: 'fatal' }],
    [
      'a missing permission',
      errorAnswer('3.0.3', 403, 'Missing required permission: asset.upload'),
      { kind: 'forbidden', retry: 'fatal', permission: 'asset.upload' },
    ],
    [
      'a proxy limit',
      { status: 413, text: '<html>413 Request Entity Too Large</html>' },
      { kind: 'too-large', retry: 'permanent' },
    ],
  ])('understands %s answered before the content is sent', async (_, answer, expected) => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((_request, response) => {
          send(response, answer);
        }),
      },
    );
    expect(await failureOf(immich.upload(uploadOf({ body: generatedBody(100) }), signal))).toMatchObject(
      expected,
    );
  });

  test('understands an answer after which the connection is closed with content still on its way', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((request) => {
          request.once('data', () => {
            // Hanging up with unread content resets the connection right behind the answer.
            const head =
              'HTTP/1.1 413 Too Large\r\nserver: cloudflare\r\ncontent-length: 2\r\nconnection: close';
            request.socket.write(`${head}\r\n\r\nno`, () => request.socket.destroy());
          });
        }),
      },
    );
    const error = await failureOf(immich.upload(uploadOf({ body: generatedBody(50) }), signal));
    expect(error).toMatchObject({ kind: 'too-large', retry: 'permanent', status: 413 });
    expect(error.message).toContain('Cloudflare');
  });

  test('does not believe in an asset that was created before it was sent', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((_request, response) => {
          send(response, created);
        }),
      },
    );
    const error = await failureOf(immich.upload(uploadOf({ body: generatedBody(50) }), signal));
    expect(error).toMatchObject({ kind: 'server-error', retry: 'later' });
  });

  test('calls a server that takes nothing for a while unreachable', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      { takeOver: onUpload((request) => request.pause()), connect: { timeouts: { stallMs: 300 } } },
    );
    const error = await failureOf(immich.upload(uploadOf({ body: generatedBody(50) }), signal));
    expect(error).toMatchObject({ kind: 'unreachable', retry: 'now' });
    expect(error.message).toMatch(/took nothing/);
  });

  test('waits longer than a stall for content that is slow to read', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      { 'POST /api/assets': created },
      { connect: { timeouts: { stallMs: 100 } } },
    );
    const chunk = Buffer.alloc(mib, 7);
    const body: RewindableBody = {
      sizeBytes: 2 * mib,
      open: async function* () {
        yield chunk;
        await new Promise((resolve) => setTimeout(resolve, 400));
        yield chunk;
      },
    };
    expect(await immich.upload(uploadOf({ body }), signal)).toMatchObject({ status: 'created' });
  });

  test('gives up on an answer that does not come', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      { takeOver: onUpload((request) => request.resume()), connect: { timeouts: { answerMs: 300 } } },
    );
    const error = await failureOf(immich.upload(uploadOf(), signal));
    expect(error).toMatchObject({ kind: 'unreachable', retry: 'later' });
  });

  test.each<[string, (request: IncomingMessage) => void]>([
    ['at once', (request) => request.socket.destroy()],
    ['in the middle', (request) => request.once('data', () => request.socket.destroy())],
    ['after the last byte', (request) => request.resume().once('end', () => request.socket.destroy())],
  ])('calls a connection that is lost %s unreachable', async (_, react) => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      { takeOver: onUpload((request) => react(request)) },
    );
    const error = await failureOf(immich.upload(uploadOf({ body: generatedBody(5) }), signal));
    expect(error).toMatchObject({ kind: 'unreachable', retry: 'now' });
  });

  test('rejects with the reason of the signal, and lets go of the content', async () => {
    const { immich } = await connected('2.7.5', {}, { takeOver: onUpload((request) => request.pause()) });
    const controller = new AbortController();
    let sourceSignal: AbortSignal | undefined;
    const body = generatedBody(50);
    const watched: RewindableBody = {
      ...body,
      open: (signal) => {
        sourceSignal = signal;
        return body.open(signal);
      },
    };
    const pending = immich.upload(uploadOf({ body: watched }), controller.signal);
    const reason = new Error('interrupted');
    setTimeout(() => {
      controller.abort(reason);
    }, 50);
    await expect(pending).rejects.toBe(reason);
    expect(sourceSignal?.aborted).toBe(true);
  });

  test.each<[string, RewindableBody, string]>([
    ['too short', { ...bodyOf(Buffer.alloc(3 * mib)), sizeBytes: 4 * mib }, 'size-mismatch'],
    ['too long', { ...bodyOf(Buffer.alloc(3 * mib), Buffer.alloc(1)), sizeBytes: 3 * mib }, 'size-mismatch'],
    [
      'damaged, which is known only at its end',
      {
        sizeBytes: 3 * mib,
        // eslint-disable-next-line @typescript-eslint/require-await
        open: async function* () {
          yield Buffer.alloc(3 * mib);
          throw new SourceError('crc-mismatch', 'a.jpg is damaged');
        },
      },
      'crc-mismatch',
    ],
    [
      'unreadable at once',
      {
        sizeBytes: 3,
        open: () => {
          throw new SourceError('encrypted', 'a.jpg is encrypted');
        },
      },
      'encrypted',
    ],
  ])('reports content that is %s, and never sends the end of the form', async (_, body, code) => {
    let received = Buffer.alloc(0);
    let complete = false;
    let closed: Promise<void> | undefined;
    const { immich, signal } = await connected(
      '2.7.5',
      { 'POST /api/assets': created },
      {
        takeOver: (request) => {
          if (request.url !== '/api/assets' || closed !== undefined) return false;
          request.on('data', (chunk: Buffer) => (received = Buffer.concat([received, chunk])));
          request.on('end', () => (complete = true));
          closed = new Promise((resolve) => request.on('close', () => resolve()));
          return true;
        },
      },
    );
    const outcome = await immich
      .upload(uploadOf({ body, fileName: 'a.jpg' }), signal)
      .catch((error: unknown) => error);
    await closed;
    expect(outcome).toBeInstanceOf(SourceError);
    expect(outcome).toMatchObject({ code });
    expect(complete).toBe(false);
    expect(received.includes('--\r\n')).toBe(false);
    // The connection is cut, the client is not: the next upload goes through.
    closed ??= Promise.resolve();
    expect(await immich.upload(uploadOf(), signal)).toMatchObject({ status: 'created' });
  });

  test('tells a full disk from any other failure of the server', async () => {
    const failed = errorAnswer('2.7.5', 500, 'Failed to upload asset');
    const storage = (diskAvailableRaw: number) => ({
      'POST /api/assets': failed,
      'GET /api/server/storage': {
        json: { diskSizeRaw: 10 ** 12, diskAvailableRaw, diskUsagePercentage: 99 },
      },
    });
    const full = await connected('2.7.5', storage(4096));
    expect(await failureOf(full.immich.upload(uploadOf(), full.signal))).toMatchObject({
      kind: 'disk-full',
      retry: 'fatal',
    });
    const roomy = await connected('2.7.5', storage(10 ** 11));
    expect(await failureOf(roomy.immich.upload(uploadOf(), roomy.signal))).toMatchObject({
      kind: 'server-error',
      retry: 'later',
    });
    const untold = await connected('2.7.5', {
      'POST /api/assets': failed,
      'GET /api/server/storage': errorAnswer('2.7.5', 403, 'Missing required permission: server.storage'),
    });
    expect(await failureOf(untold.immich.upload(uploadOf(), untold.signal))).toMatchObject({
      kind: 'server-error',
    });
  });

  test('lets a slow server take reused memory without mixing anything up', async () => {
    const hash = createHash('sha1');
    let boundary = '';
    let received: Buffer[] = [];
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((request, response) => {
          boundary = request.headers['content-type'] ?? '';
          request.on('data', (chunk: Buffer) => {
            received.push(chunk);
            request.pause();
            setTimeout(() => request.resume(), 1);
          });
          request.on('end', () => send(response, created));
        }),
      },
    );
    await immich.upload(uploadOf({ body: generatedBody(24) }), signal);
    const [asset] = parseMultipart(boundary, Buffer.concat(received)).filter(
      ({ name }) => name === 'assetData',
    );
    received = [];
    expect(hash.update(asset!.content).digest('hex')).toBe(sha1OfGenerated(24));
  });

  test('streams 500 MB without keeping them', async () => {
    let bytes = 0;
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: onUpload((request, response) => {
          request.on('data', (chunk: Buffer) => (bytes += chunk.length));
          request.on('end', () => send(response, created));
        }),
      },
    );
    const before = process.memoryUsage();
    let peak = 0;
    const body = generatedBody(500, () => {
      const { external, heapUsed } = process.memoryUsage();
      peak = Math.max(peak, external + heapUsed - before.external - before.heapUsed);
    });
    const upload = immich.upload(uploadOf({ body, fileName: 'long.mp4' }), signal);
    onTestFinished(() => upload.then(() => undefined));
    expect(await upload).toMatchObject({ status: 'created' });
    expect(bytes).toBeGreaterThan(500 * mib);
    expect(peak).toBeLessThan(120 * mib);
  });
});

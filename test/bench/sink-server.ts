import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readMultipart } from './multipart-reader.ts';
import { answer, hexChecksum, routeOf, type SinkAnswer } from './sink-routes.ts';
import { addAsset, createSinkStore, type SinkStore } from './sink-store.ts';

/**
 * A server that answers like an empty Immich and throws away what it is sent, so that the bench measures the
 * client: `tsx test/bench/sink-server.ts [--port N] [--delay-ms N] [--verify]`. Its first line on stdout is
 * `{"url":…,"apiKey":…}`. Listens on the loopback only.
 *
 * It reads bodies and looks into none of them, until `--verify` makes it take uploads apart and remember their
 * checksums, names and dates. `--delay-ms` (or `DELAY_MS`) is how long it thinks about each call for assets.
 */
const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'delay-ms': { type: 'string', default: process.env.DELAY_MS ?? '0' },
    verify: { type: 'boolean', default: false },
  },
});
const delayMs = Number(options['delay-ms']);
const store = createSinkStore();

const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
  handle(request, store)
    .then((reply) => send(response, reply))
    .catch((error: unknown) => {
      // A client that went away in the middle of its body is no failure of the sink.
      if (!response.destroyed)
        send(response, { status: 400, json: { message: String(error), statusCode: 400 } });
    });
});
server.on('connection', (socket) => {
  store.counters.openConnections += 1;
  store.counters.peakConnections = Math.max(store.counters.peakConnections, store.counters.openConnections);
  socket.on('close', () => (store.counters.openConnections -= 1));
});
server.listen(Number(options.port), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, apiKey: 'bench-key' })}\n`);
});

async function handle(request: IncomingMessage, into: SinkStore): Promise<SinkAnswer> {
  const method = request.method ?? 'GET';
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!path.startsWith('/__')) count(into, routeOf(method, path));
  if (delayMs > 0 && path.startsWith('/api/assets')) await sleep(delayMs);
  if (method === 'POST' && path === '/api/assets') return await takeUpload(request, into);
  return answer({ method, path, body: await readJson(request, into) }, into);
}

function count({ counters }: SinkStore, route: string): void {
  counters.requests += 1;
  counters.byRoute[route] = (counters.byRoute[route] ?? 0) + 1;
}

async function takeUpload(request: IncomingMessage, into: SinkStore): Promise<SinkAnswer> {
  const announced = request.headers['x-immich-checksum'];
  const known = typeof announced === 'string' ? into.assetsBySha1.get(hexChecksum(announced)) : undefined;
  if (known !== undefined) {
    await drain(request, into);
    into.counters.duplicates += 1;
    return { status: 200, json: { id: known.id, status: 'duplicate' } };
  }
  const facts = options.verify ? await verifyUpload(request, into) : await drainUpload(request, into);
  const { id, status } = addAsset(into, facts);
  return { status: status === 'created' ? 201 : 200, json: { id, status } };
}

async function drainUpload(request: IncomingMessage, into: SinkStore) {
  const sizeBytes = await drain(request, into);
  return { sha1: undefined, fileName: '', fileCreatedAt: '', sizeBytes };
}

/** Reads to the end and keeps nothing; rejects when the client stops before it. */
function drain(request: IncomingMessage, { counters }: SinkStore): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      counters.bodyBytes += bytes;
      resolve(bytes);
    });
    request.on('error', reject);
  });
}

async function verifyUpload(request: IncomingMessage, { counters }: SinkStore) {
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) throw new Error('not a multipart body');
  const hash = createHash('sha1');
  const fields: Record<string, string> = {};
  let partName: string | undefined;
  let sizeBytes = 0;
  await readMultipart(request, boundary, ({ name, fileName }) => {
    if (name === 'assetData') {
      partName = fileName;
      return (bytes) => {
        if (bytes === undefined) return;
        hash.update(bytes);
        sizeBytes += bytes.length;
      };
    }
    const pieces: Buffer[] = [];
    return (bytes) => {
      if (bytes === undefined) fields[name] = Buffer.concat(pieces).toString('utf8');
      else pieces.push(Buffer.from(bytes));
    };
  });
  if (partName === undefined) throw new Error('the upload has no assetData');
  counters.bodyBytes += Number(request.headers['content-length'] ?? sizeBytes);
  return {
    sha1: hash.digest('hex'),
    fileName: fields.filename ?? partName,
    fileCreatedAt: fields.fileCreatedAt ?? '',
    sizeBytes,
  };
}

async function readJson(request: IncomingMessage, { counters }: SinkStore): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  counters.bodyBytes += text.length;
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, { status, json }: SinkAnswer): void {
  if (json === undefined) {
    response.writeHead(status).end();
    return;
  }
  const body = Buffer.from(JSON.stringify(json));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ScriptedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly json: unknown;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keys are `METHOD /path` (or `*` for the rest); a list answers call after call, its last entry for good. */
export type Script = Readonly<
  Record<string, ScriptedAnswer | readonly ScriptedAnswer[] | ((request: ScriptedRequest) => ScriptedAnswer)>
>;

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly ScriptedRequest[];
  requestsTo(key: string): readonly ScriptedRequest[];
  close(): Promise<void>;
}

/**
 * An HTTP server on loopback that answers by script. `takeOver` sees each request before its body is read and
 * may answer, stall or hang up by itself: it returns true when it did.
 */
export async function startScriptedServer(
  script: Script,
  takeOver: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const calls = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    if (takeOver(request, response)) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = toScriptedRequest(request, Buffer.concat(chunks));
      requests.push(received);
      send(response, choose(script, received, calls));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    requestsTo: (key) => requests.filter(({ method, path }) => `${method} ${path}` === key),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function send(response: ServerResponse, answer: ScriptedAnswer): void {
  const body = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
  const type = answer.json === undefined ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(answer.status ?? 200, {
    ...(body === '' ? {} : { 'content-type': type }),
    ...answer.headers,
  });
  response.end(body);
}

function choose(script: Script, request: ScriptedRequest, calls: Map<string, number>): ScriptedAnswer {
  const key = `${request.method} ${request.path}`;
  const entry = script[key] ?? script['*'];
  if (entry === undefined) return { status: 404, json: { message: `Cannot ${key}` } };
  if (typeof entry === 'function') return entry(request);
  if (!isList(entry)) return entry;
  const turn = calls.get(key) ?? 0;
  calls.set(key, turn + 1);
  return entry[Math.min(turn, entry.length - 1)] ?? { status: 500 };
}

function isList(entry: ScriptedAnswer | readonly ScriptedAnswer[]): entry is readonly ScriptedAnswer[] {
  return Array.isArray(entry);
}

function toScriptedRequest(request: IncomingMessage, body: Buffer): ScriptedRequest {
  const url = new URL(request.url ?? '/', 'http://x');
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
    json: isJson ? JSON.parse(body.toString('utf8')) : undefined,
  };
}

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, UsageError } from '../../lib/errors.ts';

/** A listening port that can go away and come back. */
export interface Listener {
  readonly url: string;
  restart(downMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a loopback address; throws a UsageError for any other. */
export async function openListener(
  host: string,
  port: number,
  handler: (...parameters: Parameters<RequestListener>) => Promise<void>,
): Promise<Listener> {
  requireLoopback(host);
  const listener: RequestListener = (request, response) => void handler(request, response);
  let server = await listen(listener, host, port);
  let closed = false;
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    async restart(downMs) {
      await stop(server);
      await sleep(downMs);
      if (!closed) server = await listen(listener, host, actual);
    },
    async close() {
      closed = true;
      await stop(server);
    },
  };
}

function requireLoopback(host: string): void {
  if (/^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host)) return;
  throw new UsageError(`the sandbox listens on loopback only, not on ${host}`, {
    hint: 'It knows no security: reach it from another machine through an SSH tunnel.',
  });
}

async function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  // Uploads may take any time, as on the real server (24 h).
  const server = createServer(
    { requestTimeout: 0, headersTimeout: 60_000, keepAliveTimeout: 5_000 },
    listener,
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new AppError(`cannot listen on ${host}:${port}: ${(error as Error).message}`, {
      hint: 'Choose another --port, or 0 for a free one.',
      cause: error,
    });
  }
  return server;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

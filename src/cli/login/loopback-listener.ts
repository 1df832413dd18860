import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../lib/errors.ts';
import { languageTag, say } from '../../lib/say.ts';

/** Waits on this computer for a browser that an OpenID provider sends back. */
export interface LoopbackListener {
  /** To be registered with the provider. */
  readonly redirectUri: string;
  /** Address at which the browser arrived. */
  readonly callback: Promise<string>;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const path = '/oauth-callback';

/**
 * @param port 0 for any that is free
 * @throws UsageError when it is taken
 */
export async function listenForCallback(port: number): Promise<LoopbackListener> {
  const server = createServer();
  await listen(server, port);
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const callback = new Promise<string>((resolve) => {
    server.on('request', (request, response) => {
      if (!isCallback(request)) {
        answer(response, 404, say`There is nothing here.`);
        return;
      }
      answer(response, 200, say`Done here: you can close this page. The terminal tells how it went on.`);
      resolve(new URL(request.url ?? '', origin).href);
    });
  });
  return {
    redirectUri: `${origin}${path}`,
    callback,
    close: async () => {
      server.close();
      // What the browser was told is on its way; it keeps connections open for more.
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new UsageError(say`cannot wait for the browser on ${host}:${port}: ${(error as Error).message}`, {
      hint: say`Another program uses this port: end it, or give another --redirect-port that is registered.`,
      cause: error,
    });
  }
}

/** Browsers ask for icons, too, and other programs look at open ports. */
function isCallback({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.startsWith(`${path}?`);
}

function answer(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="${languageTag()}"><meta charset="utf-8"><title>immich-takeout</title><p>${sentence}</p></html>`,
  );
}

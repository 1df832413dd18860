import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ConnectOptions } from '../../src/immich/connect.ts';
import { connectImmich } from '../../src/immich/connect.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { apiKey, greeting } from './observed.ts';

/** A self-signed certificate for `photos.test` and 127.0.0.1, made for these tests only. */
const cert = readFileSync(new URL('tls/server-cert.pem', import.meta.url), 'utf8');
const key = readFileSync(new URL('tls/server-key.pem', import.meta.url), 'utf8');
const { signal } = new AbortController();

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A TLS front for a scripted Immich. */
async function startTlsImmich(options: { readonly requestCert?: boolean } = {}): Promise<number> {
  const inner = await startScriptedServer(greeting('2.7.5'));
  const server = createTlsServer(
    { cert, key, ca: cert, requestCert: options.requestCert ?? false, rejectUnauthorized: true },
    (request, response) => {
      void fetch(inner.url + (request.url ?? ''), {
        headers: { 'x-api-key': String(request.headers['x-api-key']) },
      }).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(await answer.text());
      });
    },
  );
  const port = await portOf(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await inner.close();
  });
  return port;
}

async function attempt(url: string, options: Partial<ConnectOptions> = {}): Promise<unknown> {
  try {
    const immich = await connectImmich({ url, apiKey, signal, ...options });
    await immich.close();
    return immich.identity.server;
  } catch (error) {
    return error;
  }
}

describe('certificates', () => {
  test('are checked, against a given authority too, or not at all when told so', async () => {
    const url = `https://127.0.0.1:${await startTlsImmich()}`;
    expect(await attempt(url)).toMatchObject({
      kind: 'unreachable',
      retry: 'fatal',
      message: expect.stringContaining('certificate') as string,
      hint: expect.stringContaining('--ca-cert') as string,
    });
    expect(await attempt(url, { tls: { caCert: cert } })).toBe(url);
    expect(await attempt(url, { tls: { insecure: true } })).toBe(url);
  });

  test('of our own are shown to a server that wants one', async () => {
    const url = `https://127.0.0.1:${await startTlsImmich({ requestCert: true })}`;
    expect(await attempt(url, { tls: { caCert: cert } })).toMatchObject({ kind: 'unreachable' });
    expect(await attempt(url, { tls: { caCert: cert, clientCert: cert, clientKey: key } })).toBe(url);
  });
});

describe('proxies', () => {
  beforeEach(() => {
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('of the environment are used for http, without a tunnel', async () => {
    const proxy = await startScriptedServer(greeting('2.7.5'));
    onTestFinished(() => proxy.close());
    vi.stubEnv('http_proxy', proxy.url);
    expect(await attempt('http://photos.test')).toBe('http://photos.test');
    expect(proxy.requests.every(({ headers }) => headers.host === 'photos.test')).toBe(true);
  });

  test('of the environment are used for https, through a tunnel in which certificates are checked', async () => {
    const port = await startTlsImmich();
    const tunnels: string[] = [];
    const proxy = createHttpServer();
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const target = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    const proxyPort = await portOf(proxy);
    onTestFinished(() => {
      proxy.close();
    });
    vi.stubEnv('https_proxy', `http://127.0.0.1:${proxyPort}`);
    expect(await attempt('https://photos.test')).toMatchObject({ kind: 'unreachable', retry: 'fatal' });
    expect(await attempt('https://photos.test', { tls: { caCert: cert } })).toBe('https://photos.test');
    expect(new Set(tunnels)).toEqual(new Set(['photos.test:443']));
  });

  test('are left alone for this machine, and for what NO_PROXY names', async () => {
    const server = await startScriptedServer(greeting('3.0.3'));
    onTestFinished(() => server.close());
    vi.stubEnv('http_proxy', 'http://127.0.0.1:1');
    expect(await attempt(server.url)).toBe(server.url);
    vi.stubEnv('no_proxy', 'photos.invalid');
    expect(await attempt('http://photos.invalid')).toMatchObject({
      message: expect.stringContaining('photos.invalid') as string,
      hint: expect.stringContaining('spelling') as string,
    });
  });
});

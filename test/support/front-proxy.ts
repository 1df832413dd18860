import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

interface FrontProxyOptions {
  /** Announced requests above this are answered 413 at once, as nginx does. */
  readonly maxBodyBytes?: number;
  /** Takes a request in to its end before the server hears of it, as nginx does unless told otherwise. */
  readonly buffersRequests?: boolean;
  /** The clock behind it is wrong by so much. */
  readonly clockSkewMs?: number;
  /** Answers with a login page where this says so. */
  readonly asksForLogin?: (request: IncomingMessage) => boolean;
}

interface FrontProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** A reverse proxy on loopback before another server, with the habits of real ones. */
export async function startFrontProxy(target: string, options: FrontProxyOptions = {}): Promise<FrontProxy> {
  const server = createServer((request, response) => {
    request.on('error', ignore);
    response.on('error', ignore);
    if (options.asksForLogin?.(request) === true) answerPage(response, 200, loginPage);
    else if (Number(request.headers['content-length'] ?? 0) > (options.maxBodyBytes ?? Infinity))
      answerPage(response, 413, '<html><head><title>413 Request Entity Too Large</title></head></html>');
    else if (options.buffersRequests === true) takeIn(request, (body) => forward(request, response, body));
    else forward(request, response, undefined);
  });

  function forward(request: IncomingMessage, response: ServerResponse, body: Buffer | undefined): void {
    const { method, headers, url = '/' } = request;
    const onward = sendRequest(new URL(url, target), { method, headers });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      const date = new Date(Date.now() + (options.clockSkewMs ?? 0)).toUTCString();
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
      answer.pipe(response);
    });
    response.on('close', () => onward.destroy());
    if (body === undefined) request.pipe(onward);
    else onward.end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function takeIn(request: IncomingMessage, then: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => then(Buffer.concat(chunks)));
}

function answerPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'content-type': 'text/html', connection: 'close' }).end(page);
}

const loginPage =
  '<!doctype html><html><head><title>Login - Authelia</title></head><body><input type="password"></body></html>';

function ignore(): void {
  return undefined;
}

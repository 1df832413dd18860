import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request on its way through. */
export interface PassingRequest {
  /** From 0, in order of arrival. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
}

/** What happens on the way to the server and back. Returning `drop` cuts the connections instead of going on. */
export interface Meddling {
  onRequest?(request: PassingRequest): 'drop' | undefined;
  /** A piece of the request body has come. */
  onBody?(request: PassingRequest): 'drop' | undefined;
  /** The server has done what it was asked; gets its answer and gives the one to pass on. */
  onAnswer?(request: PassingRequest, answer: Buffer): Buffer | 'drop';
}

export interface MeddlingProxy {
  readonly url: string;
  meddling: Meddling;
  close(): Promise<void>;
}

/** Stands between the program and a server, and can strike at an exact moment. */
export async function startMeddlingProxy(target: string, meddling: Meddling = {}): Promise<MeddlingProxy> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const passing = { number: count++, method, path };
    void pass(request, response, { target, passing, meddling: proxy.meddling }).catch(() =>
      request.socket.destroy(),
    );
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: MeddlingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meddling,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { target, passing, meddling }: { target: string; passing: PassingRequest; meddling: Meddling },
): Promise<void> {
  if (meddling.onRequest?.(passing) === 'drop') throw new Error('dropped');
  const { method, path } = passing;
  const onward = send(new URL(path, target), { method, headers: request.headers, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    onward.on('response', resolve).on('error', reject),
  );
  try {
    request.on('data', (chunk: Buffer) => {
      if (meddling.onBody?.(passing) === 'drop') onward.destroy(new Error('dropped'));
      else onward.write(chunk);
    });
    request.on('end', () => onward.end());
    request.on('aborted', () => onward.destroy(new Error('the program is gone')));
    const answer = await answered;
    const whole = await buffer(answer);
    const passedOn = meddling.onAnswer?.(passing, whole) ?? whole;
    if (passedOn === 'drop') throw new Error('dropped');
    const headers = { ...answer.headers };
    delete headers['transfer-encoding'];
    const hasBody = passedOn.length > 0;
    response.writeHead(answer.statusCode ?? 500, {
      ...headers,
      ...(hasBody && { 'content-length': String(passedOn.length) }),
    });
    response.end(passedOn);
  } finally {
    onward.destroy();
  }
}

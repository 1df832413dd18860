import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type AnswerLimits, exchange, type WholeAnswer } from '../../src/immich/exchange.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const roomy: AnswerLimits = { answerBytes: 10_000, errorBytes: 10_000 };
const never = new AbortController().signal;

describe('exchange', () => {
  it('gives status, headers and text of an answer that comes in pieces', async () => {
    const ask = await serverThat((socket) => {
      socket.write('HTTP/1.1 201 Created\r\nX-One: 1\r\nContent-Length: 7\r\n\r\ng');
      setTimeout(() => socket.write('r'), 5);
      setTimeout(() => socket.end(Buffer.from('üße')), 10);
    });
    expect(await ask(roomy, never)).toEqual({
      status: 201,
      headers: { 'x-one': '1', 'content-length': '7' },
      text: 'grüße',
    });
  });

  it('passes over what comes before the answer', async () => {
    const ask = await serverThat((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n'),
    );
    expect(await ask(roomy, never)).toEqual({ status: 204, headers: {}, text: '' });
  });

  it('rejects when the connection breaks in the middle of an answer', async () => {
    const ask = await serverThat((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 5);
    });
    await expect(ask(roomy, never)).rejects.toThrow(/other side closed|terminated|ECONNRESET/u);
  });

  it('keeps the status of an error whose text breaks off', async () => {
    const ask = await serverThat((socket) => {
      socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 20\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 5);
    });
    expect(await ask(roomy, never)).toMatchObject({ status: 413, text: 'half' });
  });

  it('reads no more than the beginning of an endless error page', async () => {
    let isClosed = false;
    const ask = await serverThat((socket) => {
      socket.on('close', () => (isClosed = true));
      socket.write('HTTP/1.1 502 Bad Gateway\r\nTransfer-Encoding: chunked\r\n\r\n');
      const more = setInterval(() => socket.write('400\r\n' + 'x'.repeat(0x400) + '\r\n'), 1);
      socket.on('close', () => clearInterval(more));
    });
    const { status, text } = await ask({ answerBytes: 10, errorBytes: 3000 }, never);
    expect(status).toBe(502);
    expect(text.length).toBeGreaterThan(3000);
    expect(text.length).toBeLessThan(100_000);
    await until(() => isClosed);
  });

  it('rejects when an answer is more than a text can hold', async () => {
    const chunk = Object.assign(Buffer.from('{}'), {
      toString: (): string => {
        throw new Error('Cannot create a string longer than 0x1fffffe8 characters');
      },
    });
    const controller = { abort: () => undefined } as unknown as Dispatcher.DispatchController;
    const dispatch: Dispatcher['dispatch'] = (_options, handler) => {
      handler.onRequestStart?.(controller, undefined);
      handler.onResponseStart?.(controller, 200, {});
      handler.onResponseData?.(controller, chunk);
      handler.onResponseEnd?.(controller, {});
      return true;
    };
    const asked = exchange({ dispatch } as unknown as Dispatcher, { path: '/', method: 'GET' }, roomy, never);
    await expect(asked).rejects.toThrow('Cannot create a string');
  });

  it('leaves at once when the signal is aborted, whatever the request waits for', async () => {
    const reason = new Error('the user wants to leave');
    const leave = new AbortController();
    let isClosed = false;
    let isBegun = false;
    const ask = await serverThat((socket) => {
      socket.on('close', () => (isClosed = true));
      isBegun = true;
    });
    const first = ask(roomy, leave.signal);
    // There is one connection only: this one waits for the first.
    const second = ask(roomy, leave.signal);
    await until(() => isBegun);
    leave.abort(reason);
    await expect(first).rejects.toBe(reason);
    await expect(second).rejects.toBe(reason);
    await until(() => isClosed);
  });

  it('does not send what was given up while it waited for a connection', async () => {
    const leave = new AbortController();
    let requests = 0;
    const answers: (() => void)[] = [];
    const ask = await serverThat((socket) => {
      requests += 1;
      answers.push(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    });
    const first = ask(roomy, never);
    const second = ask(roomy, leave.signal);
    const third = ask(roomy, never);
    await until(() => answers.length === 1);
    leave.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    answers[0]?.();
    expect((await first).status).toBe(200);
    await until(() => answers.length === 2);
    answers[1]?.();
    expect((await third).status).toBe(200);
    expect(requests).toBe(2);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Requests, one at a time on one connection, to a server that answers each by what is written to its socket. */
async function serverThat(
  answer: (socket: Socket) => void,
): Promise<(limits: AnswerLimits, signal: AbortSignal) => Promise<WholeAnswer>> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ connections: 1, pipelining: 1 });
  closers.push(
    () => new Promise((resolve) => server.close(() => resolve())),
    () => agent.destroy(),
  );
  const request = { origin: `http://127.0.0.1:${port}`, path: '/x', method: 'GET' } as const;
  return (limits, signal) => exchange(agent, request, limits, signal);
}

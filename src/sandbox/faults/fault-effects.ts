import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../http/answer.ts';
import { ConnectionDropped } from '../http/connection-dropped.ts';
import { AnsweredOtherwise, badRequest, Refusal } from '../http/failure.ts';
import type { Exchange, SandboxControl } from '../http/exchange.ts';
import type { Fault, FaultKind } from './fault.ts';

/** What a fault does to one exchange; absent steps go their normal way. */
export interface Effect {
  /** Wraps the request body; may throw to cut the call short. */
  readonly receive?: (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
  /** Stands in for the server; undefined hands the call on to it. */
  readonly answer?: () => Promise<Answer | undefined>;
  /** Takes the server's answer instead of the wire. */
  readonly send?: (answer: Answer, send: (answer: Answer) => Promise<void>) => Promise<void>;
}

type Effects = {
  readonly [K in FaultKind['kind']]: (
    fault: Extract<FaultKind, { kind: K }>,
    exchange: Exchange,
    control: SandboxControl,
  ) => Effect;
};

/** One short entry for each fault. */
const effects: Effects = {
  status: (fault, exchange) => {
    if (fault.afterCommit === true) return { send: (_, send) => send(statusAnswer(fault, exchange)) };
    return {
      answer: async () => {
        await maybeDrain(exchange, fault.readBody ?? true);
        return statusAnswer(fault, exchange);
      },
    };
  },
  reset: ({ atByte }, exchange) => ({ receive: (body) => cutAt(body, atByte, exchange) }),
  'too-large': ({ maxBytes, readBody = false }, exchange) => {
    const announced = exchange.request.headers['content-length'];
    const refusal = proxyPage(413, readBody ? {} : { connection: 'close' });
    if (announced === undefined) return { receive: (body) => limitTo(body, maxBytes, refusal) };
    return {
      answer: async () => {
        if (Number(announced) <= maxBytes) return undefined;
        await maybeDrain(exchange, readBody);
        return refusal;
      },
    };
  },
  'close-after-commit': (_, exchange) => ({ send: () => Promise.resolve(drop(exchange)) }),
  'slow-request': ({ bytesPerSecond }) => ({ receive: (body) => throttle(body, bytesPerSecond) }),
  'slow-answer': ({ delayMs = 0, bytesPerSecond }) => ({
    send: async (answer, send) => {
      await sleep(delayMs, undefined, { ref: false });
      await send(bytesPerSecond === undefined ? answer : trickle(answer, bytesPerSecond));
    },
  }),
  'no-answer': ({ commit = false }, exchange) => {
    const never = (): Promise<never> => untilGone(exchange);
    return commit ? { send: never } : { answer: never };
  },
  'login-page': ({ body = loginPage }, exchange) => ({
    answer: async () => {
      await maybeDrain(exchange, true);
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, text: body };
    },
  }),
  redirect: ({ location, status = 302 }, exchange) => ({
    answer: () => {
      const target =
        location ?? `https://${exchange.request.headers.host ?? 'localhost'}${exchange.request.url ?? '/'}`;
      return Promise.resolve({
        status,
        headers: { location: target, 'content-type': 'text/html' },
        text: '',
      });
    },
  }),
  'quota-exceeded': (_, exchange) => ({
    answer: async () => {
      await maybeDrain(exchange, true);
      throw badRequest('Quota has been exceeded!');
    },
  }),
  'disk-full': (_, exchange, control) => ({
    answer: async () => {
      control.fillDisk();
      await maybeDrain(exchange, true);
      const isUpload = exchange.request.method === 'POST' && exchange.path === '/api/assets';
      throw new Refusal(500, isUpload ? 'Failed to upload asset' : 'Internal server error');
    },
  }),
  'key-revoked': (_, exchange, control) => ({
    answer: () => {
      control.revokeKey(String(exchange.request.headers['x-api-key']));
      return Promise.resolve(undefined);
    },
  }),
  restart: ({ downMs = 200 }, exchange, control) => ({
    answer: () => {
      void control.restart(downMs);
      return untilGone(exchange);
    },
  }),
  version: ({ version }, _, control) => ({
    answer: () => {
      control.setVersion(version);
      return Promise.resolve(undefined);
    },
  }),
  maintenance: (_, __, control) => ({
    answer: () => {
      control.setMaintenance(true);
      return Promise.resolve(undefined);
    },
  }),
};

export function isFaultKind(kind: unknown): kind is FaultKind['kind'] {
  return typeof kind === 'string' && Object.hasOwn(effects, kind);
}

export function effectOf(fault: Fault, exchange: Exchange, control: SandboxControl): Effect {
  const effect = effects[fault.kind] as (
    fault: FaultKind,
    exchange: Exchange,
    control: SandboxControl,
  ) => Effect;
  return effect(fault, exchange, control);
}

type StatusFault = Extract<FaultKind, { kind: 'status' }>;

/** Proxies speak HTML, the server JSON. */
function statusAnswer({ status, body, headers = {} }: StatusFault, { refuse }: Exchange): Answer {
  if (body !== undefined) return { status, headers: { 'content-type': 'text/html', ...headers }, text: body };
  if (status === 413 || status >= 502) return proxyPage(status, headers);
  return { ...refuse(new Refusal(status, messages[status] ?? 'Scripted failure')), headers };
}

function proxyPage(status: number, headers: Readonly<Record<string, string>>): Answer {
  const text = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html', ...headers }, text };
}

const messages: Readonly<Record<number, string>> = {
  429: 'ThrottlerException: Too Many Requests',
  500: 'Internal server error',
};

const loginPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post" action="/login">' +
  '<input name="username"><input name="password" type="password"></form></body></html>\n';

async function maybeDrain({ body }: Exchange, wanted: boolean): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  while (wanted && (await chunks.next()).done !== true);
}

function drop({ request }: Exchange): never {
  request.socket.resetAndDestroy();
  throw new ConnectionDropped();
}

async function untilGone({ request }: Exchange): Promise<never> {
  if (!request.socket.destroyed) await new Promise((resolve) => request.socket.once('close', resolve));
  throw new ConnectionDropped();
}

async function* cutAt(
  body: AsyncIterable<Buffer>,
  atByte: number,
  exchange: Exchange,
): AsyncGenerator<Buffer> {
  let passed = 0;
  if (atByte === 0) drop(exchange);
  for await (const chunk of body) {
    if (passed + chunk.length >= atByte) {
      yield chunk.subarray(0, atByte - passed);
      drop(exchange);
    }
    passed += chunk.length;
    yield chunk;
  }
}

/** For bodies whose length was not announced. */
async function* limitTo(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
  refusal: Answer,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new AnsweredOtherwise(refusal);
    yield chunk;
  }
}

async function* throttle(body: AsyncIterable<Buffer>, bytesPerSecond: number): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    await sleep((chunk.length / bytesPerSecond) * 1000, undefined, { ref: false });
    yield chunk;
  }
}

function trickle(answer: Answer, bytesPerSecond: number): Answer {
  const whole = Buffer.from(answer.text ?? JSON.stringify(answer.json));
  const single = Array.from(whole, (_, index) => whole.subarray(index, index + 1));
  const headers = { 'content-type': 'application/json; charset=utf-8', ...answer.headers };
  return { status: answer.status, headers, stream: throttle(toAsync(single), bytesPerSecond) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- an async generator only to be iterated like a body
async function* toAsync(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

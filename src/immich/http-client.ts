import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { ReceivedAnswer, RequestContext } from './answer-error.ts';
import { errorFromAnswer, isCloudflare } from './answer-error.ts';
import { errorFromConnection } from './connection-error.ts';
import { couldNot } from './could-not.ts';
import { exchange } from './exchange.ts';
import { isHtml } from './foreign-page.ts';
import type { Redact } from './redact.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Query = Readonly<Record<string, string | number | boolean>>;

export interface ApiCall {
  readonly method: Method;
  /** Below the API base, such as `/albums`. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** What it is for, in words that complete "could not …"; in other languages, a noun. */
  readonly action: string;
}

/** A request whose body is already bytes. */
export interface RawCall extends ApiCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Buffer> | Buffer;
}

/** Lists of a large library are tens of megabytes; error pages need not be read to their end. */
const limits = { answerBytes: 256 * 1024 * 1024, errorBytes: 256 * 1024 };

/**
 * Speaks to one server: every request goes to its API base and carries the key and custom headers, no other does.
 * Every failure is an `ApiError`, except that an aborted signal rejects with its own reason.
 * Nothing is tried again here.
 */
export class HttpClient {
  readonly apiBase: URL;
  readonly redact: Redact;
  readonly #dispatcher: Dispatcher;
  /** Names and values in turn. */
  readonly #headers: readonly string[];
  readonly #origin: string;
  readonly #basePath: string;
  readonly #timeouts: Pick<Dispatcher.DispatchOptions, 'headersTimeout'>;
  #behindCloudflare = false;
  #clockSkewMs: number | undefined;

  constructor(
    apiBase: URL,
    options: {
      readonly dispatcher: Dispatcher;
      readonly headers: Readonly<Record<string, string>>;
      readonly redact: Redact;
      /** Instead of the dispatcher's own limit. */
      readonly answerMs?: number;
    },
  ) {
    this.apiBase = apiBase;
    this.redact = options.redact;
    this.#dispatcher = options.dispatcher;
    this.#headers = Object.entries(options.headers).flat();
    this.#origin = apiBase.origin;
    this.#basePath = apiBase.pathname.replace(/\/$/, '');
    this.#timeouts = options.answerMs === undefined ? {} : { headersTimeout: options.answerMs };
  }

  /** Whether an answer came through Cloudflare so far. */
  get behindCloudflare(): boolean {
    return this.#behindCloudflare;
  }

  /** By how much the clock at the other end is ahead of ours, to a second; undefined while it told no time. */
  get clockSkewMs(): number | undefined {
    return this.#clockSkewMs;
  }

  /** Answer of a call, checked against `schema`. */
  async fetchJson<T>(call: ApiCall, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    return this.#parse(call, await this.#converse(call, signal), schema);
  }

  /** Status and checked answer of a request with a body of bytes. */
  async sendForm<T>(
    call: RawCall,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly data: T }> {
    const answer = await this.#converse(call, signal);
    return { status: answer.status, data: this.#parse(call, answer, schema) };
  }

  /** A call whose answer has nothing of interest. */
  async perform(call: ApiCall, signal: AbortSignal): Promise<void> {
    await this.#converse(call, signal);
  }

  /** Body of an answer, as it comes. */
  async *download(call: ApiCall, signal: AbortSignal): AsyncIterable<Buffer> {
    try {
      signal.throwIfAborted();
      const answer = await this.#dispatcher.request({ ...this.#request(call), signal });
      this.#note(answer.headers);
      if (answer.statusCode >= 300) throw await this.#readError(answer, call);
      // A login page with 200 is no photo.
      if (isHtml(contentTypeOf(answer.headers), '')) throw await this.#readError(answer, call);
      for await (const chunk of answer.body) yield chunk as Buffer;
    } catch (error) {
      signal.throwIfAborted();
      throw errorFromConnection(error, this.#context(call));
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #converse(call: ApiCall | RawCall, signal: AbortSignal): Promise<ReceivedAnswer> {
    try {
      signal.throwIfAborted();
      const answer = await exchange(this.#dispatcher, this.#request(call), limits, signal);
      const { status, headers, text } = answer;
      this.#note(headers);
      if (status >= 300 || (text !== '' && isHtml(contentTypeOf(headers), text)))
        throw errorFromAnswer(answer, this.#context(call));
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      throw errorFromConnection(error, this.#context(call));
    }
  }

  #parse<T>(call: ApiCall, answer: ReceivedAnswer, schema: z.ZodType<T>): T {
    const json = tryParseJson(answer.text);
    if (json === undefined) throw errorFromAnswer(answer, this.#context(call));
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    const what =
      field === ''
        ? say`the answer of the server is not what it should be`
        : say`the answer of the server has no usable ${field}`;
    throw new ApiError('not-immich', 'permanent', couldNot(call.action, what), {
      status: answer.status,
      hint: say`Check the server address; a server newer than this program may need a newer program.`,
    });
  }

  #request(call: ApiCall | RawCall): Dispatcher.DispatchOptions {
    const isJson = call.json !== undefined;
    const headers = [...this.#headers];
    if (isJson) headers.push('content-type', 'application/json');
    if ('headers' in call) for (const name in call.headers) headers.push(name, call.headers[name] ?? '');
    return {
      origin: this.#origin,
      path: this.#basePath + call.path + queryText(call.query),
      method: call.method,
      headers,
      // undici takes iterables as well; its types only tell so for requests.
      body: ('body' in call ? call.body : isJson ? JSON.stringify(call.json) : null) as Buffer,
      ...this.#timeouts,
    };
  }

  /** Each answer tells something about the way it came, whatever it says. */
  #note(headers: ReceivedAnswer['headers']): void {
    this.#behindCloudflare ||= isCloudflare({ headers });
    const { date } = headers;
    const sentAt = typeof date === 'string' ? Date.parse(date) : NaN;
    if (!Number.isNaN(sentAt)) this.#clockSkewMs = sentAt - Date.now();
  }

  async #readError(answer: Dispatcher.ResponseData, call: ApiCall): Promise<ApiError> {
    const text = await readBeginning(answer.body, limits.errorBytes).catch(() => '');
    return errorFromAnswer({ status: answer.statusCode, headers: answer.headers, text }, this.#context(call));
  }

  #context(call: ApiCall): RequestContext {
    const url = new URL(this.#basePath + call.path + queryText(call.query), this.#origin);
    return { url, action: call.action, redact: this.redact };
  }
}

function queryText(query: Query | undefined): string {
  if (query === undefined) return '';
  const fields = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields).toString()}`;
}

function contentTypeOf(headers: ReceivedAnswer['headers']): string | undefined {
  const value = headers['content-type'];
  return Array.isArray(value) ? value[0] : value;
}

async function readBeginning(body: AsyncIterable<unknown>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

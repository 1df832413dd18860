import { discoverApi } from './discover.ts';
import type { Timeouts, TlsOptions } from './dispatcher.ts';
import { createDispatcher } from './dispatcher.ts';
import { HttpClient } from './http-client.ts';
import { createRedactor } from './redact.ts';
import { buildRequestHeaders } from './request-headers.ts';
import { parseServerAddress } from './server-address.ts';

export interface ReachOptions {
  /** As people write it: with or without scheme, `/api`, trailing slash, path prefix. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** Go with every request, to this server only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default 32. */
  readonly maxConnections?: number;
  readonly tls?: TlsOptions;
  /** Defaults: 10 s to connect, 60 s of stall, 10 min for an answer. */
  readonly timeouts?: Partial<Timeouts>;
}

/** A server whose API was found; nobody is signed in. To be closed, by itself or through one of its clients. */
export interface ReachedServer {
  readonly apiBase: URL;
  readonly timeouts: Timeouts;
  /**
   * A client that also sends `headers`.
   * @param secrets masked in every error, as the values of the custom headers are
   */
  client(headers?: Readonly<Record<string, string>>, secrets?: readonly string[]): HttpClient;
  close(): Promise<void>;
}

const defaultTimeouts: Timeouts = { connectMs: 10_000, stallMs: 60_000, answerMs: 600_000 };
/** A server that is there answers a ping sooner than this. */
const greetingMs = 30_000;

/**
 * Finds the server's API. Nothing secret is sent but the custom headers.
 * Rejects with one `ApiError` (or `UsageError`) that names what is wrong and what to do.
 */
export async function reachServer(options: ReachOptions): Promise<ReachedServer> {
  const address = parseServerAddress(options.url);
  const customHeaders = buildRequestHeaders(options.headers ?? {});
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const dispatcher = createDispatcher(new URL(address.origin), {
    maxConnections: options.maxConnections ?? 32,
    tls: options.tls ?? {},
    timeouts,
  });
  const clientOf = (
    base: URL,
    headers: Readonly<Record<string, string>> = {},
    secrets: readonly string[] = [],
    answerMs?: number,
  ): HttpClient =>
    new HttpClient(base, {
      dispatcher,
      headers: { ...customHeaders, ...headers },
      redact: createRedactor([...secrets, ...Object.values(options.headers ?? {})]),
      ...(answerMs !== undefined && { answerMs }),
    });
  const greeter = (base: URL): HttpClient => clientOf(base, {}, [], Math.min(greetingMs, timeouts.answerMs));
  const apiBase = await discoverApi(address, greeter, options.signal).catch(async (error: unknown) => {
    await dispatcher.destroy();
    throw error;
  });
  return {
    apiBase,
    timeouts,
    client: (headers, secrets) => clientOf(apiBase, headers, secrets),
    close: () => dispatcher.destroy(),
  };
}

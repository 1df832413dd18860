import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { isLoopbackHost } from './server-address.ts';

export interface TlsOptions {
  /** PEM of the authority that signed the server's certificate. */
  readonly caCert?: string;
  /** PEM of our own certificate and key, for servers that want one. */
  readonly clientCert?: string;
  readonly clientKey?: string;
  /** Trust any certificate. */
  readonly insecure?: boolean;
}

export interface Timeouts {
  /** Longest wait for a connection. */
  readonly connectMs: number;
  /** Longest time in which not one byte moves, in either direction. */
  readonly stallMs: number;
  /** Longest wait for the answer after the last byte of a request. */
  readonly answerMs: number;
}

/** Connections to one server: kept open, never pipelined, through the proxy that the environment names. */
export function createDispatcher(
  origin: URL,
  options: { readonly maxConnections: number; readonly tls: TlsOptions; readonly timeouts: Timeouts },
): Dispatcher {
  const { tls, timeouts } = options;
  const connect = {
    timeout: timeouts.connectMs,
    ...(tls.caCert === undefined ? {} : { ca: tls.caCert }),
    ...(tls.clientCert === undefined ? {} : { cert: tls.clientCert }),
    ...(tls.clientKey === undefined ? {} : { key: tls.clientKey }),
    ...(tls.insecure === true ? { rejectUnauthorized: false } : {}),
  };
  const common = {
    connections: options.maxConnections,
    pipelining: 1,
    headersTimeout: timeouts.answerMs,
    bodyTimeout: timeouts.stallMs,
    connect,
  };
  if (isLoopbackHost(origin.hostname)) return new Agent(common);
  // Behind a proxy, TLS with the server is set up inside the tunnel, which does not look at `connect`.
  return new EnvHttpProxyAgent({ ...common, requestTls: connect, proxyTunnel: origin.protocol === 'https:' });
}

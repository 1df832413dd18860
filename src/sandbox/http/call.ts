import type { IncomingHttpHeaders } from 'node:http';
import type { Backend } from '../store/backend.ts';
import type { ApiKey, User } from '../store/state.ts';
import { readJson } from './read-json.ts';
import type { Json } from './validate.ts';

/** Who asks: with a key, or with the token of a session. */
export interface Caller {
  readonly user: User;
  readonly key: ApiKey | undefined;
  readonly session: string | undefined;
}

/** One request, routed and authenticated. */
export interface Call {
  readonly backend: Backend;
  readonly caller: Caller;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Request body; may be left unread. */
  readonly body: AsyncIterable<Buffer>;
}

/** Where nobody need be signed in. */
export type PublicCall = Omit<Call, 'caller'>;

export function jsonOf(call: Pick<Call, 'body' | 'headers'>): Promise<Json> {
  return readJson(call.body, call.headers['content-type']);
}

/** A path parameter that the route pattern guarantees. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

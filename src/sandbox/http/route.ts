import type { Capabilities } from '../capabilities.ts';
import type { Answer } from './answer.ts';
import type { Call, PublicCall } from './call.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Handler<C = Call> = (call: C) => Promise<Answer> | Answer;

/** One row of the API: who may call it, from which version on, and what it does. */
export interface Route {
  readonly method: Method;
  /** Below `/api`; `:name` takes one segment. */
  readonly path: string;
  readonly access: Access;
  readonly handle: Handler;
  /** Absent in versions for which this says no: the route is then unknown (404). */
  readonly when?: ((capabilities: Capabilities) => boolean) | undefined;
}

export type Access =
  | { readonly kind: 'public' }
  /** Any key; `permission` undefined asks for none. */
  | {
      readonly kind: 'caller';
      readonly permission: string | undefined;
      readonly admin: boolean;
      /** 1.135 enforces permissions on a few routes only. */
      readonly scopedIn1135: boolean;
    };

/** A public handler never looks at the caller. */
export function publicRoute(method: Method, path: string, handle: Handler<PublicCall>): Route {
  return { method, path, access: { kind: 'public' }, handle };
}

export interface RouteOptions {
  readonly admin?: boolean;
  readonly scopedIn1135?: boolean;
  readonly when?: (capabilities: Capabilities) => boolean;
}

export function route(
  method: Method,
  path: string,
  permission: string | undefined,
  handle: Handler,
  { admin = false, scopedIn1135 = false, when }: RouteOptions = {},
): Route {
  return { method, path, access: { kind: 'caller', permission, admin, scopedIn1135 }, handle, when };
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** First row that fits, in the order of the table. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  capabilities: Capabilities,
): Match | undefined {
  const segments = path.split('/');
  for (const candidate of routes) {
    if (candidate.method !== method || candidate.when?.(capabilities) === false) continue;
    const params = matchPath(candidate.path.split('/'), segments);
    if (params !== undefined) return { route: candidate, params };
  }
  return undefined;
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(segment);
    else if (part !== segment) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { effectOf, type Effect } from '../faults/fault-effects.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { allRoutes, maintenanceRoutes } from '../routes/all-routes.ts';
import type { Backend } from '../store/backend.ts';
import { errorAnswer, ok, type Answer } from './answer.ts';
import { authenticate, authorise } from './authenticate.ts';
import type { Caller } from './call.ts';
import { ConnectionDropped } from './connection-dropped.ts';
import type { Exchange, SandboxControl } from './exchange.ts';
import { AnsweredOtherwise, Refusal } from './failure.ts';
import type { LoggedRequest } from './request-log.ts';
import { matchRoute } from './route.ts';
import { newCorrelationId, sendAnswer } from './send-answer.ts';

export interface HandlerOptions {
  readonly backend: Backend;
  readonly faults: FaultPlan;
  readonly control: SandboxControl;
  readonly log: LoggedRequest[];
  readonly latencyMs: number;
  /** Jobs run before the answer goes out, or by themselves later. */
  readonly settleBeforeAnswer: boolean;
  /** Answers the control routes; undefined for any other path. */
  readonly answerControl: (exchange: Exchange) => Promise<Answer | undefined>;
  /** Called after each request that may have changed something. */
  readonly onChange: () => void;
}

/** The server's one request listener. Never rejects. */
export function createRequestHandler(
  options: HandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const [path, query] = splitUrl(request.url ?? '/');
    const entry = logEntry(request, path, query);
    const body = countedBody(request, (bytes) => (entry.bytes += bytes));
    const correlationId = newCorrelationId();
    const exchange: Exchange = {
      request,
      response,
      path,
      query: new URLSearchParams(query),
      body,
      correlationId,
      refuse: (refusal) => errorAnswer(refusal, options.backend.capabilities, correlationId),
    };
    const isControl = path.startsWith('/__sandbox/');
    if (!isControl) options.log.push(entry);
    try {
      entry.status = await (isControl ? control(options, exchange) : serve(options, exchange));
    } catch (error) {
      if (!(error instanceof ConnectionDropped) && !request.socket.destroyed) request.socket.destroy();
    } finally {
      // An answer before the end of the body leaves the rest to be thrown away.
      request.resume();
    }
  };
}

function splitUrl(url: string): [path: string, query: string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

type Entry = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] };

function logEntry({ method = 'GET', headers }: IncomingMessage, path: string, query: string): Entry {
  return { method, path, query, headers, status: 0, bytes: 0 };
}

async function* countedBody(
  request: IncomingMessage,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  // Stopping early must not tear the connection down: answers go out before the body has come.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    count((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

async function control(options: HandlerOptions, exchange: Exchange): Promise<number> {
  const answer = await options.answerControl(exchange).catch((error: unknown) => {
    if (error instanceof Refusal) return exchange.refuse(error);
    throw error;
  });
  const sent = answer ?? exchange.refuse(unknownRoute(exchange));
  await sendAnswer(exchange, sent, options.backend.capabilities);
  return sent.status;
}

async function serve(options: HandlerOptions, exchange: Exchange): Promise<number> {
  const { backend, faults } = options;
  const fault = faults.take(exchange.request.method ?? 'GET', exchange.path);
  const effect: Effect = fault === undefined ? {} : effectOf(fault, exchange, options.control);
  if (effect.receive !== undefined) exchange.body = effect.receive(exchange.body);
  const answer = await answerOrError(backend, exchange, effect);
  if (exchange.request.method !== 'GET') await settle(options);
  if (options.latencyMs > 0) await sleep(options.latencyMs, undefined, { ref: false });
  let sent = 0;
  const send = async (one: Answer): Promise<void> => {
    sent = one.status;
    await sendAnswer(exchange, one, backend.capabilities);
  };
  await (effect.send === undefined ? send(answer) : effect.send(answer, send));
  return sent;
}

async function settle({ backend, settleBeforeAnswer, onChange }: HandlerOptions): Promise<void> {
  if (settleBeforeAnswer) await backend.queues.settle();
  onChange();
}

async function answerOrError(backend: Backend, exchange: Exchange, effect: Effect): Promise<Answer> {
  try {
    return (await effect.answer?.()) ?? (await dispatch(backend, exchange));
  } catch (error) {
    if (error instanceof AnsweredOtherwise) return error.answer;
    if (error instanceof ConnectionDropped || exchange.request.socket.destroyed)
      throw new ConnectionDropped();
    return exchange.refuse(error instanceof Refusal ? error : new Refusal(500, 'Internal server error'));
  }
}

function unknownRoute({ request, path }: Exchange): Refusal {
  return new Refusal(404, `Cannot ${request.method ?? 'GET'} ${path}`);
}

async function dispatch(backend: Backend, exchange: Exchange): Promise<Answer> {
  const { request, path, query, body } = exchange;
  if (path === '/.well-known/immich') return ok({ api: { endpoint: '/api' } });
  const method = request.method ?? 'GET';
  if (!path.startsWith('/api/') && method === 'GET') {
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, text: '' };
  }
  const routes = backend.maintenance ? maintenanceRoutes : allRoutes;
  const match = path.startsWith('/api/')
    ? matchRoute(routes, method, path.slice('/api'.length), backend.capabilities)
    : undefined;
  if (match === undefined) throw unknownRoute(exchange);
  const { route, params } = match;
  const { headers } = request;
  const caller = route.access.kind === 'public' ? nobody : authenticate(backend, headers, query);
  authorise(backend, caller, route.access);
  return route.handle({ backend, caller, headers, params, query, body });
}

/** Public routes never look at it. */
const nobody = {} as Caller;

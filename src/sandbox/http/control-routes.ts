import { isSandboxVersion, type SandboxVersion } from '../capabilities.ts';
import { isFaultKind } from '../faults/fault-effects.ts';
import type { Fault } from '../faults/fault.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { created, noContent, ok, type Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { badRequest } from './failure.ts';
import { readJson } from './read-json.ts';
import type { Json } from './validate.ts';

type Handle = (sandbox: Sandbox, body: Json, query: URLSearchParams) => Promise<Answer> | Answer;

/** What a script or another process can do through `/__sandbox/…`. */
const handlers: Readonly<Record<string, Handle>> = {
  'GET faults': ({ faults }) => ok(faults.list().map(({ fault, struck }) => ({ ...fault, struck }))),
  'POST faults': ({ faults }, body) => {
    if (!isFaultKind(body.kind)) throw badRequest('Unknown kind of fault');
    return created({ ...faults.add(body as unknown as Fault).fault });
  },
  'DELETE faults': ({ faults }) => {
    faults.clear();
    return noContent;
  },
  'GET requests': ({ requests }) =>
    ok(requests.map(({ method, path, query, status, bytes }) => ({ method, path, query, status, bytes }))),
  'GET snapshot': (sandbox, _, query) => ok(sandbox.snapshot(query.get('user') ?? undefined)),
  'POST keys': (sandbox, { permissions }) =>
    created({ apiKey: sandbox.createKey((permissions ?? ['all']) as string[]) }),
  'POST users': (sandbox, { name }) => created(sandbox.createUser(typeof name === 'string' ? name : 'Guest')),
  'POST version': (sandbox, { version }) => {
    if (typeof version !== 'string' || !isSandboxVersion(version)) throw badRequest('Unknown version');
    sandbox.setVersion(version satisfies SandboxVersion);
    return noContent;
  },
  'POST maintenance': (sandbox, { on }) => {
    sandbox.setMaintenance(on !== false);
    return noContent;
  },
  'POST restart': (sandbox, { downMs }) => {
    // After the answer: the restart drops this very connection.
    setTimeout(() => void sandbox.restart(typeof downMs === 'number' ? downMs : undefined), 20);
    return noContent;
  },
  'POST jobs/wait': async (sandbox) => {
    await sandbox.waitForJobs();
    return noContent;
  },
};

/** Undefined for a path that is none of them. Web pages are refused: they must not reach into a local server. */
export async function answerControl(sandbox: Sandbox, exchange: Exchange): Promise<Answer | undefined> {
  const { request, path, query, body } = exchange;
  const name = `${request.method ?? 'GET'} ${path.slice('/__sandbox/'.length)}`;
  const handle = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (handle === undefined || request.headers.origin !== undefined) return undefined;
  return handle(sandbox, await readJson(body, 'application/json'), query);
}

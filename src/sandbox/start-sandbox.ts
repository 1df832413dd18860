import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../lib/errors.ts';
import type { SandboxVersion } from './capabilities.ts';
import { createFaultPlan, type FaultPlan } from './faults/fault-plan.ts';
import { answerControl } from './http/control-routes.ts';
import { createRequestHandler } from './http/handle-request.ts';
import { openListener, type Listener } from './http/listener.ts';
import type { LoggedRequest } from './http/request-log.ts';
import { runJob } from './jobs/run-job.ts';
import { defaultSignIn, type SignInSettings } from './oauth/sign-in-settings.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import { addKey, addUser } from './store/accounts.ts';
import { createBackend, type Backend } from './store/backend.ts';
import { createDiscardingOriginals } from './store/discarding-originals.ts';
import { openFolderOriginals } from './store/folder-originals.ts';
import { createMemoryOriginals } from './store/memory-originals.ts';
import type { OriginalStore } from './store/original-store.ts';
import { loadState } from './store/state-file.ts';
import { createStateKeeper, type StateKeeper } from './store/state-keeper.ts';
import { emptyState, type State, type User } from './store/state.ts';

export interface SandboxOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Address to listen on, loopback only; default `127.0.0.1`. */
  readonly host?: string;
  /** Folder for originals and state, taken up again by the next sandbox; default: all in memory. */
  readonly dir?: string;
  /** Default `2.7`. */
  readonly version?: SandboxVersion;
  /** The first one is the administrator and owns `apiKey`. Default: one, `Admin`. */
  readonly users?: readonly { readonly name: string; readonly email?: string; readonly password?: string }[];
  /** Quota of every user; default none. */
  readonly quotaBytes?: number;
  /** Added to every answer; default 0. */
  readonly latencyMs?: number;
  /**
   * Metadata extraction and other jobs run this long after the call that queued them; default: before its answer,
   * so that what a test reads next is final.
   */
  readonly jobDelayMs?: number;
  /** `hash-only` keeps no originals: gigabytes can pass in constant memory. Not together with `dir`. */
  readonly originals?: 'keep' | 'hash-only';
}

/** A running Immich-compatible server. */
export interface Sandbox {
  /** `http://127.0.0.1:…`, without `/api`. */
  readonly url: string;
  /** Key of the administrator, with all permissions. */
  readonly apiKey: string;
  readonly userId: string;
  /** Another key of the administrator. */
  createKey(permissions: readonly string[]): string;
  /** An ordinary user with a key that may do everything. */
  createUser(name: string): { readonly apiKey: string; readonly id: string };
  readonly faults: FaultPlan;
  /** Every request so far, in order of arrival; control routes are not in it. */
  readonly requests: readonly LoggedRequest[];
  /** What a user has; default: the administrator. */
  snapshot(userId?: string): Snapshot;
  /** Runs all jobs that are not paused. */
  waitForJobs(): Promise<void>;
  setVersion(version: SandboxVersion): void;
  /** What is not given becomes as it is by default: by password only. */
  setSignIn(settings: Partial<SignInSettings>): void;
  /** Drops all connections and refuses new ones for `downMs` (default 200). Nothing is forgotten. */
  restart(downMs?: number): Promise<void>;
  /** Every route but ping, version and config answers 404; from 2.7 on. */
  setMaintenance(on: boolean): void;
  close(): Promise<void>;
}

/** Starts a server on loopback; refuses any other address. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { dir } = options;
  if (dir !== undefined) await mkdir(path.resolve(dir), { recursive: true });
  const state = dir === undefined ? emptyState() : await loadState(dir);
  const backend = createBackend({
    version: options.version ?? '2.7',
    state,
    originals: await openOriginals(options),
    jobDelayMs: options.jobDelayMs,
    runJob,
  });
  const admin = findAdmin(state) ?? addUsers(state, options);
  const keeper = dir === undefined ? undefined : createStateKeeper(dir, state);
  keeper?.changed();
  return listen(options, backend, admin, keeper);
}

function openOriginals({ dir, originals }: SandboxOptions): Promise<OriginalStore> | OriginalStore {
  if (originals === 'hash-only') return createDiscardingOriginals();
  return dir === undefined ? createMemoryOriginals() : openFolderOriginals(dir);
}

function findAdmin(state: State): User | undefined {
  return [...state.users.values()].find(({ isAdmin }) => isAdmin);
}

function addUsers(state: State, { users, quotaBytes }: SandboxOptions): User {
  const [first = { name: 'Admin' }, ...others] = users ?? [];
  for (const user of others) addUser(state, { ...user, quotaBytes });
  return addUser(state, { ...first, isAdmin: true, quotaBytes });
}

async function listen(
  options: SandboxOptions,
  backend: Backend,
  admin: User,
  keeper: StateKeeper | undefined,
): Promise<Sandbox> {
  const { state } = backend;
  const faults = createFaultPlan();
  const requests: LoggedRequest[] = [];
  const changed = (): void => keeper?.changed();
  const apiKey = adminKey(state, admin);

  const handler = createRequestHandler({
    backend,
    faults,
    log: requests,
    latencyMs: options.latencyMs ?? 0,
    settleBeforeAnswer: options.jobDelayMs === undefined,
    control: {
      restart: (downMs) => sandbox.restart(downMs),
      setVersion: (version) => sandbox.setVersion(version),
      setMaintenance: (on) => sandbox.setMaintenance(on),
      fillDisk: () => {
        backend.diskIsFull = true;
      },
      revokeKey: (secret) => void state.keys.delete(secret),
    },
    answerControl: (exchange) => answerControl(sandbox, exchange),
    onChange: changed,
  });
  const listener: Listener = await openListener(options.host ?? '127.0.0.1', options.port ?? 0, handler);

  const sandbox: Sandbox = {
    url: listener.url,
    apiKey,
    userId: admin.id,
    createKey(permissions) {
      changed();
      return addKey(state, admin.id, permissions).secret;
    },
    createUser(name) {
      changed();
      const user = addUser(state, { name, quotaBytes: options.quotaBytes });
      return { id: user.id, apiKey: addKey(state, user.id, ['all']).secret };
    },
    faults,
    requests,
    snapshot: (userId = admin.id) => takeSnapshot(backend, userId),
    waitForJobs: () => backend.queues.settle(),
    setVersion(version) {
      backend.version = version;
    },
    setSignIn(settings) {
      backend.signIn = { ...defaultSignIn, ...settings };
    },
    async restart(downMs = 200) {
      await listener.restart(downMs);
      // The real server resumes this queue whenever it starts.
      backend.queues.resume('metadataExtraction');
    },
    setMaintenance(on) {
      if (!backend.capabilities.maintenanceMode)
        throw new AppError(`Immich ${backend.version} has no maintenance mode`);
      backend.maintenance = on;
    },
    async close() {
      backend.queues.close();
      await listener.close();
      await keeper?.close();
    },
  };
  return sandbox;
}

/** The key of an earlier sandbox in the same folder goes on working. */
function adminKey(state: State, admin: User): string {
  const known = [...state.keys.values()].find(
    (key) => key.userId === admin.id && key.permissions.includes('all'),
  );
  return (known ?? addKey(state, admin.id, ['all'], 'Sandbox')).secret;
}

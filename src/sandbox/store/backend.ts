import { capabilitiesOf, type Capabilities, type SandboxVersion } from '../capabilities.ts';
import { defaultSignIn, type SignInSettings } from '../oauth/sign-in-settings.ts';
import type { OriginalStore } from './original-store.ts';
import { createQueues, type Job, type Queues } from './queues.ts';
import type { State } from './state.ts';

/** What all request handlers and jobs work on. */
export interface Backend {
  version: SandboxVersion;
  readonly capabilities: Capabilities;
  readonly state: State;
  readonly originals: OriginalStore;
  readonly queues: Queues;
  signIn: SignInSettings;
  /** Every normal route answers 404. */
  maintenance: boolean;
  /** The last original could not be written. */
  diskIsFull: boolean;
}

export function createBackend(options: {
  readonly version: SandboxVersion;
  readonly state: State;
  readonly originals: OriginalStore;
  readonly jobDelayMs: number | undefined;
  readonly runJob: (backend: Backend, job: Job) => Promise<void>;
}): Backend {
  const backend: Backend = {
    version: options.version,
    get capabilities() {
      return capabilitiesOf[this.version];
    },
    state: options.state,
    originals: options.originals,
    queues: createQueues((job) => options.runJob(backend, job), options.jobDelayMs),
    signIn: defaultSignIn,
    maintenance: false,
    diskIsFull: false,
  };
  return backend;
}

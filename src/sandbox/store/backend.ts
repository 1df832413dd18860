import { capabilitiesOf, type Capabilities, type SandboxVersion } from '../capabilities.ts';
import { defaultSignIn, type SignInSettings } from '../oauth/sign-in-settings.ts';
import type { OriginalStore } from './original-store.ts';
import { createQueues, type Job, type Queues } from './queues.ts';
import type { State } from './state.ts';

/** What administrators set up, as far as it is emulated. */
interface SystemConfig {
  readonly storageTemplate: {
    readonly enabled: boolean;
    readonly hashVerificationEnabled: boolean;
    readonly template: string;
  };
}

const defaultSystemConfig: SystemConfig = {
  storageTemplate: {
    enabled: false,
    hashVerificationEnabled: true,
    template: '{{y}}/{{y}}-{{MM}}-{{dd}}/{{filename}}',
  },
};

/** What all request handlers and jobs work on. */
export interface Backend {
  version: SandboxVersion;
  readonly capabilities: Capabilities;
  readonly state: State;
  readonly originals: OriginalStore;
  readonly queues: Queues;
  signIn: SignInSettings;
  systemConfig: SystemConfig;
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
    systemConfig: defaultSystemConfig,
    maintenance: false,
    diskIsFull: false,
  };
  return backend;
}

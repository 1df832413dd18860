import type { Feature } from '../../immich/permissions.ts';
import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { attempt } from './attempt.ts';
import { checkClock } from './check-clock.ts';
import { checkKey } from './check-key.ts';
import { checkLatency } from './check-latency.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkUploadRoute } from './check-upload-route.ts';
import { checkVersion } from './check-version.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { CheckId, Finding } from './finding.ts';
import { failure, ok, unchecked } from './finding.ts';

export interface MeetInput {
  /** Connects; rejects with the one error that says what is wrong. */
  readonly connect: () => Promise<DoctorServer>;
  /** What the upload that is planned needs of the key. */
  readonly needed: readonly Feature[];
  /** Whether requests may be tried that the server has to refuse. */
  readonly probe: boolean;
  readonly signal: AbortSignal;
}

/** Everything between this computer and being let in. Returns the server when that was achieved. */
export async function* meetServer(input: MeetInput): AsyncGenerator<Finding, DoctorServer | undefined> {
  const { connect, needed, probe, signal } = input;
  let server: DoctorServer;
  try {
    server = await connect();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    yield* turnedAway(error);
    return undefined;
  }
  yield await attempt('server', () => checkLatency(server, signal));
  yield await attempt('login-page', () => checkUploadRoute(server, probe, signal));
  yield checkVersion(server);
  yield checkKey(server);
  yield checkPermissions(server, needed);
  yield checkClock(server);
  return server;
}

/** How far one gets before each of these errors. */
const stages: readonly CheckId[] = ['server', 'login-page', 'version', 'key', 'permissions', 'clock'];
const stageOf: Partial<Record<ApiError['kind'], CheckId>> = {
  'login-page': 'login-page',
  'unsupported-version': 'version',
  unauthorized: 'key',
  forbidden: 'permissions',
};

function* turnedAway(error: ApiError): Generator<Finding> {
  const end = stages.indexOf(stageOf[error.kind] ?? 'server');
  for (const [position, check] of stages.entries()) {
    if (position === end) yield failure(check, error);
    else if (position > end) yield unchecked(check, say`one has to get so far first`);
    else if (stages[end] === 'login-page') yield unchecked(check, say`the login page answers in its place`);
    else yield ok(check, passed[check] ?? '');
  }
}

const passed: Partial<Record<CheckId, string>> = {
  server: say`it answers`,
  'login-page': say`nothing on the way asks for a login`,
  version: say`it is supported`,
  key: say`it is accepted`,
};

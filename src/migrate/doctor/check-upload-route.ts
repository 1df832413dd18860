import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok } from './finding.ts';

/** Small enough to be sent whole: also a proxy that takes requests in first lets the server answer. */
const smallFormBytes = 256;
export const patienceMs = 2000;

/**
 * Whether a login page stands before uploads: some let the web page and its API pass, but not this one route.
 * One before everything does not let it get this far.
 * @throws ApiError when something other than the server answers
 */
export async function checkUploadRoute(
  { inspection }: DoctorServer,
  probe: boolean,
  signal: AbortSignal,
): Promise<Finding> {
  if (!probe)
    return ok('login-page', say`nothing on the way asks for a login; not tried for uploads (--no-probe)`);
  await inspection.probeUploadRoute(smallFormBytes, { signal, patienceMs });
  return ok('login-page', say`nothing on the way asks for a login`);
}

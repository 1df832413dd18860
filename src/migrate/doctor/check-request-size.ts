import { ApiError, AppError, rewordApiError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { countOf } from '../../lib/format-count.ts';
import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import { exceedsRoute, formBytes } from '../upload-route.ts';
import { patienceMs } from './check-upload-route.ts';
import type { DoctorServer } from './doctor-server.ts';
import { findRequestLimit } from './find-request-limit.ts';
import type { Finding } from './finding.ts';
import { failure, ok, unchecked, warning } from './finding.ts';
import { filesToUpload } from './upload-estimate.ts';

/** Google takes videos up to 20 GB. */
const largestVideoBytes = 20_000_000_000;
/** Nobody sets a limit below this on purpose. */
const smallestLimitBytes = 4096;

/** Whether the largest files get through to the server, or a proxy on the way refuses them. */
export async function checkRequestSize(
  server: DoctorServer,
  input: {
    readonly plan: Plan | undefined;
    readonly probe: boolean;
    /** Leads to the same server by the way that what is too large goes; undefined: there is none. */
    readonly openDirect: (() => Promise<DoctorServer>) | undefined;
    readonly signal: AbortSignal;
  },
): Promise<Finding> {
  if (!input.probe) return unchecked('request-size', say`not tried (--no-probe)`);
  const sizes = input.plan && filesToUpload(input.plan).map(({ media }) => media.entry.size);
  const largest = sizes === undefined ? largestVideoBytes : sizes.reduce((a, b) => Math.max(a, b), 0);
  const lets = async (by: DoctorServer, requestBytes: number): Promise<boolean> =>
    (await by.inspection.probeUploadRoute(requestBytes, { signal: input.signal, patienceMs })) === 'taken';
  const isTaken = (requestBytes: number): Promise<boolean> => lets(server, requestBytes);
  if (await isTaken(largest + formBytes)) {
    const size = formatBytes(largest);
    return ok(
      'request-size',
      sizes === undefined
        ? say`a file of ${size} would get through`
        : say`the largest file of ${size} would get through`,
    );
  }
  const limit = await findRequestLimit(smallestLimitBytes, largest + formBytes, isTaken);
  const most = formatBytes(limit);
  const advice = adviceFor(server, limit);
  if (sizes === undefined)
    return warning(
      'request-size',
      say`the way to the server lets requests of up to about ${most} through`,
      advice,
    );
  const refused = sizes.filter((size) => exceedsRoute(size, limit));
  const bytes = refused.reduce((sum, size) => sum + size, 0);
  const what = say`the way to the server lets requests of up to about ${most} through, and ${countOf(refused.length, 'file is', 'files are')} larger (${formatBytes(bytes)})`;
  if (input.openDirect !== undefined) {
    const direct = await attemptDirect(input.openDirect);
    if (direct instanceof AppError) return failure('request-size', direct, [what]);
    if (await lets(direct, largest + formBytes))
      return ok('request-size', say`${what}: these get through by --direct-url`);
    const neither = say`${what}, and by --direct-url the largest of ${formatBytes(largest)} does not get through either`;
    return failure('request-size', new ApiError('too-large', 'permanent', neither, { hint: advice }));
  }
  return failure('request-size', new ApiError('too-large', 'permanent', what, { hint: advice }));
}

/** What stands in the way there is a finding, whoever is to blame. */
async function attemptDirect(open: () => Promise<DoctorServer>): Promise<DoctorServer | AppError> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ApiError)
      return rewordApiError(error, say`--direct-url cannot be used: ${error.message}`);
    if (error instanceof AppError) return error;
    throw error;
  }
}

function adviceFor({ behindCloudflare }: DoctorServer, limit: number): string {
  const size = `${Math.floor(limit / 1e6)}MB`;
  return behindCloudflare
    ? say`That is Cloudflare's limit: give an address that leads straight to the server with --direct-url; --max-request-size ${size} puts off what is larger without trying.`
    : say`Raise the limit of the proxy (nginx: client_max_body_size), or give an address that leads straight to the server with --direct-url; --max-request-size ${size} puts off what is larger without trying.`;
}

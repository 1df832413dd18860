import { ApiError } from '../../lib/errors.ts';
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
    /** What is too large goes another way. */
    readonly hasDirectRoute: boolean;
    readonly signal: AbortSignal;
  },
): Promise<Finding> {
  if (!input.probe) return unchecked('request-size', say`not tried (--no-probe)`);
  const sizes = input.plan && filesToUpload(input.plan).map(({ media }) => media.entry.size);
  const largest = sizes === undefined ? largestVideoBytes : sizes.reduce((a, b) => Math.max(a, b), 0);
  const isTaken = async (requestBytes: number): Promise<boolean> =>
    (await server.inspection.probeUploadRoute(requestBytes, { signal: input.signal, patienceMs })) ===
    'taken';
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
  if (input.hasDirectRoute)
    return warning('request-size', what, say`They go by --direct-url: check that it works from here, too.`);
  return failure('request-size', new ApiError('too-large', 'permanent', what, { hint: advice }));
}

function adviceFor({ behindCloudflare }: DoctorServer, limit: number): string {
  const size = `${Math.floor(limit / 1e6)}MB`;
  return behindCloudflare
    ? say`That is Cloudflare's limit: give an address that leads straight to the server with --direct-url; --max-request-size ${size} puts off what is larger without trying.`
    : say`Raise the limit of the proxy (nginx: client_max_body_size), or give an address that leads straight to the server with --direct-url; --max-request-size ${size} puts off what is larger without trying.`;
}

import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, warning } from './finding.ts';

/** Above this, a hundred thousand small photos take longer than a night, whatever the line can carry. */
const slowMs = 1000;

/** How fast the server answers. */
export async function checkLatency(server: DoctorServer, signal: AbortSignal): Promise<Finding> {
  const ms = await server.inspection.latencyMs(signal);
  const found = say`${server.identity.server} answers in ${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
  if (ms < slowMs) return ok('server', found);
  return warning(
    'server',
    found,
    say`Each photo costs at least one answer: run from the network of the server if you can, and look what keeps it busy.`,
  );
}

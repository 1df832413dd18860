import { formatDuration } from '../../lib/format-duration.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, unchecked, warning } from './finding.ts';

const tolerableMs = 60_000;

/** Whether the clocks of the server and of this computer agree. */
export function checkClock(server: DoctorServer): Finding {
  const skew = server.inspection.clockSkewMs();
  if (skew === undefined) return unchecked('clock', 'the server does not tell its time');
  if (Math.abs(skew) <= tolerableMs) return ok('clock', 'server and this computer agree on the time');
  const direction = skew > 0 ? 'ahead of' : 'behind';
  return warning(
    'clock',
    `the clock of the server is ${formatDuration(Math.abs(skew))} ${direction} that of this computer`,
    'Set whichever is wrong: photos without a date of their own may get one from these clocks.',
  );
}

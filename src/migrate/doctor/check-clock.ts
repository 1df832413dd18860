import { formatDuration } from '../../lib/format-duration.ts';
import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, unchecked, warning } from './finding.ts';

const tolerableMs = 60_000;

/** Whether the clocks of the server and of this computer agree. */
export function checkClock(server: DoctorServer): Finding {
  const skew = server.inspection.clockSkewMs();
  if (skew === undefined) return unchecked('clock', say`the server does not tell its time`);
  if (Math.abs(skew) <= tolerableMs) return ok('clock', say`server and this computer agree on the time`);
  const difference = formatDuration(Math.abs(skew));
  return warning(
    'clock',
    skew > 0
      ? say`the clock of the server is ${difference} ahead of that of this computer`
      : say`the clock of the server is ${difference} behind that of this computer`,
    say`Set whichever is wrong: photos without a date of their own may get one from these clocks.`,
  );
}

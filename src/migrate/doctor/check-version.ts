import { formatVersion } from '../../immich/server-version.ts';
import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, warning } from './finding.ts';

/** Whether this program knows the server's version. One that is too old does not get this far. */
export function checkVersion({ version, warnings }: DoctorServer): Finding {
  const [first] = warnings;
  if (first === undefined) return ok('version', say`Immich ${formatVersion(version)} is supported`);
  return warning(
    'version',
    first,
    say`Look for a newer immich-takeout, or try it with a single album first.`,
  );
}

import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, warning } from './finding.ts';

/** Whether what this program takes away can be brought back. */
export async function checkTrash({ inspection }: DoctorServer, signal: AbortSignal): Promise<Finding> {
  if (await inspection.hasTrash(signal)) return ok('trash', say`on: what undo takes back can be restored`);
  return warning(
    'trash',
    say`off: what undo or --trashed takes away would be gone for good`,
    say`Let an administrator switch it on (Administration > Settings > Trash) until all is well.`,
  );
}

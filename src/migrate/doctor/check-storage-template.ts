import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import type { DoctorServer } from './doctor-server.ts';
import { whyNotAdmin } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, unchecked, warning } from './finding.ts';

/** Under which names the server will keep the files, and whether albums come too late for that. */
export async function checkStorageTemplate(
  server: DoctorServer,
  plan: Plan | undefined,
  signal: AbortSignal,
): Promise<Finding> {
  const obstacle = whyNotAdmin(server, 'server-settings');
  if (obstacle !== undefined) return unchecked('storage-template', obstacle);
  const { enabled, template } = await server.inspection.storageTemplate(signal);
  if (!enabled)
    return ok(
      'storage-template',
      say`off: the server keeps files under names of its own, and shows them by theirs`,
    );
  // A file is moved to its place right after its metadata was read, long before the albums are made.
  if (/\{\{[^}]*album/u.test(template) && plan?.albums.length !== 0)
    return warning(
      'storage-template',
      say`it puts files into folders by album (${template}), but a photo gets into its album only after its file got its place`,
      say`When the run is done, start the job "Storage template migration" once (Administration > Jobs): it moves the files.`,
    );
  return ok('storage-template', say`on: files are moved to ${template} once their dates are read`);
}

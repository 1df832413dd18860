import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import type { DoctorServer } from './doctor-server.ts';
import { whyNot } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, unchecked, warning } from './finding.ts';
import { filesToUpload } from './upload-estimate.ts';

/** Whether the user will see the tags that photos get: Immich hides them until told otherwise. */
export async function checkTagsView(
  server: DoctorServer,
  plan: Plan | undefined,
  signal: AbortSignal,
): Promise<Finding> {
  if (plan !== undefined && filesToUpload(plan).every(({ tags }) => tags.length === 0))
    return ok('tags-view', say`no photo gets a tag`);
  const obstacle = whyNot(server, 'preferences');
  if (obstacle !== undefined) return unchecked('tags-view', obstacle);
  if (await server.inspection.showsTags(signal)) return ok('tags-view', say`tags are shown`);
  return warning(
    'tags-view',
    say`photos get tags (People/… for those whom Google recognised), but Immich does not show them to you`,
    say`Switch tags on in Immich under Account Settings > Features > Tags. They are kept either way.`,
  );
}

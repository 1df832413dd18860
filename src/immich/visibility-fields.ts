import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { Visibility } from '../model/plan.ts';
import type { Capabilities } from './capabilities.ts';
import { couldNot } from './could-not.ts';

/**
 * How this server is told where an asset shows. A field of the wrong era would be ignored without a word and the
 * asset stay in the timeline; what belongs into a locked folder is refused where there is none.
 */
export function visibilityFields(
  visibility: Visibility,
  capabilities: Capabilities,
  action: string,
): { readonly visibility?: Visibility; readonly isArchived?: boolean } {
  if (capabilities.visibility) return { visibility };
  if (visibility !== 'locked') return { isArchived: visibility === 'archive' };
  throw new ApiError('invalid', 'permanent', couldNot(action, say`this server has no locked folder`), {
    hint: say`The locked folder came with Immich 1.133: update the server, then run again.`,
  });
}

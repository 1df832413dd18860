import { ApiError } from '../../lib/errors.ts';
import type { CheckId, Finding } from './finding.ts';
import { failure, unchecked } from './finding.ts';

/** These ask whether the server answers at all: for them, no answer is a finding. */
const decisive: ReadonlySet<CheckId> = new Set(['server', 'login-page']);

/** Makes a check that asks the server; what it could not find out is told with its reason. */
export async function attempt(check: CheckId, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return decisive.has(check) ? failure(check, error) : unchecked(check, error.message, error.hint);
  }
}

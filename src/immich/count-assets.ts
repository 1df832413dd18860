import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';
import { statisticsAnswer } from './schemas.ts';

/**
 * Assets of this user as far as a key sees them: timeline, archive, hidden videos, and the trash.
 * The locked folder is closed to every API key; hidden videos cannot be counted before 1.133.
 */
export async function countAssets(
  session: ApiSession,
  signal: AbortSignal,
): Promise<{ readonly total: number; readonly trashed: number }> {
  const hidden = session.capabilities.visibility
    ? await countWith(session, { visibility: 'hidden' }, signal)
    : 0;
  const hiddenTrashed = session.capabilities.visibility
    ? await countWith(session, { visibility: 'hidden', isTrashed: true }, signal)
    : 0;
  const shown = await countWith(session, {}, signal);
  const trashed = (await countWith(session, { isTrashed: true }, signal)) + hiddenTrashed;
  return { total: shown + hidden + trashed, trashed };
}

async function countWith(
  { http }: ApiSession,
  query: Readonly<Record<string, string | boolean>>,
  signal: AbortSignal,
): Promise<number> {
  const call = {
    method: 'GET',
    path: '/assets/statistics',
    query,
    action: say`count what is already there`,
  } as const;
  return (await http.fetchJson(call, statisticsAnswer, signal)).total;
}

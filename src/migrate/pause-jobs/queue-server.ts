import { joinAnd } from '../../lib/join-and.ts';
import type { Feature, PermissionUse } from '../../immich/permissions.ts';
import type { ServerQueue } from '../../immich/queues.ts';
import { say } from '../../lib/say.ts';

/** The part of a server that has queues of background jobs. */
export interface QueueServer {
  readonly user: { readonly name: string; readonly isAdmin: boolean };
  missingPermissions(features: readonly Feature[]): readonly PermissionUse[];
  listQueues(signal: AbortSignal): Promise<readonly ServerQueue[]>;
  setQueuePaused(name: string, paused: boolean, signal: AbortSignal): Promise<void>;
}

/** Why the key cannot pause or resume queues, as a sentence; undefined when nothing is known against it. */
export function whyNoQueues(server: QueueServer): string | undefined {
  if (!server.user.isAdmin)
    return say`only an administrator can pause and resume background jobs, and ${server.user.name} is none`;
  const missing = server.missingPermissions(['pause-queues']).map(({ permission }) => permission);
  if (missing.length === 0) return undefined;
  const list = joinAnd(missing);
  return say`the API key lacks ${list}, needed to pause and resume background jobs`;
}

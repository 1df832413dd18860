import { say } from '../lib/say.ts';
import type { RunStatus } from '../migrate/status/journal-status.ts';

/** How to go on after a run. */
export function adviseAfterRun({ state, id }: RunStatus): string {
  switch (state) {
    case 'whole':
      return say`Everything that was asked for is on the server. To prove it: immich-takeout verify, with the same paths and options.`;
    case 'incomplete':
      return say`Something failed or was put off. Run the same upload again: it tries what is left, and sends nothing twice.`;
    case 'interrupted':
      return say`It was interrupted. Run the same upload again: it goes on where it stopped, and sends nothing twice.`;
    case 'running':
      return say`It is running right now.`;
    case 'undone':
      return say`What ${id} uploaded is in the server's trash. To bring it back: the same upload with --restore-trashed.`;
  }
}

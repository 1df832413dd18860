import type { Feature } from '../immich/permissions.ts';
import type { RunCommandFlags } from './with-prepared-run.ts';

/** What an upload with these options needs of the API key. */
export function neededFeatures(
  flags: Pick<RunCommandFlags, 'edited' | 'restoreTrashed' | 'trashed' | 'updateExisting'>,
): Feature[] {
  return [
    'account',
    'count',
    'upload',
    'albums',
    'live-photos',
    ...(flags.edited === 'stack' ? (['stacks'] as const) : []),
    ...(flags.updateExisting === true ? (['update-existing', 'tags'] as const) : []),
    ...(flags.trashed === true ? (['trash'] as const) : []),
    ...(flags.restoreTrashed === true ? (['restore'] as const) : []),
  ];
}

import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';
import { trashAnswer, preferencesAnswer, systemConfigAnswer } from './schemas.ts';

/** Whether this user's web page shows tags. They are stored all the same. */
export async function showsTags({ http }: ApiSession, signal: AbortSignal): Promise<boolean> {
  const action = say`see which views are switched on`;
  const call = { method: 'GET', path: '/users/me/preferences', action } as const;
  return (await http.fetchJson(call, preferencesAnswer, signal)).tags.enabled;
}

/** Whether what is deleted goes to the trash first. */
export async function hasTrash({ http }: ApiSession, signal: AbortSignal): Promise<boolean> {
  const action = say`ask what is switched on`;
  const call = { method: 'GET', path: '/server/features', action } as const;
  return (await http.fetchJson(call, trashAnswer, signal)).trash;
}

/** Where the server puts files: by a template of the administrator's, or under names of its own. */
export interface StorageTemplate {
  readonly enabled: boolean;
  /** Such as `{{y}}/{{y}}-{{MM}}-{{dd}}/{{filename}}`. */
  readonly template: string;
}

/** Only administrators may ask. */
export async function readStorageTemplate(
  { http }: ApiSession,
  signal: AbortSignal,
): Promise<StorageTemplate> {
  const call = { method: 'GET', path: '/system-config', action: say`see the storage template` } as const;
  return (await http.fetchJson(call, systemConfigAnswer, signal)).storageTemplate;
}

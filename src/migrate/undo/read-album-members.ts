import { forEachConcurrently } from '../../lib/for-each-concurrently.ts';
import { say } from '../../lib/say.ts';
import { withRetry } from '../with-retry.ts';
import type { UndoContext } from './undo-context.ts';

export interface ServerAlbum {
  readonly title: string;
  readonly members: ReadonlySet<string>;
}

const requestsAtATime = 6;

/** Every album of the user with its members, by id. */
export async function readAlbumMembers({ server, retry }: UndoContext): Promise<Map<string, ServerAlbum>> {
  const albums = await withRetry(say`albums`, retry, () => server.listAlbums(retry.signal));
  const found = new Map<string, ServerAlbum>();
  await forEachConcurrently(albums, requestsAtATime, async ({ id, title }) => {
    const members = await withRetry(say`album`, retry, () => server.albumMembers(id, retry.signal));
    found.set(id, { title, members: new Set(members) });
  });
  return found;
}

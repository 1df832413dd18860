import type { Outcome } from '../../../src/model/outcome.ts';
import type { ServerState } from './server-state.ts';

/** Files that a run claims to be on the server, and that are not. */
export function findLies(outcomes: readonly Outcome[], { assets }: Pick<ServerState, 'assets'>): string[] {
  const there = new Set(assets.map(({ checksum }) => checksum));
  return outcomes
    .filter(({ state }) => claims.has(state))
    .filter(({ checksum }) => checksum === undefined || !there.has(checksum))
    .map(({ path, state }) => `${path} is said to be ${state}`);
}

const claims: ReadonlySet<string> = new Set([
  'uploaded',
  'live-video',
  'already-on-server',
  'in-server-trash',
]);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultKind } from '../../../src/sandbox/faults/fault.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import {
  album,
  buildExport,
  type BuiltExport,
  photo,
  sidecar,
  type Tree,
} from '../../support/export-builder.ts';
import { migrateTo, type MigrationEnd } from './migrate.ts';
import { type ServerState, serverStateOf } from './server-state.ts';

/** The calls of a run that a fault can strike. */
export const targets = {
  statistics: { method: 'GET', path: '/assets/statistics' },
  check: { method: 'POST', path: '/assets/bulk-upload-check' },
  upload: { method: 'POST', path: '/assets' },
  trash: { method: 'DELETE', path: '/assets' },
  'album list': { method: 'GET', path: '/albums' },
  'album fill': { method: 'PUT', path: '/albums/*/assets' },
  'album make': { method: 'POST', path: '/albums' },
  stack: { method: 'POST', path: '/stacks' },
} as const;

export type Target = keyof typeof targets;

export interface StruckRun {
  readonly struck: boolean;
  readonly first: MigrationEnd;
  /** After the trouble was over. */
  readonly second: MigrationEnd;
  readonly afterFirst: ServerState;
  readonly afterSecond: ServerState;
}

/**
 * One export, and a server that holds its first part already: a run then asks, uploads, trashes, fills one album,
 * makes another, and stacks.
 */
export interface FaultBench {
  /** What an undisturbed run leaves on the server. */
  readonly whole: ServerState;
  strike(target: Target, fault: FaultKind & { readonly times?: number | 'always' }): Promise<StruckRun>;
  close(): Promise<void>;
}

const patience = { maxWaitMs: 2500, concurrency: 1 };

export async function openFaultBench(): Promise<FaultBench> {
  const built = await buildExport(parts());
  const undisturbed = await withPreparedServer(built, async (sandbox, stateDir) => {
    await migrateTo(sandbox, { paths: built.paths, stateDir, ...patience });
    return serverStateOf(sandbox.snapshot());
  });
  return {
    whole: undisturbed,
    strike: (target, fault) =>
      withPreparedServer(built, async (sandbox, stateDir) => {
        // The greeting asks for statistics, too: the fault is for the run.
        const planned = { struck: () => 0 };
        const onConnected = (): void => {
          const added = sandbox.faults.add({ ...targets[target], ...fault });
          planned.struck = () => added.struck;
        };
        const options = { paths: built.paths, stateDir, ...patience };
        const first = await migrateTo(sandbox, { ...options, onConnected });
        const afterFirst = serverStateOf(sandbox.snapshot());
        const apiKey = endTrouble(sandbox);
        const second = await migrateTo({ url: sandbox.url, apiKey }, { ...options, timeoutMs: 60_000 });
        const afterSecond = serverStateOf(sandbox.snapshot());
        return { struck: planned.struck() > 0, first, second, afterFirst, afterSecond };
      }),
    close: () => built.remove(),
  };
}

function parts(): Tree[] {
  return [
    {
      'Photos from 2023': withSidecar('a.jpg', 1),
      Trip: { 'metadata.json': album('Trip'), ...withSidecar('a.jpg', 1) },
    },
    {
      'Photos from 2023': {
        ...withSidecar('b.jpg', 2),
        ...withSidecar('c.jpg', 3),
        'c-edited.jpg': photo(4),
        ...withSidecar('d.jpg', 5, { trashed: true }),
      },
      Trip: withSidecar('b.jpg', 2),
      New: { 'metadata.json': album('New'), ...withSidecar('b.jpg', 2), ...withSidecar('c.jpg', 3) },
    },
  ];
}

function withSidecar(name: string, seed: number, facts: Parameters<typeof sidecar>[1] = {}): Tree {
  return { [name]: photo(seed), [`${name}.supplemental-metadata.json`]: sidecar(name, facts) };
}

async function withPreparedServer<T>(
  built: BuiltExport,
  work: (sandbox: Sandbox, stateDir: string) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ version: '2.7' });
  const stateDir = mkdtempSync(join(tmpdir(), 'takeout-faults-'));
  try {
    await migrateTo(sandbox, { paths: built.paths.slice(0, 1), stateDir, ...patience });
    return await work(sandbox, stateDir);
  } finally {
    await sandbox.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function endTrouble(sandbox: Sandbox): string {
  sandbox.faults.clear();
  sandbox.setVersion('2.7');
  sandbox.setMaintenance(false);
  return sandbox.createKey(['all']);
}

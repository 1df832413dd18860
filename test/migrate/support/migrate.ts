import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connectImmich } from '../../../src/immich/connect.ts';
import { createDescriber } from '../../../src/migrate/describe-media.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { preparePlan } from '../../../src/migrate/prepare-plan.ts';
import { type Migration, runMigration } from '../../../src/migrate/run-migration.ts';
import type { RunOptions } from '../../../src/migrate/run-context.ts';
import type { Destination } from '../../../src/model/destination.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { defaultPlanOptions, type PlanOptions } from '../../../src/plan/plan-options.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { openSources } from '../../../src/source/open-sources.ts';
import { type BuildOptions, buildExport, type Tree } from '../../support/export-builder.ts';

interface Migrated extends Migration {
  readonly plan: Plan;
  readonly events: readonly RunEvent[];
  /** What became of each file, by its name (with its folder where two share one). */
  readonly outcomes: Readonly<Record<string, string>>;
}

interface MigrateOptions {
  readonly plan?: Partial<PlanOptions>;
  readonly run?: Partial<RunOptions>;
  /** Where the journal is; default: a new place for each run. */
  readonly stateDir?: string;
  /** Stands between the run and the server. */
  readonly wrap?: (destination: Destination) => Destination;
}

/** A sandbox that ends with the test. */
export async function sandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const started = await startSandbox(options);
  onTestFinished(() => started.close());
  return started;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'takeout-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of an export that is removed with the test. */
export async function exportOf(tree: Tree, options: BuildOptions = {}): Promise<readonly string[]> {
  const { paths } = await buildExport([tree], { dir: join(temporaryFolder(), 'export'), ...options });
  return paths;
}

/** Brings an export to a sandbox, in this process: everything is real but the command line. */
export async function migrate(
  paths: readonly string[],
  { url, apiKey }: Pick<Sandbox, 'url' | 'apiKey'>,
  options: MigrateOptions = {},
): Promise<Migrated> {
  const { signal } = new AbortController();
  const server = await connectImmich({ url, apiKey, signal });
  const sources = await openSources(paths);
  const journal = Journal.open(options.stateDir ?? temporaryFolder(), server.identity);
  try {
    const plan = await preparePlan({
      sources,
      options: { ...defaultPlanOptions, ...options.plan },
      timeZone: undefined,
    });
    const events: RunEvent[] = [];
    const migration = await runMigration({
      plan,
      reader: sources,
      destination: options.wrap?.(server) ?? server,
      journal,
      describer: createDescriber({
        plan,
        reader: sources,
        timeZone: undefined,
        serverVersion: server.version,
      }),
      options: {
        restoreTrashed: false,
        mergeAlbums: false,
        concurrency: 2,
        maxWaitMs: 1000,
        ...options.run,
      },
      onEvent: (event) => events.push(event),
      stop: signal,
      signal,
    });
    return { ...migration, plan, events, outcomes: outcomesOf(events) };
  } finally {
    journal.close();
    await sources.close();
    await server.close();
  }
}

/** A destination some of whose methods behave otherwise. */
export function overriding(destination: Destination, methods: Partial<Destination>): Destination {
  return new Proxy(destination, {
    get: (target, name: keyof Destination) => {
      const own: unknown = Reflect.get(name in methods ? methods : target, name);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

function outcomesOf(events: readonly RunEvent[]): Record<string, string> {
  const outcomes = events.flatMap((event) => (event.kind === 'outcome' ? [event.outcome] : []));
  const names = outcomes.map(({ path }) => path.split('/').at(-1) ?? '');
  return Object.fromEntries(
    outcomes.map(({ path, state, reason }, index) => {
      const name = names[index]!;
      const isShared = names.filter((other) => other === name).length > 1;
      const key = isShared ? path.split('/').slice(-2).join('/') : name;
      return [key, reason === undefined ? state : `${state}: ${reason}`];
    }),
  );
}

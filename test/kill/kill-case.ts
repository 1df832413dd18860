import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SandboxVersion } from '../../src/sandbox/capabilities.ts';
import type { Fault } from '../../src/sandbox/faults/fault.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startMeddlingProxy } from '../reliability/support/meddling-proxy.ts';
import { type Random, seededRandom } from '../reliability/support/random.ts';
import { type ServerState, serverStateOf } from '../reliability/support/server-state.ts';
import { startProgram } from '../support/run-program.ts';
import { armKill, countJournalLines, type KillMoment, randomMoment } from './kill-moment.ts';

/** What happens to a migration beside being killed. */
type KillVariant =
  /** Nothing. */
  | 'plain'
  /** Answers come late or not at all. */
  | 'bad-line'
  /** What the program remembers is deleted after each kill. */
  | 'forgetful';

export interface KillCase {
  readonly version: SandboxVersion;
  readonly variant: KillVariant;
  readonly concurrency: 'auto' | '1';
  readonly moments: readonly KillMoment[];
  readonly faults: readonly Fault[];
}

export interface KillResult {
  /** Processes that were really killed; the others had ended before their moment. */
  readonly kills: number;
  /** What is wrong at the end; undefined when the server holds what an undisturbed run leaves there. */
  readonly wrong: string | undefined;
}

/** What an undisturbed run leaves on the server, and how much there is to disturb. */
export interface Undisturbed {
  readonly state: ServerState;
  readonly life: { readonly ms: number; readonly requests: number; readonly lines: number };
}

const versions = ['1.135', '2.7', '3.0'] as const;
const mostRuns = 20;

/** The first cases kill once, at each line of the journal in turn; the others are drawn by their seed. */
export function killCaseOf(seed: number, { life }: Undisturbed): KillCase {
  const random = seededRandom(seed);
  const calm = { version: '2.7', variant: 'plain', concurrency: '1', faults: [] } as const;
  if (seed < life.lines) return { ...calm, moments: [{ at: 'journal-line', line: seed + 1 }] };
  const variant = random.pick(['plain', 'plain', 'bad-line', 'forgetful'] as const);
  return {
    version: random.pick(versions),
    variant,
    concurrency: random.pick(['auto', '1'] as const),
    moments: Array.from({ length: 1 + random.below(3) }, () => randomMoment(random, life)),
    faults: variant === 'bad-line' ? badLine(random) : [],
  };
}

/** Lost and late answers, at random calls of the run. */
function badLine(random: Random): Fault[] {
  const paths = ['/assets', '/assets', '/assets/**', '/albums', '/albums/**', '/stacks'];
  return Array.from({ length: 4 }, () => {
    const match = { path: random.pick(paths), skip: random.below(8) };
    const kind = random.pick(['close-after-commit', 'slow-answer', 'reset'] as const);
    if (kind === 'slow-answer') return { ...match, kind, delayMs: 20 + random.below(200) };
    if (kind === 'reset') return { ...match, kind, atByte: random.below(2000) };
    return { ...match, kind };
  });
}

/** Runs the program once, with nothing in its way. */
export async function runUndisturbed(
  paths: readonly string[],
  version: SandboxVersion,
): Promise<Undisturbed> {
  return inNewHome(async (home, stateDir) => {
    const sandbox = await startSandbox({ version });
    try {
      const program = startProgram(argumentsFor(sandbox.url, paths, '1'), environmentOf(sandbox, home));
      const { exitCode, durationMs, stderr } = await program.finished;
      if (exitCode !== 0)
        throw new Error(`the undisturbed run ended with ${exitCode ?? 'a signal'}: ${stderr}`);
      const life = { ms: durationMs, requests: sandbox.requests.length, lines: countJournalLines(stateDir) };
      return { state: serverStateOf(sandbox.snapshot()), life };
    } finally {
      await sandbox.close();
    }
  });
}

/** Kills the program at each of the moments, then lets it end by itself, and compares what the server holds. */
export async function runKillCase(
  killCase: KillCase,
  paths: readonly string[],
  expected: ServerState,
): Promise<KillResult> {
  return inNewHome(async (home, stateDir) => {
    const sandbox = await startSandbox({ version: killCase.version });
    const proxy = await startMeddlingProxy(sandbox.url);
    for (const fault of killCase.faults) sandbox.faults.add(fault);
    try {
      let kills = 0;
      for (let run = 0; run < mostRuns; run += 1) {
        const program = startProgram(
          argumentsFor(proxy.url, paths, killCase.concurrency),
          environmentOf(sandbox, home),
        );
        const moment = killCase.moments[run];
        const disarm =
          moment === undefined
            ? () => undefined
            : armKill(moment, { stateDir, proxy }, () => program.kill('SIGKILL'));
        const { exitCode, stderr } = await program.finished;
        disarm();
        if (exitCode === undefined) {
          kills += 1;
          if (killCase.variant === 'forgetful') emptyFolder(stateDir);
          continue;
        }
        if (exitCode === 0)
          return { kills, wrong: compare(serverStateOf(sandbox.snapshot()), expected, killCase) };
        // On a bad line even the first question may fail: the user tries again.
        if (killCase.variant !== 'bad-line') return { kills, wrong: `exit ${exitCode}: ${stderr}` };
      }
      return { kills, wrong: `not done after ${mostRuns} runs` };
    } finally {
      await proxy.close();
      await sandbox.close();
    }
  });
}

function argumentsFor(url: string, paths: readonly string[], concurrency: string): string[] {
  return ['--quiet', 'upload', '--trashed', '--concurrency', concurrency, '--server', url, ...paths];
}

function environmentOf(sandbox: Sandbox, home: string) {
  return { home, env: { IMMICH_API_KEY: sandbox.apiKey, IMMICH_TAKEOUT_STATE_DIR: join(home, 'state') } };
}

async function inNewHome<T>(work: (home: string, stateDir: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'takeout-kill-'));
  const stateDir = join(home, 'state');
  mkdirSync(stateDir);
  try {
    return await work(home, stateDir);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function compare(found: ServerState, expected: ServerState, { variant }: KillCase): string | undefined {
  const [left, right] =
    variant === 'forgetful' ? [ignoringTrash(found), ignoringTrash(expected)] : [found, expected];
  if (isDeepStrictEqual(left, right)) return undefined;
  return `the server holds something else:\n${describeDifference(left, right)}`;
}

/**
 * Whoever forgets that it was about to move a photo to the trash leaves it where it is: the photo may as well be
 * one that the user has in the timeline on purpose.
 */
function ignoringTrash(state: ServerState): ServerState {
  return { ...state, assets: state.assets.map((asset) => ({ ...asset, isTrashed: undefined })) };
}

function describeDifference(found: ServerState, expected: ServerState): string {
  return (Object.keys(expected) as (keyof ServerState)[])
    .flatMap((list) => {
      const [has, wants] = [lines(found[list]), lines(expected[list])];
      return [
        ...has.filter((line) => !wants.includes(line)).map((line) => `+ ${list} ${line}`),
        ...wants.filter((line) => !has.includes(line)).map((line) => `- ${list} ${line}`),
        ...(has.length === wants.length ? [] : [`${list}: ${has.length} instead of ${wants.length}`]),
      ];
    })
    .join('\n');
}

function lines(items: readonly unknown[]): string[] {
  return items.map((item) => JSON.stringify(item));
}

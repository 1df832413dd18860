import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ProgramOptions {
  /** Added to a bare environment: nothing of the tester's own shows through. */
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; default: empty. */
  readonly input?: string;
  /** Home of the user, where the program remembers; stays. Default: a new one for this run alone. */
  readonly home?: string;
  /** What, beside `IMMICH_API_KEY`, must never be printed or stored. */
  readonly secrets?: readonly string[];
}

export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined when a signal ended the process without its consent. */
  readonly exitCode: number | undefined;
  /** Highest resident set in bytes; 0 where the system does not tell (it does on Linux). */
  readonly peakMemoryBytes: number;
  readonly durationMs: number;
}

/** The program while it runs. */
interface RunningProgram {
  kill(signal: NodeJS.Signals): void;
  /** Rejects when a secret came to light, or when the program had to be killed for taking too long. */
  readonly finished: Promise<ProgramResult>;
}

/** The built program; or another build of it, such as an installed package. */
export const programPath =
  process.env.IMMICH_TAKEOUT_TEST_PROGRAM ??
  fileURLToPath(new URL('../../bin/immich-takeout.js', import.meta.url));

const longestRunMs = 100_000;

/** Runs the real program as a child process to its end. */
export function runProgram(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  return startProgram(args, options).finished;
}

/** Starts the real program as a child process, for tests that meddle with it while it runs. */
export function startProgram(args: readonly string[], options: ProgramOptions = {}): RunningProgram {
  return startCommand([process.execPath, programPath, ...args], options);
}

/** The same for another command that leads to the program, such as a pipe. */
export function startCommand(command: readonly string[], options: ProgramOptions = {}): RunningProgram {
  const startedAt = performance.now();
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'takeout-home-'));
  const [file = '', ...args] = command;
  const child = spawn(file, args, { cwd: home, env: { ...bareEnvironment(home), ...options.env } });
  child.stdin.on('error', ignore).end(options.input ?? '');
  const output = collectOutput(child);
  const memory = watchMemory(child);
  const overdue = setTimeout(() => child.kill('SIGKILL'), longestRunMs);

  const finished = new Promise<ProgramResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(overdue);
      const durationMs = performance.now() - startedAt;
      const result = {
        ...output,
        exitCode: exitCode ?? undefined,
        peakMemoryBytes: memory.stop(),
        durationMs,
      };
      const leak = findLeak(result, home, secretsOf(options));
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
      if (leak !== undefined) reject(new Error(`a secret came to light in ${leak}`));
      else if (durationMs >= longestRunMs)
        reject(new Error(`took too long:\n${result.stdout}${result.stderr}`));
      else resolve(result);
    });
  });
  return { kill: (signal) => child.kill(signal), finished };
}

/** Each line of NDJSON output, parsed; throws on any other. */
export function parseLines<T = Record<string, unknown>>(text: string): T[] {
  if (!text.endsWith('\n')) throw new Error(`the last line is cut: ${text.slice(-200)}`);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function bareEnvironment(home: string): Record<string, string> {
  const { PATH = '', TZ = 'America/New_York' } = process.env;
  return { PATH, TZ, HOME: home, TMPDIR: process.env.TMPDIR ?? tmpdir() };
}

function collectOutput(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  return output;
}

/** The high-water mark that the kernel keeps of a process, read until it ends. */
function watchMemory(child: ChildProcess): { stop(): number } {
  let peak = 0;
  const read = (): void => {
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readProcessStatus(child.pid))?.[1];
    peak = Math.max(peak, Number(kilobytes ?? 0) * 1024);
  };
  const timer = setInterval(read, 25);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function readProcessStatus(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  } catch {
    return '';
  }
}

function secretsOf({ env, secrets = [] }: ProgramOptions): string[] {
  return [...secrets, env?.IMMICH_API_KEY ?? ''].filter((secret) => secret !== '');
}

/** Where a secret can be read after a run: in its output, or in what it left in its home. */
function findLeak(result: ProgramResult, home: string, secrets: readonly string[]): string | undefined {
  const texts: [string, string][] = [
    ['stdout', result.stdout],
    ['stderr', result.stderr],
    ...(secrets.length === 0 ? [] : filesBelow(home)),
  ];
  return texts.find(([, text]) => secrets.some((secret) => text.includes(secret)))?.[0];
}

function filesBelow(folder: string): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => [path, readFileSync(path, 'latin1')]);
}

function ignore(): void {
  return undefined;
}

import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { programPath } from '../../support/run-program.ts';

export interface InteractiveProgram {
  /** What was printed so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** First match in what is printed on stderr, now or later. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Standard input stays open afterwards. */
  type(text: string): void;
  endInput(): void;
  kill(signal: NodeJS.Signals): void;
  readonly exitCode: Promise<number | undefined>;
}

/** The real program as a child process that is talked to while it runs. Ends with the test at the latest. */
export function startInteractively(
  args: readonly string[],
  options: { readonly home: string; readonly env?: Readonly<Record<string, string>> },
): InteractiveProgram {
  const child = spawn(process.execPath, [programPath, ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: options.home, ...options.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (printed[name] += text));
  child.stdin.on('error', () => undefined);
  const exitCode = new Promise<number | undefined>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? undefined));
  });
  return {
    get stdout() {
      return printed.stdout;
    },
    get stderr() {
      return printed.stderr;
    },
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(printed.stderr);
          if (match !== null) resolve(match);
        };
        child.stderr.on('data', look);
        child.on('close', () => reject(new Error(`ended before ${pattern.source}: ${printed.stderr}`)));
        look();
      }),
    type: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    kill: (signal) => void child.kill(signal),
    exitCode,
  };
}

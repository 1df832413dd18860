import { spawn } from 'node:child_process';
import { programPath } from '../../support/run-program.ts';

/** What the program asks, and what the person at the terminal answers. */
export type Step = readonly [question: RegExp, answer: string];

/** Runs the program on a terminal of 80 columns and answers its questions. Resolves to all that was on the screen. */
export function converse(
  args: readonly string[],
  steps: readonly Step[],
  { home, env = {} }: { readonly home: string; readonly env?: Readonly<Record<string, string>> },
): Promise<{ readonly screen: string; readonly exitCode: number | null }> {
  const words = [process.execPath, programPath, ...args].map((word) => `'${word}'`);
  const child = spawn('script', ['-qec', `stty cols 80; ${words.join(' ')}`, '/dev/null'], {
    cwd: home,
    env: { PATH: process.env.PATH ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000);
  let screen = '';
  let answered = 0;
  const open = [...steps];
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    const [step] = open;
    if (step?.[0].test(screen.slice(answered)) !== true) return;
    open.shift();
    answered = screen.length;
    child.stdin.write(`${step[1]}\r`);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(patience);
      if (open[0] === undefined) resolve({ screen, exitCode });
      else reject(new Error(`never asked ${String(open[0][0])}:\n${screen}`));
    });
  });
}

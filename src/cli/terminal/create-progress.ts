import type { Progress } from './progress.ts';
import { ProgressJson } from './progress-json.ts';
import type { LogFile } from './log-file.ts';
import { ProgressLines } from './progress-lines.ts';
import { ProgressLogged } from './progress-logged.ts';
import { ProgressQuiet } from './progress-quiet.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressOptions {
  readonly terminal: Terminal;
  /** `--json`: events on stdout. */
  readonly json?: boolean;
  /** `--quiet`. */
  readonly quiet?: boolean;
  /** `--verbose`. */
  readonly verbose?: boolean;
  /** `--log-file`. */
  readonly logFile?: LogFile | undefined;
  /** False with `--no-progress`: lines instead of bars on a terminal. */
  readonly bars?: boolean;
  readonly now?: () => number;
  /** Between two lines where there are no bars (default 30,000). */
  readonly intervalMs?: number;
}

/** The way of showing a run that fits where the output goes: JSON, nothing, bars, or lines. */
export async function createProgress(options: ProgressOptions): Promise<Progress> {
  const shown = await createShownProgress(options);
  return options.logFile === undefined ? shown : new ProgressLogged(shown, options.logFile);
}

async function createShownProgress(options: ProgressOptions): Promise<Progress> {
  const { terminal, now = Date.now, verbose = false } = options;
  if (options.json === true) return new ProgressJson(terminal);
  if (options.quiet === true) return new ProgressQuiet(terminal.err);
  if (terminal.err.animated && options.bars !== false) {
    // Loaded only where it is used: cli-progress writes garbage to anything but a terminal.
    const { ProgressBars } = await import('./progress-bars.ts');
    return new ProgressBars({ output: terminal.err, now, verbose });
  }
  const interval = options.intervalMs === undefined ? {} : { intervalMs: options.intervalMs };
  return new ProgressLines({ output: terminal.err, now, verbose, ...interval });
}

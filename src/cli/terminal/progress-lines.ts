import { sanitize } from '../../lib/sanitize.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { countOf } from '../../lib/format-count.ts';
import { say } from '../../lib/say.ts';
import type { RunEvent } from '../../model/run-event.ts';
import { describeEvent } from './describe-event.ts';
import type { Progress } from './progress.ts';
import type { Phase } from './progress-state.ts';
import { createProgressState } from './progress-state.ts';
import { phaseLabels, progressLine } from './progress-text.ts';
import { createRateEstimator } from './rate-estimator.ts';
import type { TerminalOutput } from './terminal.ts';

export interface ProgressLinesOptions {
  readonly output: TerminalOutput;
  readonly now: () => number;
  /** Tells of every file. */
  readonly verbose?: boolean;
  /** Between two lines (default 30,000). */
  readonly intervalMs?: number;
}

/** Whole lines for logs and pipes: one now and then, and one whenever a phase begins. */
export class ProgressLines implements Progress {
  private readonly output: TerminalOutput;
  private readonly now: () => number;
  private readonly verbose: boolean;
  private readonly state = createProgressState();
  private rate = createRateEstimator();
  private readonly timer: NodeJS.Timeout;

  constructor({ output, now, verbose = false, intervalMs = 30_000 }: ProgressLinesOptions) {
    this.output = output;
    this.now = now;
    this.verbose = verbose;
    this.timer = setInterval(() => this.tick(), intervalMs);
    // What is shown must not keep the process alive when the work has ended.
    this.timer.unref();
  }

  event(event: RunEvent): void {
    const wasWaiting = this.state.waiting !== undefined;
    this.state.apply(event);
    if (event.kind === 'phase') {
      this.rate = createRateEstimator(rateWindowMs);
      this.sample();
      this.log(`${phaseLabels[event.phase]}${this.totals()}`);
    }
    if (event.kind === 'waiting' && !wasWaiting) this.log(progressLine(this.state, this.rate));
    const line = describeEvent(event, this.verbose);
    if (line !== undefined) this.log(line);
  }

  log(line: string): void {
    this.output.line(sanitize(line));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    if (this.state.phase === undefined || this.state.phase === 'done') return;
    this.sample();
    this.log(progressLine(this.state, this.rate));
  }

  private sample(): void {
    this.rate.add(this.now(), this.state.doneBytes);
  }

  private totals(): string {
    const { phase, totalFiles, totalBytes } = this.state;
    if (totalFiles === undefined) return '';
    const count = countOfPhase(phase, totalFiles);
    return totalBytes === undefined ? `: ${count}` : `: ${count}${say`, `}${formatBytes(totalBytes)}`;
  }
}

function countOfPhase(phase: Phase | undefined, count: number): string {
  if (phase === 'albums') return countOf(count, 'album');
  return phase === 'stacks' ? countOf(count, 'stack') : countOf(count, 'file');
}

/** Samples come one a line: an estimate needs several of them. */
const rateWindowMs = 300_000;

import cliProgress from 'cli-progress';
import type { RunEvent } from '../../model/run-event.ts';
import { wrapText } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { describeEvent } from './describe-event.ts';
import type { Progress } from './progress.ts';
import { createProgressState } from './progress-state.ts';
import { bar, progressLine, progressRatio, transferLine } from './progress-text.ts';
import { createRateEstimator } from './rate-estimator.ts';
import type { TerminalOutput } from './terminal.ts';

export interface ProgressBarsOptions {
  readonly output: TerminalOutput;
  readonly now: () => number;
  /** Tells of every file. */
  readonly verbose?: boolean;
  /** Transfers shown at most (default 4). */
  readonly maxTransfers?: number;
}

/** Live bars on a terminal: one for the whole, one line for each file on its way, log lines above them. */
export class ProgressBars implements Progress {
  private readonly output: TerminalOutput;
  private readonly now: () => number;
  private readonly verbose: boolean;
  private readonly state = createProgressState();
  private rate = createRateEstimator();
  private readonly bars: cliProgress.MultiBar;
  private stopped = false;

  constructor({ output, now, verbose = false, maxTransfers = 4 }: ProgressBarsOptions) {
    this.output = output;
    this.now = now;
    this.verbose = verbose;
    this.bars = new cliProgress.MultiBar({
      stream: output.stream,
      fps: 8,
      hideCursor: true,
      clearOnComplete: true,
      // Lines that scrolled by push the bars down: draw them again although their text is the same.
      forceRedraw: true,
      // The program's own signal handling stops the bars.
      gracefulExit: false,
    });
    this.bars.on('update-pre', this.sample);
    this.addLine(() => this.totalLine());
    this.addLine((width) => this.ratioBar(width));
    for (let slot = 0; slot < maxTransfers; slot += 1) {
      this.addLine((width) => this.slotLine(slot, width));
    }
    // A process that ends without `stop` must not leave the terminal without a cursor.
    process.once('exit', this.restore);
  }

  event(event: RunEvent): void {
    this.state.apply(event);
    if (event.kind === 'phase') this.rate = createRateEstimator();
    const line = describeEvent(event, this.verbose);
    if (line !== undefined) this.log(line);
  }

  log(line: string): void {
    const shown = this.output.printable(sanitize(line));
    for (const part of wrapText(shown, this.lineWidth)) {
      if (this.stopped) this.output.line(part);
      // What the bar had drawn there is longer than many a line: clear the rest of it.
      else this.bars.log(`${part}\x1b[K\n`);
    }
  }

  stop(): void {
    if (this.stopped) return;
    // Draws what was logged since the last frame.
    this.bars.update();
    this.stopped = true;
    this.bars.stop();
    process.removeListener('exit', this.restore);
  }

  private addLine(render: (width: number) => string): void {
    this.bars.create(1, 0, {}, { format: () => this.output.printable(render(this.lineWidth)) });
  }

  /** One column is left free: some terminals wrap when the last one is written to. */
  private get lineWidth(): number {
    return Math.max(1, this.output.width - 1);
  }

  private totalLine(): string {
    return progressLine(this.state, this.rate, this.lineWidth);
  }

  private ratioBar(width: number): string {
    const ratio = progressRatio(this.state);
    return ratio === undefined || width < 10 ? '' : `[${bar(ratio, width - 2)}]`;
  }

  private slotLine(slot: number, width: number): string {
    const transfer = [...this.state.transfers.values()][slot];
    return transfer === undefined ? '' : transferLine(transfer, width);
  }

  private readonly sample = (): void => this.rate.add(this.now(), this.state.doneBytes);

  private readonly restore = (): void => {
    this.output.stream.write('\x1b[?25h\x1b[?7h\n');
  };
}

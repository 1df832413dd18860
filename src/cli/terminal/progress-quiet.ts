import { sanitize } from '../../lib/sanitize.ts';
import type { RunEvent } from '../../model/run-event.ts';
import { describeEvent } from './describe-event.ts';
import type { Progress } from './progress.ts';
import type { TerminalOutput } from './terminal.ts';

/** Says nothing while all goes well: only what went wrong. */
export class ProgressQuiet implements Progress {
  private readonly output: TerminalOutput;

  constructor(output: TerminalOutput) {
    this.output = output;
  }

  event(event: RunEvent): void {
    const line = describeEvent(event);
    if (line !== undefined) this.log(line);
  }

  log(line: string): void {
    this.output.line(sanitize(line));
  }

  stop(): void {
    // Nothing is held.
  }
}

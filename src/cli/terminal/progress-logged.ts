import type { RunEvent } from '../../model/run-event.ts';
import type { LogFile } from './log-file.ts';
import type { Progress } from './progress.ts';

/** Shows a run as another way of showing does, and writes all of it to the log file. */
export class ProgressLogged implements Progress {
  private readonly shown: Progress;
  private readonly logFile: LogFile;

  constructor(shown: Progress, logFile: LogFile) {
    this.shown = shown;
    this.logFile = logFile;
  }

  event(event: RunEvent): void {
    this.logFile.event(event);
    this.shown.event(event);
  }

  log(line: string): void {
    this.logFile.message(line);
    this.shown.log(line);
  }

  stop(): void {
    this.shown.stop();
  }
}

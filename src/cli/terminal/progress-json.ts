import { sanitize } from '../../lib/sanitize.ts';
import type { RunEvent } from '../../model/run-event.ts';
import { runEventToJson } from '../../report/run-event-to-json.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Events as NDJSON on stdout for other programs; words for people stay on stderr. */
export class ProgressJson implements Progress {
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  event(event: RunEvent): void {
    const line = runEventToJson(event);
    if (line !== undefined) this.terminal.out.line(line);
  }

  log(line: string): void {
    this.terminal.err.line(sanitize(line));
  }

  stop(): void {
    // Nothing is held.
  }
}

import type { RunEvent } from '../../model/run-event.ts';

/** Shows a run while it goes. `stop` is called once, also when the run fails; nothing is shown after it. */
export interface Progress {
  event(event: RunEvent): void;
  /** A line for the user that must not be drawn over. */
  log(line: string): void;
  stop(): void;
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { RunEvent } from '../../model/run-event.ts';
import { jsonLine } from '../../report/json-line.ts';
import { runEventFields } from '../../report/run-event-to-json.ts';
import { maskRegistered } from './secrets.ts';

/**
 * The log of one call of the program, for reading afterwards: NDJSON, appended, each line with its time. Written at
 * once, so that it tells how a night ended even when nobody closed it.
 */
export class LogFile {
  private readonly file: number;
  private readonly now: () => Date;

  /** @throws UsageError where the file cannot be written */
  constructor(path: string, now: () => Date = () => new Date()) {
    this.now = now;
    try {
      this.file = openSync(path, 'a', 0o600);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(say`--log-file: cannot write ${path}: ${reason}`);
    }
  }

  /** What was called; its arguments may hold secrets that nobody knows yet. */
  start(version: string, command: string): void {
    this.write({ type: 'start', version, command });
  }

  event(event: RunEvent): void {
    const fields = runEventFields(event);
    if (fields !== undefined) this.write({ type: 'event', event: event.kind, ...fields });
  }

  /** A line that was told in words. */
  message(text: string): void {
    this.write({ type: 'message', text });
  }

  /** Closes the file after a last line. */
  end(exitCode: number, error?: unknown): void {
    const message = error instanceof Error ? { error: error.message } : {};
    this.write({ type: 'end', exitCode, ...message });
    closeSync(this.file);
  }

  private write(fields: object): void {
    writeSync(this.file, `${maskRegistered(jsonLine({ time: this.now().toISOString(), ...fields }))}\n`);
  }
}

import { saveState } from './state-file.ts';
import type { State } from './state.ts';

/** Writes the state file some time after a change. */
export interface StateKeeper {
  changed(): void;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

const shortestPauseMs = 250;

/** The pause between two writes grows with the time a write takes, so that large states do not slow the server. */
export function createStateKeeper(dir: string, state: State): StateKeeper {
  let dirty = false;
  let pauseMs = shortestPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(): Promise<void> {
    if (!dirty) return;
    dirty = false;
    const startedAt = performance.now();
    await saveState(dir, state);
    pauseMs = Math.max(shortestPauseMs, 20 * (performance.now() - startedAt));
  }

  return {
    changed() {
      dirty = true;
      timer ??= setTimeout(() => {
        timer = undefined;
        writing = writing.then(write);
      }, pauseMs).unref();
    },
    async close() {
      clearTimeout(timer);
      writing = writing.then(write);
      await writing;
    },
  };
}

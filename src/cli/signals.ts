/** The two ways in which a user can end a run. */
export interface Interruption {
  /** Aborted by the first Ctrl-C (or TERM): finish what is under way, start nothing new. */
  readonly stop: AbortSignal;
  /** Aborted by the second: leave now. */
  readonly leave: AbortSignal;
  /** 130 or 143 once a signal came; undefined before. */
  readonly exitCode: () => number | undefined;
  /** Gives the signals back to the system. */
  readonly dispose: () => void;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Listens to SIGINT and SIGTERM.
 *
 * @param onFirst told once, to say what happens now
 */
export function listenForInterruption(onFirst: () => void): Interruption {
  const stop = new AbortController();
  const leave = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    exitCode ??= signal === 'SIGTERM' ? exitCodes.SIGTERM : exitCodes.SIGINT;
    if (stop.signal.aborted) {
      leave.abort();
      return;
    }
    stop.abort();
    onFirst();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    stop: stop.signal,
    leave: leave.signal,
    exitCode: () => exitCode,
    dispose: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}

/**
 * Does the work of a command while listening to both. What it throws after a signal came is its end, and no error.
 *
 * @param onFirst as for {@link listenForInterruption}
 */
export async function withInterruption(
  onFirst: () => void,
  work: (interruption: Interruption) => Promise<number>,
): Promise<number> {
  const interruption = listenForInterruption(onFirst);
  try {
    return await work(interruption);
  } catch (error) {
    const exitCode = interruption.exitCode();
    if (exitCode === undefined) throw error;
    return exitCode;
  } finally {
    interruption.dispose();
  }
}

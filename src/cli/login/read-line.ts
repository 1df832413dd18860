import type { Readable } from 'node:stream';

/**
 * First line of a stream that is no terminal; undefined when it ends without one. Rejects with the reason of
 * `signal` when that is aborted. The stream is of no use afterwards.
 */
export function readLine(input: Readable, signal: AbortSignal): Promise<string | undefined> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = (settle: () => void): void => {
      input.off('data', onData).off('end', onEnd).off('error', onError);
      signal.removeEventListener('abort', onAbort);
      // Left open, a pipe into which nobody writes any more would keep the program from ending.
      input.destroy();
      settle();
    };
    const onData = (chunk: Buffer | string): void => {
      text += chunk.toString();
      const end = text.search(/[\r\n]/u);
      if (end >= 0) finish(() => resolve(text.slice(0, end)));
    };
    const onEnd = (): void => finish(() => resolve(text.trim() === '' ? undefined : text));
    const onError = (error: Error): void => finish(() => reject(error));
    const onAbort = (): void => finish(() => reject(signal.reason as Error));
    input.on('data', onData).once('end', onEnd).once('error', onError);
    signal.addEventListener('abort', onAbort);
    input.resume();
  });
}

import { readCallback } from '../../immich/auth/read-callback.ts';
import type { OAuthAttempt } from '../../immich/auth/start-oauth.ts';
import { ApiError, UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { promptText } from '../terminal/prompt.ts';
import { renderError } from '../terminal/render-error.ts';
import type { LoopbackListener } from './loopback-listener.ts';
import { readLine } from './read-line.ts';

const patienceMs = 15 * 60 * 1000;

/**
 * Waits until the provider has sent the user back: to the listener, or to an address that the user pastes.
 * @throws ApiError when nobody comes, UsageError when nobody could paste, PromptAborted
 */
export async function awaitCallback(
  attempt: OAuthAttempt,
  listener: LoopbackListener | undefined,
  io: CommandIo,
  options: { readonly signal: AbortSignal; readonly waitMs?: number },
): Promise<string> {
  const { signal, waitMs = patienceMs } = options;
  const arrived = new AbortController();
  const timeout = AbortSignal.timeout(waitMs);
  const ends = AbortSignal.any([signal, timeout, arrived.signal]);
  try {
    return await Promise.race([
      pastedCallback(attempt, listener !== undefined, io, ends),
      ...(listener === undefined ? [] : [listener.callback]),
      rejectionOf(ends),
    ]);
  } catch (error) {
    throw error === timeout.reason ? nobodyCame(waitMs) : error;
  } finally {
    // Gives the terminal back.
    arrived.abort();
  }
}

async function pastedCallback(
  attempt: OAuthAttempt,
  isListening: boolean,
  io: CommandIo,
  signal: AbortSignal,
): Promise<string> {
  if (io.stdin.isTTY === true && io.terminal.err.isTTY) return askForCallback(attempt, io, signal);
  const line = await readLine(io.stdin, signal);
  if (line !== undefined) return line;
  if (isListening) return rejectionOf(signal);
  throw new UsageError(say`nobody is there to paste the address to which the provider sends you back`, {
    hint: say`Run it on a terminal, pass that address on standard input, or see --redirect-port.`,
  });
}

/** A wrong paste is no reason to begin again. */
async function askForCallback(attempt: OAuthAttempt, io: CommandIo, signal: AbortSignal): Promise<string> {
  const { err } = io.terminal;
  for (;;) {
    const pasted = await promptText(say`Address:`, { input: io.stdin, output: err }, signal);
    try {
      readCallback(pasted, attempt);
      return pasted;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      err.line(renderError(error, err.paint));
    }
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

function nobodyCame(waitMs: number): ApiError {
  const minutes = Math.round(waitMs / 60_000);
  return new ApiError(
    'unauthorized',
    'fatal',
    say`could not sign in: nobody came back within ${minutes} minutes`,
    {
      hint: say`Run the same command again. If the provider complained about the redirect address, see docs/login.md.`,
    },
  );
}

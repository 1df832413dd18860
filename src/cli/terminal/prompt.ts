import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { AppError, UsageError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { textWidth } from '../../lib/text-width.ts';
import { say } from '../../lib/say.ts';
import type { TerminalOutput } from './terminal.ts';

/** The part of `process.stdin` that is used. */
export type InputStream = Readable & {
  readonly isTTY?: boolean;
  readonly isRaw?: boolean;
  setRawMode?(raw: boolean): unknown;
};

export interface PromptIo {
  readonly input: InputStream;
  readonly output: TerminalOutput;
}

/** Thrown when the user answers a question with Ctrl-C or Ctrl-D (exit 130). */
export class PromptAborted extends AppError {
  constructor() {
    super(say`interrupted`);
  }
}

/**
 * Asks for a secret without showing it. The terminal is restored whatever happens.
 * Rejects with `PromptAborted` on Ctrl-C and Ctrl-D, with `UsageError` where there is no terminal to ask.
 */
export async function promptSecret(question: string, io: PromptIo): Promise<string> {
  requireTerminal(question, io);
  return readKeys(`${question} `, io, false);
}

/** Asks for a line of text. Rejects like {@link promptSecret}, and with the reason of `signal` when that is aborted. */
export async function promptText(question: string, io: PromptIo, signal?: AbortSignal): Promise<string> {
  requireTerminal(question, io);
  return (await readKeys(`${question} `, io, true, signal)).trim();
}

/** Asks a question that Enter alone answers with no. Rejects like {@link promptSecret}. */
export async function confirm(question: string, io: PromptIo): Promise<boolean> {
  requireTerminal(question, io, say`Run with --yes to agree beforehand.`);
  const answer = await readKeys(`${question} [y/N] `, io, true);
  return isYes(answer);
}

/** Proposes what Enter alone agrees to. Rejects like {@link promptSecret}. */
export async function propose(question: string, io: PromptIo): Promise<boolean> {
  requireTerminal(question, io);
  const answer = await readKeys(`${question} [Y/n] `, io, true);
  return answer.trim() === '' || isYes(answer);
}

/** In every language that is spoken; what is typed with an input method for Japanese may be full-width. */
function isYes(answer: string): boolean {
  return /^(?:y(?:es)?|はい)$/iu.test(answer.normalize('NFKC').trim());
}

function requireTerminal(question: string, { input, output }: PromptIo, hint?: string): void {
  if (input.isTTY === true && output.isTTY) return;
  throw new UsageError(
    say`cannot ask "${question}": there is no terminal`,
    hint === undefined ? {} : { hint },
  );
}

/** Reads one line key by key in raw mode, the only mode in which a terminal does not echo by itself. */
function readKeys(
  question: string,
  { input, output }: PromptIo,
  echo: boolean,
  signal?: AbortSignal,
): Promise<string> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    const wasRaw = input.isRaw === true;
    let typed = '';

    const finish = (settle: () => void): void => {
      input.removeListener('data', onData);
      input.removeListener('end', abort);
      input.removeListener('error', fail);
      signal?.removeEventListener('abort', giveUp);
      input.setRawMode?.(wasRaw);
      input.pause();
      output.write('\n');
      settle();
    };
    const abort = (): void => finish(() => reject(new PromptAborted()));
    const fail = (error: Error): void => finish(() => reject(error));
    const giveUp = (): void => fail(signal?.reason as Error);
    const onData = (chunk: Buffer | string): void => {
      for (const key of splitKeys(typeof chunk === 'string' ? chunk : decoder.write(chunk))) {
        if (key === '\r' || key === '\n') {
          finish(() => resolve(typed));
          return;
        }
        if (key === '\x03' || (key === '\x04' && typed === '')) {
          abort();
          return;
        }
        const before = typed;
        typed = applyKey(typed, key);
        if (echo) output.write(echoOf(before, typed));
      }
    };

    // Before the question is seen: nobody may answer while the terminal still shows what is typed.
    input.setRawMode?.(true);
    output.write(question);
    input.on('data', onData);
    input.once('end', abort);
    input.once('error', fail);
    signal?.addEventListener('abort', giveUp);
    input.resume();
  });
}

/** Characters, with each escape sequence (arrow keys, the marks around pasted text) as one key. */
function splitKeys(text: string): string[] {
  return text.match(keys) ?? [];
}

const escape = '\x1b';
const keys = new RegExp(`${escape}(?:\\[[ -?]*[@-~]|O.|.)?|[^]`, 'gu');

function applyKey(typed: string, key: string): string {
  if (key === '\x7f' || key === '\b') return Array.from(typed).slice(0, -1).join('');
  if (key === '\x15') return '';
  // Other controls and escape sequences are no part of any answer.
  return /^\p{Cc}/u.test(key) ? typed : typed + key;
}

/** What brings the line on the screen from one state of the answer to the next. */
function echoOf(before: string, after: string): string {
  if (after.startsWith(before)) return sanitize(after.slice(before.length));
  return '\b \b'.repeat(textWidth(sanitize(before)) - textWidth(sanitize(after)));
}

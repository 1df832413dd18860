import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { toAscii } from '../../lib/to-ascii.ts';
import type { Paint } from '../../report/paint.ts';
import { createPaint } from './create-paint.ts';
import { maskRegistered } from './secrets.ts';
import { usesColour } from './uses-colour.ts';
import { usesUnicode } from './uses-unicode.ts';

/** The part of `process.stdout` and `process.stderr` that is used. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The two streams of the program, each with its own width and colours. */
export interface Terminal {
  /** Results and `--json`. */
  readonly out: TerminalOutput;
  /** Progress, warnings, errors. */
  readonly err: TerminalOutput;
}

export interface TerminalOptions {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Partial<Record<string, string>>>;
  /** False when `--no-color` was given. */
  readonly colour?: boolean;
}

export function createTerminal(options: TerminalOptions): Terminal {
  const output = (stream: OutputStream): TerminalOutput =>
    new TerminalOutput(stream, options.env, options.colour ?? true);
  return { out: output(options.stdout), err: output(options.stderr) };
}

/** One output stream. Everything written through it has its secrets masked. */
export class TerminalOutput {
  readonly stream: OutputStream;
  readonly isTTY: boolean;
  readonly paint: Paint;
  /** May redraw lines: a real terminal, and not that of a CI job. */
  readonly animated: boolean;
  private readonly asciiOnly: boolean;
  /** The reader went away (`| head`): what is written from now on is dropped. */
  closed = false;

  constructor(stream: OutputStream, env: TerminalOptions['env'], colour: boolean) {
    this.stream = stream;
    this.isTTY = stream.isTTY === true;
    this.paint = createPaint(usesColour({ isTTY: this.isTTY, env, allowed: colour }));
    this.animated = this.isTTY && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
    this.asciiOnly = this.isTTY && !usesUnicode(env);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.closed = true;
    });
  }

  /** Columns now; 80 where nobody knows. */
  get width(): number {
    const columns = this.stream.columns ?? 0;
    return columns > 0 ? columns : 80;
  }

  write(text: string): void {
    if (!this.closed) this.stream.write(this.printable(text));
  }

  /** The text as it may be shown here: without secrets, and in signs that the terminal has. */
  printable(text: string): string {
    const masked = maskRegistered(text);
    return this.asciiOnly ? toAscii(masked) : masked;
  }

  line(text = ''): void {
    this.write(`${text}\n`);
  }

  /** The one way out for a secret: on a line of its own, because the user asked for it. */
  revealLine(text: string): void {
    if (!this.closed) this.stream.write(`${text}\n`);
  }

  /** Writes many lines at the reader's pace, so that a slow one costs no memory. */
  async lines(lines: Iterable<string>): Promise<void> {
    let chunk = '';
    for (const line of lines) {
      chunk += `${line}\n`;
      if (chunk.length < chunkLength) continue;
      await this.flush(chunk);
      chunk = '';
      if (this.closed) return;
    }
    await this.flush(chunk);
  }

  private async flush(chunk: string): Promise<void> {
    if (this.closed || chunk === '' || this.stream.write(maskRegistered(chunk))) return;
    // A reader that went away never drains.
    await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]).catch(ignore);
  }
}

const chunkLength = 64 * 1024;

/** The error itself is handled by the listener of the constructor. */
function ignore(): void {
  return undefined;
}

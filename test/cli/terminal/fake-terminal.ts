import { PassThrough } from 'node:stream';
import { createTerminal } from '../../../src/cli/terminal/terminal.ts';
import type { Terminal, TerminalOptions } from '../../../src/cli/terminal/terminal.ts';

/** A stream that keeps what is written to it, and may say that it is a terminal. */
export class FakeStream extends PassThrough {
  isTTY?: boolean;
  columns?: number;
  private readonly chunks: Buffer[] = [];

  constructor(facts: { isTTY?: boolean; columns?: number } = {}) {
    super();
    Object.assign(this, facts);
    this.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

export interface FakeTerminal {
  readonly terminal: Terminal;
  readonly stdout: FakeStream;
  readonly stderr: FakeStream;
}

/** A program's two streams: pipes, or a terminal when `columns` is given. */
export function fakeTerminal(
  options: Partial<Pick<TerminalOptions, 'env' | 'colour'>> & { columns?: number } = {},
): FakeTerminal {
  const { columns, ...rest } = options;
  const facts = columns === undefined ? {} : { isTTY: true, columns };
  const stdout = new FakeStream(facts);
  const stderr = new FakeStream(facts);
  return { terminal: createTerminal({ stdout, stderr, env: {}, ...rest }), stdout, stderr };
}

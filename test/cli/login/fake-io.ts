import type { CommandIo } from '../../../src/cli/command-io.ts';
import { FakeStream, fakeTerminal } from '../terminal/fake-terminal.ts';

interface FakeIo {
  readonly io: CommandIo;
  /** What is typed, or comes through a pipe. */
  readonly stdin: FakeStream & { isRaw?: boolean };
  readonly stderr: FakeStream;
}

/** A user at a terminal, or with `isTTY: false` a script. */
export function fakeIo({ isTTY = true }: { readonly isTTY?: boolean } = {}): FakeIo {
  const stdin = Object.assign(new FakeStream({ isTTY }), { setRawMode: () => undefined });
  // What the fake itself listens to must not count as being read.
  stdin.removeAllListeners('data').pause();
  const { terminal, stderr } = fakeTerminal(isTTY ? { columns: 80 } : {});
  const options = { json: false, quiet: false, verbose: false, color: false, progress: false };
  const config = { path: '/nowhere/config.yaml', profile: 'default' };
  return { io: { terminal, stdin, env: {}, options, log: undefined, config }, stdin, stderr };
}

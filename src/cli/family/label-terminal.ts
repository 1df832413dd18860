import { once } from 'node:events';
import { Writable } from 'node:stream';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import type { TerminalOutput } from '../terminal/terminal.ts';
import { createTerminal } from '../terminal/terminal.ts';

/**
 * Does work in the same world, but for this: every JSON line that is written begins with the name of the person.
 * All of it is written when the promise is settled.
 */
export async function withLabelledTerminal<T>(
  io: CommandIo,
  person: string,
  work: (io: CommandIo) => Promise<T>,
): Promise<T> {
  const { out, err } = io.terminal;
  const [stdout, stderr] = [labelled(out, person), labelled(err, person)];
  try {
    return await work({ ...io, terminal: createTerminal({ stdout, stderr, env: io.env, colour: false }) });
  } finally {
    await Promise.all([stdout, stderr].map((stream) => once(stream.end(), 'finish')));
  }
}

/** Lines arrive whole, so that each beginning of a chunk is the beginning of a line. */
function labelled(output: TerminalOutput, person: string): Writable {
  const label = `${jsonLine({ person }).slice(0, -1)},`;
  return new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      const text = String(chunk).replace(/^\{/gmu, () => label);
      if (output.closed || output.stream.write(text)) done();
      else void Promise.race([once(output.stream, 'drain'), once(output.stream, 'close')]).then(() => done());
    },
  });
}

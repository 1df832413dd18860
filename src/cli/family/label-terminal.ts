import { Writable } from 'node:stream';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { createTerminal } from '../terminal/terminal.ts';

/** The same world, in which every JSON line that is written begins with the name of the person. */
export function labelTerminal(io: CommandIo, person: string): CommandIo {
  const { out, err } = io.terminal;
  const terminal = createTerminal({
    stdout: labelled(out.stream, person),
    stderr: labelled(err.stream, person),
    env: io.env,
    colour: false,
  });
  return { ...io, terminal };
}

/** Lines arrive whole, so that each beginning of a chunk is the beginning of a line. */
function labelled(stream: OutputStream, person: string): OutputStream {
  const label = `${jsonLine({ person }).slice(0, -1)},`;
  return new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      stream.write(
        String(chunk).replace(/^\{/gmu, () => label),
        done,
      );
    },
  });
}

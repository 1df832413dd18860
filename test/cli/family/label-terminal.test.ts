import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CommandIo } from '../../../src/cli/command-io.ts';
import { withLabelledTerminal } from '../../../src/cli/family/label-terminal.ts';
import { createTerminal } from '../../../src/cli/terminal/terminal.ts';

function ioTo(stdout: PassThrough): CommandIo {
  return {
    terminal: createTerminal({ stdout, stderr: new PassThrough(), env: {} }),
    env: {},
  } as unknown as CommandIo;
}

describe('withLabelledTerminal', () => {
  it('puts the name in front of every line, however many are written at once', async () => {
    const stdout = new PassThrough();
    await withLabelledTerminal(ioTo(stdout), 'mum', async ({ terminal: { out } }) => {
      out.line('{"type":"a","text":"{"}');
      await out.lines(['{"type":"b"}', '{"type":"c"}']);
    });
    expect(String(stdout.read())).toBe(
      '{"person":"mum","type":"a","text":"{"}\n{"person":"mum","type":"b"}\n{"person":"mum","type":"c"}\n',
    );
  });

  it('takes any name', async () => {
    const stdout = new PassThrough();
    await withLabelledTerminal(ioTo(stdout), '"$&\n\u{1f600}', ({ terminal: { out } }) => {
      out.line('{"type":"a"}');
      return Promise.resolve();
    });
    expect(JSON.parse(String(stdout.read()))).toEqual({ person: '"$&\n\u{1f600}', type: 'a' });
  });

  it('ends when a slow reader has everything, so that nothing written later overtakes it', async () => {
    const stdout = new PassThrough({ highWaterMark: 1 });
    const io = ioTo(stdout);
    let isDone = false;
    const done = withLabelledTerminal(io, 'mum', ({ terminal: { out } }) => {
      for (let line = 0; line < 100; line += 1) out.line(`{"line":${line}}`);
      return Promise.resolve();
    }).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isDone).toBe(false);
    let text = '';
    stdout.on('data', (chunk) => (text += String(chunk)));
    await done;
    io.terminal.out.line('{"last":true}');
    stdout.end();
    await new Promise((resolve) => stdout.on('end', resolve));
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(101);
    expect(lines.slice(-2)).toEqual(['{"person":"mum","line":99}', '{"last":true}']);
  });
});

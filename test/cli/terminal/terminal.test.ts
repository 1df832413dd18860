import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { registerSecret } from '../../../src/cli/terminal/secrets.ts';
import { TerminalOutput } from '../../../src/cli/terminal/terminal.ts';
import { FakeStream, fakeTerminal } from './fake-terminal.ts';

describe('createTerminal', () => {
  it('keeps results and words apart', () => {
    const { terminal, stdout, stderr } = fakeTerminal();
    terminal.out.line('result');
    terminal.err.line('words');
    expect([stdout.text, stderr.text]).toEqual(['result\n', 'words\n']);
  });

  it('colours a terminal and not a pipe', () => {
    expect(fakeTerminal({ columns: 80 }).terminal.err.paint.red('a')).toBe('\x1b[31ma\x1b[39m');
    expect(fakeTerminal({ columns: 80, colour: false }).terminal.err.paint.red('a')).toBe('a');
    expect(fakeTerminal().terminal.err.paint.red('a')).toBe('a');
  });

  it.each([
    ['a terminal', {}, true],
    ['a CI job', { CI: 'true' }, false],
    ['a dumb terminal', { TERM: 'dumb' }, false],
  ])('animates %s: %s', (_, env, animated) => {
    expect(fakeTerminal({ columns: 80, env }).terminal.err.animated).toBe(animated);
    expect(fakeTerminal({ env }).terminal.err.animated).toBe(false);
  });
});

describe('TerminalOutput', () => {
  it('follows the width of the window, and assumes 80 columns where there is none', () => {
    const stream = new FakeStream({ isTTY: true, columns: 100 });
    const output = new TerminalOutput(stream, {}, true);
    expect(output.width).toBe(100);
    stream.columns = 60;
    expect(output.width).toBe(60);
    stream.columns = 0;
    expect(output.width).toBe(80);
  });

  it('lets a secret through where the user asked to see it, and nowhere else', () => {
    registerSecret('R4wanted4R');
    const { terminal, stdout } = fakeTerminal();
    terminal.out.revealLine('R4wanted4R');
    terminal.out.line('R4wanted4R');
    expect(stdout.text).toBe('R4wanted4R\n***\n');
  });

  it('masks secrets in everything', async () => {
    registerSecret('K8hidden8K');
    const { terminal, stdout } = fakeTerminal();
    terminal.out.line('a K8hidden8K');
    await terminal.out.lines(['{"key":"K8hidden8K"}']);
    expect(stdout.text).toBe('a ***\n{"key":"***"}\n');
  });

  it('goes quiet when the reader goes away', async () => {
    const stream = new FakeStream();
    const output = new TerminalOutput(stream, {}, true);
    stream.destroy(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    await new Promise(setImmediate);
    output.line('unheard');
    await output.lines(['unheard']);
    expect(output.closed).toBe(true);
    expect(stream.text).toBe('');
  });

  it('writes many lines at the pace of the reader', async () => {
    let largest = 0;
    let received = '';
    const slow: Writable = new Writable({
      decodeStrings: false,
      highWaterMark: 1024,
      write(chunk: string, _encoding, done) {
        largest = Math.max(largest, slow.writableLength);
        received += chunk;
        setImmediate(done);
      },
    });
    const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n}`);
    await new TerminalOutput(slow, {}, true).lines(lines);
    expect(received).toBe(`${lines.join('\n')}\n`);
    expect(largest).toBeLessThan(70_000);
  });

  it('stops waiting for a reader that goes away in the middle', async () => {
    const stuck = new Writable({ highWaterMark: 1, write: () => undefined });
    const output = new TerminalOutput(stuck, {}, true);
    const written = output.lines(Array.from({ length: 20_000 }, (_, n) => `line ${n}`));
    stuck.destroy(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    await written;
    expect(output.closed).toBe(true);
  });

  it('keeps to ASCII on a terminal of another encoding, and only there', () => {
    const told = (columns: number | undefined): string => {
      const { terminal, stdout } = fakeTerminal({
        env: { LANG: 'C' },
        ...(columns !== undefined && { columns }),
      });
      terminal.out.line('Möwe…');
      return stdout.text;
    };
    expect(told(80)).toBe('Mowe~\n');
    expect(told(undefined)).toBe('Möwe…\n');
  });
});

import { describe, expect, it } from 'vitest';
import {
  confirm,
  PromptAborted,
  promptSecret,
  promptText,
  propose,
} from '../../../src/cli/terminal/prompt.ts';
import { UsageError } from '../../../src/lib/errors.ts';
import { FakeStream, fakeTerminal } from './fake-terminal.ts';

/** A keyboard that remembers in which modes it was. */
class FakeKeyboard extends FakeStream {
  readonly modes: boolean[] = [];
  isRaw = false;

  setRawMode(raw: boolean): void {
    this.isRaw = raw;
    this.modes.push(raw);
  }
}

function open() {
  const input = new FakeKeyboard({ isTTY: true });
  // What the fake itself listens to must not count as being read.
  input.removeAllListeners('data');
  const { terminal, stderr } = fakeTerminal({ columns: 80 });
  return { input, io: { input, output: terminal.err }, stderr };
}

describe('promptSecret', () => {
  it.each([
    ['typed', ['s', 'e', 'c', '\r'], 'sec'],
    ['pasted with a line end', ['secret\n'], 'secret'],
    ['pasted between marks', ['\x1b[200~secret\x1b[201~', '\r'], 'secret'],
    ['corrected', ['sex\x7fc\b\bec\r'], 'sec'],
    ['begun anew', ['wrong\x15right\r'], 'right'],
    ['with arrow keys and tabs in between', ['a\x1b[Db\x1bOC\tc\r'], 'abc'],
    ['of any letters', ['ключ🔑é\r'], 'ключ🔑é'],
    ['split in the middle of a letter', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0d])], 'é'],
    ['empty', ['\r'], ''],
  ])('reads a secret %s', async (_, keys, expected) => {
    const { input, io, stderr } = open();
    const answer = promptSecret('API key:', io);
    for (const key of keys) input.write(key);
    expect(await answer).toBe(expected);
    expect(stderr.text).toBe('API key: \n');
    expect(input.modes).toEqual([true, false]);
    expect(input.isPaused()).toBe(true);
    expect(input.listenerCount('data')).toBe(0);
  });

  it.each([
    ['Ctrl-C', 'abc\x03'],
    ['Ctrl-D', '\x04'],
  ])('is aborted by %s, and restores the terminal', async (_, keys) => {
    const { input, io } = open();
    const answer = promptSecret('API key:', io);
    input.write(keys);
    await expect(answer).rejects.toBeInstanceOf(PromptAborted);
    expect(input.modes).toEqual([true, false]);
  });

  it('is aborted when the terminal goes away', async () => {
    const { input, io } = open();
    const answer = promptSecret('API key:', io);
    input.end();
    await expect(answer).rejects.toBeInstanceOf(PromptAborted);
  });

  it('passes on a failure to read', async () => {
    const { input, io } = open();
    const answer = promptSecret('API key:', io);
    input.destroy(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
    expect(input.modes).toEqual([true, false]);
  });

  it('asks nobody where there is no terminal', async () => {
    const { terminal, stderr } = fakeTerminal();
    const io = { input: new FakeStream(), output: terminal.err };
    await expect(promptSecret('API key:', io)).rejects.toBeInstanceOf(UsageError);
    expect(stderr.text).toBe('');
  });
});

describe('promptText', () => {
  it('shows what is typed, and takes the blanks off', async () => {
    const { input, io, stderr } = open();
    const answer = promptText('E-mail:', io);
    input.write(' me@example.org \r');
    expect(await answer).toBe('me@example.org');
    expect(stderr.text).toBe('E-mail:  me@example.org \n');
  });

  it('is called off by a signal, and restores the terminal', async () => {
    const { input, io } = open();
    const signal = new AbortController();
    const answer = promptText('Address:', io, signal.signal);
    input.write('half an addr');
    signal.abort(new Error('not needed any more'));
    await expect(answer).rejects.toThrow('not needed any more');
    expect(input.modes).toEqual([true, false]);
    expect(input.listenerCount('data')).toBe(0);
    await expect(promptText('Address:', io, signal.signal)).rejects.toThrow('not needed any more');
    expect(input.modes).toEqual([true, false]);
  });
});

describe('confirm', () => {
  it.each([
    ['y\r', true],
    ['YES\r', true],
    [' yes \r', true],
    ['はい\r', true],
    ['ｙ\r', true],
    ['\r', false],
    ['n\r', false],
    ['いいえ\r', false],
    ['yep\r', false],
    ['x\x7fy\r', true],
  ])('%j is %s', async (keys, expected) => {
    const { input, io } = open();
    const answer = confirm('Go on?', io);
    input.write(keys);
    expect(await answer).toBe(expected);
  });

  it('shows what is typed', async () => {
    const { input, io, stderr } = open();
    const answer = confirm('Go on?', io);
    input.write('nx');
    input.write('\x7fo\r');
    expect(await answer).toBe(false);
    const shown = stderr.text.replaceAll('\b \b', '<');
    expect(shown).toBe('Go on? [y/N] nx<o\n');
  });

  it('says how to agree where there is no terminal', async () => {
    const { terminal } = fakeTerminal();
    await expect(confirm('Go on?', { input: new FakeStream(), output: terminal.err })).rejects.toMatchObject({
      hint: 'Run with --yes to agree beforehand.',
    });
  });
});

describe('propose', () => {
  it.each([
    ['\r', true],
    ['y\r', true],
    ['Yes\r', true],
    ['はい\r', true],
    ['n\r', false],
    ['いいえ\r', false],
    ['what?\r', false],
  ])('takes %j for %s', async (keys, expected) => {
    const { input, io } = open();
    const answer = propose('Take them?', io);
    input.write(keys);
    expect(await answer).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { commandWords, optionWords } from '../../../src/cli/completion/command-words.ts';
import { smallProgram } from './small-program.ts';

describe('commandWords', () => {
  const commands = commandWords(smallProgram());

  it('knows every command, and what its arguments are', () => {
    expect(commands.map(({ name, argument }) => [name, argument])).toEqual([
      ['send', { kind: 'file' }],
      ['shell', { kind: 'choice', choices: ['bash', 'zsh'] }],
      ['demo', { kind: 'none' }],
      ['help', { kind: 'choice', choices: ['send', 'shell', 'demo', 'help'] }],
    ]);
  });

  it('knows what follows each option', () => {
    const [send] = commands;
    expect(send!.options.map(({ short, long, value }) => [short, long, value.kind])).toEqual([
      ['-s', '--server', 'text'],
      [undefined, '--key', 'file'],
      [undefined, '--state-dir', 'folder'],
      [undefined, '--deep', 'none'],
      [undefined, '--prefer', 'choice'],
      ['-h', '--help', 'none'],
      ['-q', '--quiet', 'none'],
    ]);
  });
});

describe('optionWords', () => {
  it('tells the options that stand before a command', () => {
    expect(optionWords(smallProgram()).map(({ long }) => long)).toEqual(['--quiet', '--help']);
  });
});

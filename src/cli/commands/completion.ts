import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { bashCompletion } from '../completion/bash-completion.ts';
import { commandWords, optionWords } from '../completion/command-words.ts';
import { fishCompletion } from '../completion/fish-completion.ts';
import { zshCompletion } from '../completion/zsh-completion.ts';
import { exitCodes } from '../exit-codes.ts';

const writers = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** `completion`: what a shell needs to complete the command line, made from its declaration. */
export function runCompletion(
  shell: keyof typeof writers,
  program: Command,
  { terminal }: CommandIo,
): number {
  terminal.out.write(writers[shell](program.name(), optionWords(program), commandWords(program)));
  return exitCodes.whole;
}

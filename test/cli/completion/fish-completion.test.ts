import { describe, expect, it } from 'vitest';
import { commandWords, optionWords } from '../../../src/cli/completion/command-words.ts';
import { fishCompletion } from '../../../src/cli/completion/fish-completion.ts';
import { smallProgram } from './small-program.ts';

const program = smallProgram();
const lines = fishCompletion(program.name(), optionWords(program), commandWords(program)).split('\n');
const send = "complete -c my-tool -n '__fish_seen_subcommand_from send'";

describe('fishCompletion', () => {
  it.each([
    ['no files where none belong', 'complete -c my-tool -f'],
    ['commands', "complete -c my-tool -n __fish_use_subcommand -a send -d 'send what\\'s there'"],
    [
      'options of the program',
      "complete -c my-tool -n __fish_use_subcommand -s q -l quiet -d 'don\\'t talk [much]'",
    ],
    ['files', `${send} -l key -r -F -d 'the key'`],
    ['folders', `${send} -l state-dir -r -f -a '(__fish_complete_directories)' -d 'memory'`],
    ['choices', `${send} -l prefer -r -f -a 'mine yours' -d 'whose word'`],
    ['paths', `${send} -F`],
    ['words', "complete -c my-tool -n '__fish_seen_subcommand_from shell' -f -a 'bash zsh'"],
  ])('proposes %s', (_, line) => {
    expect(lines).toContain(line);
  });
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bashCompletion } from '../../../src/cli/completion/bash-completion.ts';
import { commandWords, optionWords } from '../../../src/cli/completion/command-words.ts';
import { smallProgram } from './small-program.ts';

const program = smallProgram();
const script = bashCompletion(program.name(), optionWords(program), commandWords(program));
const here = fileURLToPath(new URL('.', import.meta.url));

/** What a real bash proposes for the last of these words. */
function propose(...words: string[]): string[] {
  const ask = `${script}
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _my_tool
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const answer = execFileSync('bash', ['-c', ask, 'bash', 'my-tool', ...words], {
    cwd: here,
    encoding: 'utf8',
  });
  return answer.split('\n').filter((line) => line !== '');
}

describe('bashCompletion', () => {
  it.each([
    ['commands', ['s'], ['send', 'shell']],
    ['options of the program', ['--q'], ['--quiet']],
    ['options of a command', ['send', '--s'], ['--server', '--state-dir']],
    ['options after options of the program', ['-q', 'send', '--k'], ['--key']],
    ['choices', ['send', '--prefer', ''], ['mine', 'yours']],
    ['files', ['send', '--key', 'small'], ['small-program.ts']],
    ['folders', ['send', '--state-dir', '../comp'], ['../completion']],
    ['paths', ['send', 'bash-c'], ['bash-completion.test.ts']],
    ['paths after an option that needs no value', ['send', '--deep', 'bash-c'], ['bash-completion.test.ts']],
    ['words', ['shell', ''], ['bash', 'zsh']],
    ['commands to be helped with', ['help', 'de'], ['demo']],
    ['nothing where anything may stand', ['send', '--server', ''], []],
    ['nothing where nothing may stand', ['demo', ''], []],
  ])('proposes %s', (_, words, proposals) => {
    expect(propose(...words)).toEqual(proposals);
  });
});

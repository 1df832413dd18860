import { describe, expect, it } from 'vitest';
import { commandWords, optionWords } from '../../../src/cli/completion/command-words.ts';
import { zshCompletion } from '../../../src/cli/completion/zsh-completion.ts';
import { smallProgram } from './small-program.ts';

const program = smallProgram();
const lines = zshCompletion(program.name(), optionWords(program), commandWords(program)).split('\n');

describe('zshCompletion', () => {
  it('can be loaded by name', () => {
    expect(lines[0]).toBe('#compdef my-tool');
  });

  it.each([
    ['describes commands', `'send:send what'\\''s there'`],
    ['takes one spelling of an option only', `'(-q --quiet)'{-q,--quiet}'[don'\\''t talk \\[much\\]]' \\`],
    ['proposes files', `'--key[the key]:file:_files' \\`],
    ['proposes folders', `'--state-dir[memory]:folder:_files -/' \\`],
    ['proposes choices', `'--prefer[whose word]:choice:(mine yours)' \\`],
    [
      'proposes nothing where anything may stand',
      `'(-s --server)'{-s,--server}'[where: http://…]:text: ' \\`,
    ],
    ['proposes paths', `'*:argument:_files' ;;`],
  ])('%s', (_, line) => {
    expect(lines.map((text) => text.trim())).toContain(line);
  });
});

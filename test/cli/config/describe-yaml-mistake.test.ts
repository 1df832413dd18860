import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/cli/config/yaml-text.ts';
import { UsageError } from '../../../src/lib/errors.ts';

function hintOf(text: string): string | undefined {
  try {
    parseYaml(text, 'config.yaml');
  } catch (error) {
    if (error instanceof UsageError) return error.hint;
    throw error;
  }
  throw new Error('this is YAML');
}

describe('describeYamlMistake', () => {
  it.each([
    ['server: a\nserver: b\n', 'The same name stands there twice.'],
    ['profiles:\n\tmum:\n', 'Indent with spaces, not with tabs.'],
    ['profiles:\n   mum:\n  dad:\n', /^Lines that belong together must begin in the same column/u],
    [' server: a\nwindow: b\n', /^Lines that belong together must begin in the same column/u],
    ['server: a\nwindow\n', /^Something is missing: the colon after a name/u],
    ['server: "a\n', /a closing quotation mark/u],
    ['api-key: @me\n', /put quotation marks around it/u],
    ['server http://a\nwindow: b\n', /^A name, a colon, a space and the value belong on one line/u],
    ['profiles: mum: dad\n', /belong on one line/u],
    ['server: a\n---\nserver: b\n', /no ---/u],
    ['server: "\\q"\n', 'Invalid escape sequence \\q.'],
  ])('%j', (text, hint) => {
    expect(hintOf(text)).toMatch(hint);
  });
});

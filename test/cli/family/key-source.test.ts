import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKey, tryParseKeySource } from '../../../src/cli/family/key-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
mkdirSync(join(folder, 'keys'));
writeFileSync(join(folder, 'keys', 'mum'), '  key-in-file\n');
writeFileSync(join(folder, 'keys', 'empty'), '\n');

const read = (text: string, env: Record<string, string> = {}): string =>
  readKey(tryParseKeySource(text)!, folder, env);

describe('readKey', () => {
  it.each([
    ['env:KEY', 'key-in-variable'],
    ['file:keys/mum', 'key-in-file'],
    [`file:${join(folder, 'keys', 'mum')}`, 'key-in-file'],
    ['cmd:cat keys/mum', 'key-in-file'],
    ['cmd:printf "first\\nsecond\\n"', 'first'],
  ])('reads %s', (text, key) => {
    expect(read(text, { KEY: ' key-in-variable ' })).toBe(key);
  });

  it.each([
    ['env:KEY', 'key: env:KEY: this environment variable is not set'],
    ['env:EMPTY', 'key: env:EMPTY: this environment variable is not set'],
    ['file:keys/empty', `key: file: ${join(folder, 'keys', 'empty')} is empty`],
    ['file:keys/nobody', /^key: file:: cannot read .*nobody: ENOENT/u],
    ['cmd:false', 'key: cmd:: "false" failed (exit code 1)'],
    ['cmd:true', 'key: cmd:: "true" printed nothing'],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => read(text, { EMPTY: '' })).toThrow(message);
  });
});

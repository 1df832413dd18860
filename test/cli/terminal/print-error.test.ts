import { describe, expect, it } from 'vitest';
import { errorToJson, printError } from '../../../src/cli/terminal/print-error.ts';
import { registerSecret } from '../../../src/cli/terminal/secrets.ts';
import { ApiError, SourceError, UsageError } from '../../../src/lib/errors.ts';
import { fakeTerminal } from './fake-terminal.ts';

function printed(error: unknown, options?: { json?: boolean }): string {
  const { terminal, stdout, stderr } = fakeTerminal();
  printError(error, terminal, options);
  expect(stdout.text).toBe('');
  return stderr.text;
}

describe('printError', () => {
  it('prints message and hint of an error for people, and no stack', () => {
    const error = new SourceError('truncated', 'cannot read a.zip: it is cut', {
      hint: 'Is the download complete?\nTry again.',
      cause: new Error('inner'),
    });
    expect(printed(error)).toBe(
      'error: cannot read a.zip: it is cut\n  Is the download complete?\n  Try again.\n',
    );
    expect(printed(new UsageError('no paths given'))).toBe('error: no paths given\n');
  });

  it('prints the stack of a bug, with its causes, and asks for a report', () => {
    const bug = new TypeError('x is undefined', { cause: new RangeError('deep cause') });
    const text = printed(bug);
    expect(text).toMatch(/^error: something went wrong that should not: x is undefined\n {2}TypeError/);
    expect(text).toContain('print-error.test.ts');
    expect(text).toContain('caused by: RangeError: deep cause');
    expect(text).toContain('please report it');
  });

  it('survives causes that go in a circle, and things that are no errors', () => {
    const circular = new Error('round');
    circular.cause = circular;
    expect(printed(circular)).toContain('round');
    expect(printed('just words')).toContain('just words');
    expect(printed(undefined)).toContain('undefined');
  });

  it('shows a hostile name harmlessly, and no secret', () => {
    registerSecret('W3secretW3');
    const error = new UsageError('cannot read a\x1b[2J\nerror: fake.zip', { hint: 'key W3secretW3\x07' });
    expect(printed(error)).toBe('error: cannot read a␛[2J␊error: fake.zip\n  key ***␇\n');
    expect(printed(new Error('W3secretW3'))).not.toContain('W3secretW3');
    expect(printed(new UsageError('W3secretW3'), { json: true })).not.toContain('W3secretW3');
  });

  it('paints the label on a terminal', () => {
    const { terminal, stderr } = fakeTerminal({ columns: 80 });
    printError(new UsageError('no'), terminal);
    expect(stderr.text).toBe('\x1b[31merror:\x1b[39m no\n');
  });
});

describe('errorToJson', () => {
  it.each([
    [new SourceError('truncated', 'cut', { hint: 'again' }), 'truncated', 'cut', 'again'],
    [new ApiError('unauthorized', 'fatal', 'no'), 'unauthorized', 'no', null],
    [new UsageError('what'), null, 'what', null],
    [new Error('bug'), 'unexpected', 'bug', null],
    ['words', 'unexpected', 'words', null],
  ])('%s', (error, code, message, hint) => {
    expect(JSON.parse(errorToJson(error))).toEqual({ type: 'error', code, message, hint });
  });
});

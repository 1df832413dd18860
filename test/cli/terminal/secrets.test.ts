import { describe, expect, it } from 'vitest';
import { maskRegistered, maskSecrets, registerSecret } from '../../../src/cli/terminal/secrets.ts';

describe('maskSecrets', () => {
  it.each([
    ['everywhere', 'key abc123 and abc123', ['abc123'], 'key *** and ***'],
    ['the longer of two that overlap', 'abc12345', ['abc1', 'abc12345'], '***'],
    ['inside JSON', JSON.stringify({ key: 'a"b\\c' }), ['a"b\\c'], '{"key":"***"}'],
    ['inside a URL', 'https://x/?k=a%2Fb%3D%3D', ['a/b=='], 'https://x/?k=***'],
    ['with characters that mean something in patterns', 'a $& .* b', ['$& .*'], 'a *** b'],
    ['not what is too short to be a secret', 'abc', ['abc', ''], 'abc'],
    ['even a lone surrogate', 'x abc\ud800 x', ['abc\ud800'], 'x *** x'],
  ])('masks %s', (_, text, secrets, expected) => {
    expect(maskSecrets(text, secrets)).toBe(expected);
  });
});

describe('maskRegistered', () => {
  it('masks what was registered, from then on', () => {
    expect(maskRegistered('the key is Q7secretQ7')).toBe('the key is Q7secretQ7');
    registerSecret('Q7secretQ7');
    registerSecret('');
    expect(maskRegistered('the key is Q7secretQ7')).toBe('the key is ***');
  });
});

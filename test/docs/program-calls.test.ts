import { describe, expect, it } from 'vitest';
import { programCalls } from './program-calls.ts';

describe('programCalls', () => {
  it.each([
    ['a plain call', 'immich-takeout plan a.zip', [['plan', 'a.zip']]],
    ['a prompt', '$ immich-takeout demo', [['demo']]],
    ['variables before it', "IMMICH_API_KEY='a b' immich-takeout demo", [['demo']]],
    [
      'quotes',
      `immich-takeout plan --album 'A; b' "c \\" d" e\\ f`,
      [['plan', '--album', 'A; b', 'c \\" d', 'e f']],
    ],
    ['a line that goes on', 'immich-takeout plan \\\n  a.zip\n', [['plan', 'a.zip']]],
    ['comments', '# immich-takeout x\nimmich-takeout demo # y\n', [['demo']]],
    [
      'several calls',
      'immich-takeout demo && immich-takeout sandbox; immich-takeout plan x',
      [['demo'], ['sandbox'], ['plan', 'x']],
    ],
    [
      'pipes and redirections',
      'immich-takeout plan x --json 2>/dev/null | jq . >out 2>&1',
      [['plan', 'x', '--json']],
    ],
    ['loops', 'for a in b c; do\n  immich-takeout plan $a >$a.txt || echo no\ndone', [['plan', '$a']]],
    [
      'commands that run it',
      'timeout --signal=INT 7h immich-takeout demo\nnpx immich-takeout plan x',
      [['demo'], ['plan', 'x']],
    ],
    ['a call in brackets', '(immich-takeout demo)', [['demo']]],
    ['other programs', 'npm install -g immich-takeout\ncd immich-takeout\necho immich-takeout', []],
  ])('finds %s', (_, script, calls) => {
    expect(programCalls(script)).toEqual(calls);
  });

  it('refuses what it does not understand', () => {
    expect(() => programCalls("echo 'open")).toThrow('not understood');
  });
});

import { describe, expect, it } from 'vitest';
import { usesColour } from '../../../src/cli/terminal/uses-colour.ts';

describe('usesColour', () => {
  it.each([
    [true, true, {}, true],
    [false, true, {}, false],
    [true, false, {}, false],
    [true, true, { NO_COLOR: '1' }, false],
    [true, true, { NO_COLOR: '' }, true],
    [true, true, { TERM: 'dumb' }, false],
    [true, true, { TERM: 'xterm' }, true],
    [false, true, { FORCE_COLOR: '1' }, true],
    [false, true, { FORCE_COLOR: '' }, true],
    [true, true, { FORCE_COLOR: '0' }, false],
    [true, true, { FORCE_COLOR: 'false' }, false],
    [false, true, { FORCE_COLOR: '1', TERM: 'dumb' }, true],
    [false, true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [false, false, { FORCE_COLOR: '1' }, false],
  ])('terminal %j, allowed %j, %j: %j', (isTTY, allowed, env, expected) => {
    expect(usesColour({ isTTY, allowed, env })).toBe(expected);
  });
});

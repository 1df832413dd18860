import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-codes.ts';
import { gravestExitCode } from '../../../src/cli/family/person-result.ts';

describe('gravestExitCode', () => {
  it.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 2], 2],
    [[7, 2], 7],
    [[6, 7], 6],
    [[5, 6, 3], 5],
    [[5, 4, 0], 4],
    [[1, 4, 5], 1],
    [[130, 1], 130],
    [[143, 1], 143],
  ])('%j together are %i', (codes, code) => {
    expect(gravestExitCode(codes)).toBe(code);
    expect(gravestExitCode(codes.toReversed())).toBe(code);
  });

  it('takes no exit code of an upload for success', () => {
    const uploadCodes = Object.values(exitCodes).filter((code) => code !== exitCodes.differs);
    for (const code of uploadCodes) expect(gravestExitCode([0, code, 0])).toBe(code);
  });
});

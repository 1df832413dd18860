import { describe, expect, it } from 'vitest';
import { typedPath } from '../../../src/cli/guide/typed-path.ts';

describe('typedPath', () => {
  it.each([
    ['/mnt/a.zip', '/mnt/a.zip'],
    ['  /mnt/a.zip ', '/mnt/a.zip'],
    ["'/mnt/my photos/a.zip'", '/mnt/my photos/a.zip'],
    ['"/mnt/my photos"', '/mnt/my photos'],
    [String.raw`/mnt/my\ photos\(1\)/a.zip`, '/mnt/my photos(1)/a.zip'],
    [String.raw`C:\Users\ann\takeout`, String.raw`C:\Users\ann\takeout`],
    ['~/Downloads', '/home/ann/Downloads'],
    ['~', '/home/ann'],
    ['~ben/x', '~ben/x'],
    ['', ''],
  ])('%s: %s', (typed, path) => {
    expect(typedPath(typed, '/home/ann')).toBe(path);
  });
});

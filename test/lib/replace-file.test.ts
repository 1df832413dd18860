import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/lib/replace-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'takeout-replace-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('replaceFile', () => {
  const path = join(folder, 'file');
  const target = { temporary: `${path}.new`, flags: 'w', mode: 0o600 } as const;

  it('puts the new file in the place of the old one', () => {
    writeFileSync(path, 'old', { mode: 0o644 });
    replaceFile(path, target, (fd) => void writeSync(fd, 'new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('leaves the old one and nothing else when writing fails', () => {
    writeFileSync(path, 'old');
    const write = (fd: number): never => {
      writeSync(fd, 'ha');
      throw new Error('the disk is full');
    };
    expect(() => replaceFile(path, target, write)).toThrow('the disk is full');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

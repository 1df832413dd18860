import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fillFolder } from '../../packaging/fill-folder.ts';

const minuteMs = 60_000;

describe('fillFolder', () => {
  it('makes the folder and its files', () => {
    const { folder, fill } = makeFolder();
    fill({ 'a.js': '1', 'b.js': '2' });
    expect(contentOf(folder)).toEqual({ 'a.js': '1', 'b.js': '2' });
  });

  it('replaces what has changed, and leaves alone what has not', () => {
    const { folder, fill } = makeFolder();
    fill({ 'a.js': '1', 'b.js': '2' });
    const before = { a: inodeOf(folder, 'a.js'), b: inodeOf(folder, 'b.js') };
    fill({ 'a.js': '1', 'b.js': '3' });
    expect(contentOf(folder)).toEqual({ 'a.js': '1', 'b.js': '3' });
    expect(inodeOf(folder, 'a.js')).toBe(before.a);
    expect(inodeOf(folder, 'b.js')).not.toBe(before.b);
  });

  it('keeps for a while what a program may be about to load, however long ago it was written', () => {
    const { folder, fill } = makeFolder();
    const start = Date.now();
    fill({ 'a.js': '1', 'old.js': '2' }, start - 600 * minuteMs);
    fill({ 'a.js': '1', 'old.js': '2' }, start);
    fill({ 'a.js': '1' }, start + 10 * minuteMs);
    expect(readdirSync(folder)).toEqual(['a.js', 'old.js']);
    fill({ 'a.js': '1' }, start + 20 * minuteMs);
    expect(readdirSync(folder)).toEqual(['a.js']);
  });

  it('removes folders that were there before', () => {
    const { folder, fill } = makeFolder();
    mkdirSync(join(folder, 'cli'), { recursive: true });
    writeFileSync(join(folder, 'cli/main.js'), '');
    utimesSync(join(folder, 'cli'), 0, 0);
    fill({ 'a.js': '1' });
    expect(readdirSync(folder)).toEqual(['a.js']);
  });
});

function makeFolder() {
  const root = mkdtempSync(join(tmpdir(), 'takeout-fill-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'dist');
  const fill = (content: Readonly<Record<string, string>>, now = Date.now()): void => {
    const files = Object.entries(content).map(([name, text]) => ({ path: join(folder, name), text }));
    fillFolder(folder, files, new Date(now));
  };
  return { folder, fill };
}

function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

function inodeOf(folder: string, name: string): number {
  return statSync(join(folder, name)).ino;
}

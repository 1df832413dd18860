import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configDir, stateDir } from '../../src/lib/xdg.ts';

type Case = [Record<string, string>, NodeJS.Platform, string];

describe('stateDir', () => {
  it.each<Case>([
    [{ HOME: '/home/ann' }, 'linux', '/home/ann/.local/state/immich-takeout'],
    [{ HOME: '/home/ann', XDG_STATE_HOME: '/var/state' }, 'linux', '/var/state/immich-takeout'],
    [{ HOME: '/home/ann', XDG_STATE_HOME: 'relative' }, 'linux', '/home/ann/.local/state/immich-takeout'],
    [{ HOME: '/home/ann', XDG_STATE_HOME: '' }, 'linux', '/home/ann/.local/state/immich-takeout'],
    [{ HOME: '/Users/ann' }, 'darwin', '/Users/ann/Library/Application Support/immich-takeout'],
    [{ HOME: '/Users/ann', XDG_STATE_HOME: '/x' }, 'darwin', '/x/immich-takeout'],
    [{ LOCALAPPDATA: '/AppData' }, 'win32', '/AppData/immich-takeout'],
    [{ HOME: '/ann' }, 'win32', '/ann/AppData/Local/immich-takeout'],
  ])('with %j on %s is %s', (environment, platform, expected) => {
    expect(stateDir(environment, platform)).toBe(expected);
  });

  it('falls back to the home that the system knows', () => {
    expect(stateDir({}, 'linux')).toBe(join(homedir(), '.local/state/immich-takeout'));
  });
});

describe('configDir', () => {
  it.each<Case>([
    [{ HOME: '/home/ann' }, 'linux', '/home/ann/.config/immich-takeout'],
    [{ HOME: '/home/ann', XDG_CONFIG_HOME: '/etc/ann' }, 'linux', '/etc/ann/immich-takeout'],
    [{ HOME: '/home/ann', XDG_STATE_HOME: '/x' }, 'linux', '/home/ann/.config/immich-takeout'],
  ])('with %j on %s is %s', (environment, platform, expected) => {
    expect(configDir(environment, platform)).toBe(expected);
  });
});

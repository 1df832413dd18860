import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  forgetProfile,
  listProfiles,
  readProfile,
  saveProfile,
} from '../../../src/cli/config/profile-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let count = 0;

/** A configuration file with this text, in a folder of its own; without a text there is none. */
function configFile(text?: string): string {
  const path = join(folder, String((count += 1)), 'immich-takeout', 'config.yaml');
  if (text !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o644 });
  }
  return path;
}

const access = { server: 'http://192.168.1.10:2283', apiKey: 'abcDEF123' };

describe('saveProfile', () => {
  it('makes file and folder that only their owner may read', () => {
    const path = configFile();
    saveProfile({ path, profile: 'default' }, access);
    expect(readFileSync(path, 'utf8')).toBe(
      'profiles:\n  default:\n    server: http://192.168.1.10:2283\n    api-key: abcDEF123\n',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path))).toEqual(['config.yaml']);
  });

  it('keeps comments, layout and what it does not know, and closes a file that was open to others', () => {
    const path = configFile(`# ours
concurrency: 04 # the Pi
strange-thing: [ 1, 2 ]

profiles:
  # the boss
  mum:
    server: http://old
    apiKeyFile: /run/key
    window: 23:00-07:00 # at night
  dad:
    server: http://dad
`);
    saveProfile({ path, profile: 'mum' }, access);
    expect(readFileSync(path, 'utf8')).toBe(`# ours
concurrency: 04 # the Pi
strange-thing: [ 1, 2 ]

profiles:
  # the boss
  mum:
    server: http://192.168.1.10:2283
    window: 23:00-07:00 # at night
    api-key: abcDEF123
  dad:
    server: http://dad
`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps the spelling that the file has', () => {
    const path = configFile('profiles:\n  default:\n    apiKey: old\n');
    saveProfile({ path, profile: 'default' }, access);
    expect(readFileSync(path, 'utf8')).toBe(
      'profiles:\n  default:\n    apiKey: abcDEF123\n    server: http://192.168.1.10:2283\n',
    );
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# nothing yet\n'],
    ['profiles without one', 'profiles:\n'],
    ['a profile without options', 'profiles:\n  default:\n    # server: http://elsewhere\n'],
  ])('writes into a file that holds %s', (_, text) => {
    const path = configFile(text);
    saveProfile({ path, profile: 'default' }, access);
    expect(readProfile({ path, profile: 'default' })).toMatchObject(access);
    for (const comment of text.match(/#.*/gu) ?? []) expect(readFileSync(path, 'utf8')).toContain(comment);
  });

  it('leaves a link in its place, and writes where it leads', () => {
    const target = configFile('# kept elsewhere\n');
    const path = join(dirname(target), 'link.yaml');
    symlinkSync('config.yaml', path);
    saveProfile({ path, profile: 'default' }, access);
    expect(readFileSync(target, 'utf8')).toContain('abcDEF123');
    expect(readdirSync(dirname(target)).sort()).toEqual(['config.yaml', 'link.yaml']);
  });

  it.each(['00123', 'null', 'yes', '- a', 'a: b # c', '"quoted"', '*star', 'x'.repeat(300), 'ä\u{1f600}'])(
    'gives the key %s back as it was',
    (apiKey) => {
      const path = configFile();
      saveProfile({ path, profile: 'default' }, { ...access, apiKey });
      expect(readProfile({ path, profile: 'default' })?.apiKey).toBe(apiKey);
    },
  );

  it('changes nothing in a file with a mistake, and says where it is without quoting it', () => {
    const text = 'profiles:\n  default:\n    api-key: secret-key\n   server: x\n';
    const path = configFile(text);
    const save = (): void => saveProfile({ path, profile: 'default' }, access);
    expect(save).toThrow(`${path}:4: this is not YAML as it should be`);
    expect(save).not.toThrow('secret-key');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it.each(['api-key: "secret-key', 'api-key: [secret-key', '}secret-key'])(
    'quotes nothing of a file that is no YAML: %j',
    (text) => {
      const path = configFile(text);
      const attempt = (): unknown => listProfiles(path);
      expect(attempt).toThrow(
        expect.objectContaining({ hint: expect.not.stringContaining('secret-key') as string }),
      );
      expect(attempt).toThrow('this is not YAML as it should be');
    },
  );

  it('says why it cannot write', () => {
    const path = join(configFile('no folder'), 'config.yaml');
    expect(() => saveProfile({ path, profile: 'default' }, access)).toThrow(
      /^cannot (read|write) .*ENOTDIR/u,
    );
  });
});

describe('readProfile', () => {
  it('knows nothing where there is no file, and no such profile', () => {
    expect(readProfile({ path: configFile(), profile: 'default' })).toBeUndefined();
    expect(
      readProfile({ path: configFile('profiles:\n  mum:\n    server: x\n'), profile: 'dad' }),
    ).toBeUndefined();
  });

  it('tells of other ways to a key', () => {
    const path = configFile(
      'profiles:\n  default:\n    api-key-command: pass show immich\n  mum:\n    api-key-file: ~/k\n',
    );
    expect(readProfile({ path, profile: 'default' })).toEqual({
      name: 'default',
      server: undefined,
      apiKey: undefined,
      apiKeyFile: undefined,
      apiKeyCommand: 'pass show immich',
    });
    expect(readProfile({ path, profile: 'mum' })?.apiKeyFile).toBe('~/k');
  });
});

describe('listProfiles', () => {
  it('lists them in the order of the file', () => {
    const path = configFile('profiles:\n  mum:\n    server: m\n  dad:\n  default: { server: d }\n');
    expect(listProfiles(path).map(({ name, server }) => [name, server])).toEqual([
      ['mum', 'm'],
      ['dad', undefined],
      ['default', 'd'],
    ]);
  });

  it.each([
    ['- a\n', 1, 'this must be a map of options, and of profiles'],
    ['profiles: [a]\n', 1, 'profiles must be a map'],
    ['server: x\nprofiles:\n  mum: hello\n', 3, 'a profile is a map of options'],
    ['profiles:\n  mum:\n    server:\n      a: b\n', 3, 'a value or a list of values must stand here'],
    ['profiles:\n  mum:\n    server:\n', 3, 'a value or a list of values must stand here'],
    ['a: 1\na: 2\n', 2, 'this is not YAML as it should be'],
    ['a: 1\n---\na: 2\n', 2, 'this is not YAML as it should be'],
  ])('says where the mistake is in %j', (text, line, message) => {
    const path = configFile(text);
    expect(() => listProfiles(path)).toThrow(`${path}:${line}: ${message}`);
  });

  it('refuses an alias that leads nowhere, and one that grows without end', () => {
    const bomb = [
      'a: &a [x]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`),
    ];
    for (const text of ['a: *nobody\n', bomb.join('\n')])
      expect(() => listProfiles(configFile(text))).toThrow(
        'an alias (*name) in it leads nowhere, or to too much',
      );
  });
});

describe('forgetProfile', () => {
  it('takes server and key out, and leaves the rest of the profile', () => {
    const path = configFile('profiles:\n  default:\n    server: s\n    api-key: k\n    window: 1:00-2:00\n');
    expect(forgetProfile({ path, profile: 'default' })).toMatchObject({ server: 's', apiKey: 'k' });
    expect(readFileSync(path, 'utf8')).toBe('profiles:\n  default:\n    window: 1:00-2:00\n');
  });

  it('takes out a profile that holds nothing else, and leaves the others', () => {
    const path = configFile(
      '# ours\nprofiles:\n  mum:\n    server: s\n    apiKey: k\n  dad:\n    server: d\n',
    );
    forgetProfile({ path, profile: 'mum' });
    expect(readFileSync(path, 'utf8')).toBe('# ours\nprofiles:\n  dad:\n    server: d\n');
  });

  it('leaves nothing of the only profile', () => {
    const path = configFile();
    saveProfile({ path, profile: 'default' }, access);
    forgetProfile({ path, profile: 'default' });
    expect(listProfiles(path)).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain('default');
  });

  it('has nothing to forget of a profile that is not there, or tells of no server', () => {
    const text = 'profiles:\n  mum:\n    window: 1:00-2:00\n';
    const path = configFile(text);
    expect(forgetProfile({ path, profile: 'default' })).toBeUndefined();
    expect(forgetProfile({ path, profile: 'mum' })).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

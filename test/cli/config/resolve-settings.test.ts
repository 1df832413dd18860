import { homedir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/cli/config/yaml-text.ts';
import { resolveSettings } from '../../../src/cli/config/resolve-settings.ts';
import { addOpposites } from '../../../src/cli/config/settable-options.ts';
import { configLayers, environmentLayer } from '../../../src/cli/config/setting-layer.ts';
import { parseConfig } from '../../../src/cli/config/config-file.ts';
import { addFilterOptions } from '../../../src/cli/options/filter-options.ts';
import { addServerOptions } from '../../../src/cli/options/server-options.ts';
import { addRunOptions } from '../../../src/cli/options/run-options.ts';

interface Said {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly profile?: string;
}

const configPath = '/home/ann/.config/immich-takeout/config.yaml';

/** The settings of an `upload` of which this was said. */
function settingsOf({ flags = [], env = {}, config = '', profile = 'default' }: Said): {
  readonly flags: Record<string, unknown>;
  readonly originOf: (key: string) => unknown;
} {
  const program = new Command().option('--json', '', false).option('--no-color', '');
  const command = program.command('upload').option('-n, --dry-run', '');
  addFilterOptions(addRunOptions(addServerOptions(command)));
  addOpposites(program);
  command.action(() => undefined);
  program.parse(['upload', ...flags], { from: 'user' });
  const layers = [
    environmentLayer(env),
    ...configLayers(parseConfig(parseYaml(config, configPath)), profile),
  ];
  const settings = resolveSettings(command, layers);
  return {
    flags: command.optsWithGlobals(),
    originOf: (key) => settings.find((setting) => setting.key === key)?.origin,
  };
}

describe('resolveSettings', () => {
  const config = 'max-wait: 1h\nprofiles:\n  default:\n    max-wait: 2h\n  mum:\n    window: 1:00-2:00\n';

  it.each<[string, Said, string, unknown]>([
    ['the default', {}, '8h', { kind: 'default' }],
    [
      'what a file says for all profiles',
      { config, profile: 'mum' },
      '1h',
      { kind: 'file', path: configPath, line: 1, part: undefined },
    ],
    [
      'what the profile says',
      { config },
      '2h',
      { kind: 'file', path: configPath, line: 4, part: { kind: 'profile', name: 'default' } },
    ],
    [
      'the environment',
      { config, env: { IMMICH_TAKEOUT_MAX_WAIT: '3h' } },
      '3h',
      { kind: 'environment', variable: 'IMMICH_TAKEOUT_MAX_WAIT' },
    ],
    [
      'the command line',
      { config, env: { IMMICH_TAKEOUT_MAX_WAIT: '3h' }, flags: ['--max-wait', '8h'] },
      '8h',
      { kind: 'flag' },
    ],
    ['no variable that is empty', { config, env: { IMMICH_TAKEOUT_MAX_WAIT: '' } }, '2h', expect.anything()],
  ])('takes %s where nothing above it speaks', (_, said, value, origin) => {
    const { flags, originOf } = settingsOf(said);
    expect(flags.maxWait).toBe(value);
    expect(originOf('maxWait')).toEqual(origin);
  });

  it.each<[string, Said, string, unknown]>([
    ['a switch', { config: 'merge-albums: yes' }, 'mergeAlbums', true],
    ['a switch that is off', { env: { IMMICH_TAKEOUT_MERGE_ALBUMS: '0' } }, 'mergeAlbums', false],
    ['camel case', { config: 'mergeAlbums: on' }, 'mergeAlbums', true],
    ['the name of the opposite', { config: 'no-merge-albums: true' }, 'mergeAlbums', false],
    ['a negative option by its name', { config: 'no-people-tags: true' }, 'peopleTags', false],
    ['… and without its no', { config: 'people-tags: false' }, 'peopleTags', false],
    ['… in the environment', { env: { IMMICH_TAKEOUT_NO_PEOPLE_TAGS: 'true' } }, 'peopleTags', false],
    ['… which flags overrule', { config: 'people-tags: no', flags: ['--people-tags'] }, 'peopleTags', true],
    ['… both ways', { config: 'dry-run: yes', flags: ['--no-dry-run'] }, 'dryRun', false],
    ['a shared option', { env: { IMMICH_TAKEOUT_JSON: 'true' } }, 'json', true],
    ['a shared option that is on by default', { config: 'color: false' }, 'color', false],
    ['a choice', { config: 'type: video' }, 'type', 'video'],
    ['a list', { config: 'tag: [a/b, 2026]' }, 'tag', ['a/b', '2026']],
    ['a list of one', { config: 'tag: 2026' }, 'tag', ['2026']],
    ['a list of lines', { env: { IMMICH_TAKEOUT_TAG: 'a, b\n\nc\n' } }, 'tag', ['a, b', 'c']],
    ['a list that flags replace', { config: 'tag: [a]', flags: ['--tag', 'b'] }, 'tag', ['b']],
    ['an established variable', { env: { IMMICH_INSTANCE_URL: 'http://a' } }, 'server', 'http://a'],
    ['headers', { env: { IMMICH_TAKEOUT_HEADERS: 'A: b\nC: d' } }, 'header', ['A: b', 'C: d']],
    ['a file beside the configuration', { config: 'ca-cert: ca.pem' }, 'caCert', `${configPath}/../ca.pem`],
    ['a file in the home', { config: 'ca-cert: ~/ca.pem' }, 'caCert', join(homedir(), 'ca.pem')],
    ['a file where one stands', { env: { IMMICH_TAKEOUT_CA_CERT: 'ca.pem' } }, 'caCert', 'ca.pem'],
    ['standard input', { config: 'api-key-file: "-"' }, 'apiKeyFile', '-'],
    ['digits as they are written', { config: 'api-key: 00123' }, 'apiKey', '00123'],
    ['a date as it is written', { config: 'from: 2019-07-14' }, 'from', '2019-07-14'],
  ])('understands %s', (_, said, key, value) => {
    const expected = typeof value === 'string' && value.includes('/../') ? join(value) : value;
    expect(settingsOf(said).flags[key]).toEqual(expected);
  });

  it('lets a way to the key overrule all other ways further down', () => {
    const config = 'api-key: general\nprofiles:\n  default:\n    api-key-command: pass show key\n';
    const keysOf = (said: Said): unknown[] => {
      const { flags } = settingsOf(said);
      return [flags.apiKey, flags.apiKeyFile, flags.apiKeyCommand];
    };
    expect(keysOf({ config, profile: 'mum' })).toEqual(['general', undefined, undefined]);
    expect(keysOf({ config })).toEqual([undefined, undefined, 'pass show key']);
    const env = { IMMICH_API_KEY: 'env-key' };
    expect(keysOf({ config, env })).toEqual(['env-key', undefined, undefined]);
    expect(keysOf({ config, env, flags: ['--api-key-file', 'k'] })).toEqual([undefined, 'k', undefined]);
  });

  it.each<[Said, string]>([
    [{ config: '\ntype: audio' }, `--type audio makes no sense (${configPath}:2)`],
    [
      { config: 'profiles: { mum: { type: audio } }', profile: 'mum' },
      `--type audio makes no sense (${configPath}:1 (profile mum))`,
    ],
    [
      { env: { IMMICH_TAKEOUT_TYPE: 'audio' } },
      '--type audio makes no sense (environment variable IMMICH_TAKEOUT_TYPE)',
    ],
    [{ config: 'api-key: [hidden, keys]' }, `--api-key *** makes no sense (${configPath}:1)`],
    [{ config: 'trashed: perhaps' }, `--trashed perhaps makes no sense (${configPath}:1)`],
    [{ config: 'trashed: [yes]' }, `--trashed yes makes no sense (${configPath}:1)`],
    [{ config: 'max-wait: [1h, 2h]' }, `--max-wait 1h, 2h makes no sense (${configPath}:1)`],
    [
      { env: { IMMICH_API_KEY: 'a', IMMICH_TAKEOUT_API_KEY_FILE: 'b' } },
      '--api-key (environment variable IMMICH_API_KEY) and --api-key-file (environment variable IMMICH_TAKEOUT_API_KEY_FILE) cannot both be set',
    ],
    [
      { flags: ['--api-key-file', 'a', '--api-key-command', 'b'] },
      '--api-key-file (command line) and --api-key-command (command line) cannot both be set',
    ],
    [
      { config: 'people-tags: no\nno-people-tags: no' },
      `--no-people-tags (${configPath}:2) and --people-tags (${configPath}:1) cannot both be set`,
    ],
  ])('refuses %j', (said, message) => {
    expect(() => settingsOf(said)).toThrow(message);
  });
});

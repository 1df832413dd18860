import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandIo } from '../../../src/cli/command-io.ts';
import { parseYaml } from '../../../src/cli/config/yaml-text.ts';
import { parseFamily } from '../../../src/cli/family/family-file.ts';
import type { PersonSetup } from '../../../src/cli/family/resolve-people.ts';
import { resolvePeople } from '../../../src/cli/family/resolve-people.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeFileSync } from 'node:fs';

const folder = temporaryFolder();
let count = 0;

interface Said {
  readonly mum?: string;
  readonly all?: string;
  readonly env?: Record<string, string>;
  readonly config?: string;
}

/** The setup of one person of whom this was said. */
function resolve({ mum = '', all = 'server: http://family', env = {}, config = '' }: Said): PersonSetup {
  const configPath = join(folder, `config-${(count += 1)}.yaml`);
  writeFileSync(configPath, config);
  const indented = mum.replaceAll(/^(?=.)/gmu, '    ');
  const text = `${all}\npeople:\n  mum:\n    archives: [mum/*.zip, /mnt/more]\n    key: env:KEY\n${indented}\n`;
  const io = { env, config: { path: configPath, profile: 'default' } } as unknown as CommandIo;
  return resolvePeople(parseFamily(parseYaml(text, '/home/ann/family.yaml')), io)[0]!;
}

describe('resolvePeople', () => {
  it('finds archives beside the file', () => {
    expect(resolve({}).paths).toEqual(['/home/ann/mum/*.zip', '/mnt/more']);
  });

  it.each<[string, Said, string]>([
    ['the default', {}, '8h'],
    ['the configuration', { config: 'max-wait: 1h' }, '1h'],
    ['its profile', { config: 'max-wait: 1h\nprofiles: { default: { max-wait: 2h } }' }, '2h'],
    ['the environment', { config: 'max-wait: 1h', env: { IMMICH_TAKEOUT_MAX_WAIT: '3h' } }, '3h'],
    ['the family', { all: 'server: x\nmax-wait: 4h', env: { IMMICH_TAKEOUT_MAX_WAIT: '3h' } }, '4h'],
    ['the person', { all: 'server: x\nmax-wait: 4h', mum: 'max-wait: 5h' }, '5h'],
  ])('takes an option from %s where nothing nearer speaks', (_, said, value) => {
    expect(resolve(said).flags.maxWait).toBe(value);
  });

  it('lets a person go to another server', () => {
    expect(resolve({ mum: 'server: http://other' })).toMatchObject({
      server: 'http://other',
      flags: { server: 'http://other' },
    });
  });

  it.each<[Said, string]>([
    [{ all: '' }, '/home/ann/family.yaml:3: no server is given for mum'],
    [{ mum: 'concurency: 3' }, '/home/ann/family.yaml:6: concurency is no option that can be set here'],
    [{ mum: 'dry-run: yes' }, '/home/ann/family.yaml:6: dry-run is no option that can be set here'],
    [{ mum: 'api-key: plain-secret' }, '/home/ann/family.yaml:6: api-key cannot stand here'],
    [{ all: 'server: x\napiKeyFile: k' }, '/home/ann/family.yaml:2: apiKeyFile cannot stand here'],
    [{ mum: 'type: audio' }, '--type audio makes no sense (/home/ann/family.yaml:6 (mum))'],
    [
      { mum: 'concurrency: 99' },
      '--concurrency 99 does not make sense (--concurrency: /home/ann/family.yaml:6 (mum))',
    ],
    [{ mum: 'time-zone: Nowhere' }, '--time-zone Nowhere is not a time zone (--time-zone: /home/ann/fam'],
    [
      { env: { IMMICH_TAKEOUT_FROM: 'x' } },
      '--from x is not a day (--from: environment variable IMMICH_TAKEOUT_FROM)',
    ],
  ])('refuses %j before anybody begins', (said, message) => {
    expect(() => resolve(said)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { allOptions, checkConfigNames, unknownVariables } from '../../../src/cli/config/check-names.ts';
import { parseConfig } from '../../../src/cli/config/config-file.ts';
import { parseYaml } from '../../../src/cli/config/yaml-text.ts';
import { buildProgram } from '../../../src/cli/program.ts';

const options = allOptions(buildProgram());
const check = (text: string): void => checkConfigNames(parseConfig(parseYaml(text, 'c.yaml')), options);

describe('checkConfigNames', () => {
  it('takes the options of every command, in both spellings', () => {
    expect(() =>
      check('port: 1\ndeep: 5%\nprofiles:\n  mum:\n    apiKey: x\n    max-wait: 1h\n'),
    ).not.toThrow();
  });

  it.each([
    [
      '\nconcurency: 4',
      'c.yaml:2: concurency is no option that can be set here',
      'Did you mean concurrency?',
    ],
    [
      'profiles:\n  mum:\n    api_key: 4',
      'c.yaml:3: api_key is no option that can be set here',
      'Did you mean api-key?',
    ],
    ['what-is-this: 4', 'c.yaml:1: what-is-this is no option that can be set here', undefined],
    ['profile: mum', 'c.yaml:1: profile is no option that can be set here', undefined],
    ['show-config: yes', 'c.yaml:1: show-config is no option that can be set here', undefined],
    ['max-wait: 1h\nmaxWait: 2h', 'c.yaml:2: maxWait is the same option as max-wait', undefined],
  ])('refuses %j', (text, message, hint) => {
    expect(() => check(text)).toThrow(expect.objectContaining({ message, hint }));
  });
});

describe('unknownVariables', () => {
  it('names what nothing reads, and what was meant', () => {
    const environment = {
      IMMICH_TAKEOUT_CONFIG: 'c',
      IMMICH_TAKEOUT_PROFILE: 'p',
      IMMICH_TAKEOUT_HEADERS: 'A: b',
      IMMICH_TAKEOUT_NO_PEOPLE_TAGS: 'true',
      IMMICH_TAKEOUT_CONCURENCY: '4',
      IMMICH_TAKEOUT_WHATEVER_IT_IS: '1',
      IMMICH_INSTANCE_URLS: 'of another program',
    };
    expect(unknownVariables(environment, options)).toEqual([
      'IMMICH_TAKEOUT_CONCURENCY is no setting of this program; did you mean IMMICH_TAKEOUT_CONCURRENCY?',
      'IMMICH_TAKEOUT_WHATEVER_IT_IS is no setting of this program',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/cli/config/yaml-text.ts';
import { parseFamily, readFamilyFile } from '../../../src/cli/family/family-file.ts';

const read = (text: string): ReturnType<typeof parseFamily> => parseFamily(parseYaml(text, 'family.yaml'));

const person = 'archives: a.zip\n    key: env:KEY\n';

describe('parseFamily', () => {
  it('knows people with their archives, keys and options, and options for all', () => {
    const { general, people } = read(`# ours
server: http://photos.home
album-tags: yes
people:
  mum:
    archives: mum/takeout-*.zip
    key: env:MUM_KEY
  dad:
    archives: [dad, /mnt/dad-*.zip]
    key: "cmd: pass show dad"
    tag: [Family/Dad]
    max-wait: 1h
`);
    expect(general).toEqual({ server: 'http://photos.home', 'album-tags': 'yes' });
    expect(people).toEqual([
      { name: 'mum', archives: ['mum/takeout-*.zip'], key: { kind: 'env', of: 'MUM_KEY' }, options: {} },
      {
        name: 'dad',
        archives: ['dad', '/mnt/dad-*.zip'],
        key: { kind: 'cmd', of: 'pass show dad' },
        options: { tag: ['Family/Dad'], 'max-wait': '1h' },
      },
    ]);
  });

  it.each([
    ['', 1, 'this must be a map of people'],
    ['people:\n', 1, 'people must be a map'],
    ['people: [mum]\n', 1, 'people must be a map'],
    ['people: {}\n', 1, 'people must be a map'],
    ['server: x\n', 1, 'people must be a map'],
    ['people:\n  mum: hello\n', 2, 'a person is a map with archives, key and options'],
    ['people:\n  mum:\n    key: env:KEY\n', 2, 'archives must name takeout zips'],
    ['people:\n  mum:\n    archives: []\n    key: env:KEY\n', 3, 'archives must name takeout zips'],
    ['people:\n  mum:\n    archives: [""]\n    key: env:KEY\n', 3, 'archives must name takeout zips'],
    ['people:\n  mum:\n    archives: a\n', 2, 'a person needs a key: env:NAME, file:PATH or cmd:COMMAND'],
    ['people:\n  mum:\n    archives: a\n    key: [a]\n', 4, 'a person needs a key'],
    [`people:\n  mum:\n    ${person}    tag: { a: b }\n`, 5, 'a value or a list of values must stand here'],
    [`people:\n  mum:\n    ${person}  mum:\n    ${person}`, 5, 'this is not YAML as it should be'],
  ])('says where the mistake is in %j', (text, line, message) => {
    expect(() => read(text)).toThrow(`family.yaml:${line}: ${message}`);
  });

  it.each(['plain-secret', 'env:', 'ENV:NAME', 'http://plain-secret', 'file'])(
    'refuses a key that may be the key itself, and does not repeat it: %s',
    (key) => {
      const text = `people:\n  mum:\n    archives: a.zip\n    key: "${key}"\n`;
      const attempt = (): unknown => read(text);
      expect(attempt).toThrow(
        'family.yaml:4: the key itself must not stand here; say where it is kept: env:NAME',
      );
      expect(attempt).not.toThrow('plain-secret');
    },
  );

  it('names all mistakes at once', () => {
    const attempt = (): unknown => read('people:\n  mum:\n    key: env:A\n  dad:\n    archives: b.zip\n');
    expect(attempt).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^family\.yaml:2: archives must/u) as string,
        hint: expect.stringMatching(/^family\.yaml:4: a person needs a key/u) as string,
      }),
    );
  });
});

describe('readFamilyFile', () => {
  it('says which file it cannot read', () => {
    expect(() => readFamilyFile('/no/such/family.yaml')).toThrow(
      /^cannot read the family file \/no\/such\/family\.yaml: ENOENT/u,
    );
  });
});

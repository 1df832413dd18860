import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { buildExport, photo, sidecar, type Tree } from '../../support/export-builder.ts';
import { publishedSchema } from '../../support/published-schema.ts';
import { parseLines, type ProgramResult, runProgram, startProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let count = 0;

interface Family {
  readonly home: string;
  readonly file: string;
  readonly mum: Sandbox;
  readonly dad: { readonly id: string; readonly apiKey: string };
  readonly run: (...args: string[]) => Promise<ProgramResult>;
  readonly namesOf: (person: 'mum' | 'dad') => string[];
}

const running: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

type Photos = Readonly<Record<string, { readonly seed: number; readonly of?: 'partner' }>>;

/** Each person's photos, told apart by their seeds, in an export beside the family file. */
async function family(
  exports: { readonly mum: Photos; readonly dad: Photos },
  more: { readonly mum?: string; readonly dad?: string; readonly dadKey?: string } = {},
): Promise<Family> {
  const home = join(folder, `home-${(count += 1)}`);
  mkdirSync(home);
  const mum = await startSandbox({ version: '3.0' });
  running.push(mum);
  const dad = mum.createUser('Dad');
  for (const [name, photos] of Object.entries(exports))
    await buildExport([{ 'Photos from 2023': tree(photos) }], { dir: join(home, name) });
  const file = join(home, 'family.yaml');
  writeFileSync(
    file,
    `server: ${mum.url}
max-wait: 1s
people:
  mum:
    archives: mum/takeout-*.zip
    key: env:MUM_KEY
${more.mum ?? ''}
  dad:
    archives: [dad]
    key: file:keys/dad
${more.dad ?? ''}
`,
  );
  mkdirSync(join(home, 'keys'));
  writeFileSync(join(home, 'keys', 'dad'), `${more.dadKey ?? dad.apiKey}\n`);
  const namesOf = (person: 'mum' | 'dad'): string[] =>
    mum
      .snapshot(person === 'mum' ? undefined : dad.id)
      .assets.map(({ fileName }) => fileName)
      .sort();
  return {
    home,
    file,
    mum,
    dad,
    run: async (...args) => {
      const result = await runProgram(args, { home, env: { MUM_KEY: mum.apiKey }, secrets: [mum.apiKey] });
      expect(`${result.stdout}${result.stderr}`).not.toContain(dad.apiKey);
      return result;
    },
    namesOf,
  };
}

function tree(photos: Photos): Tree {
  return Object.fromEntries(
    Object.entries(photos).flatMap(([name, { seed, of }]) => [
      [name, photo(seed)],
      [`${name}.json`, sidecar(name, of === undefined ? {} : { origin: of })],
    ]),
  );
}

interface FamilyLine {
  readonly type: 'family';
  readonly people: readonly Record<string, unknown>[];
  readonly exitCode: number;
  readonly whole: boolean;
  readonly message: string;
}

function lastLine(result: ProgramResult): FamilyLine {
  return parseLines<FamilyLine>(result.stdout).at(-1)!;
}

describe('family', () => {
  const own = { mum: { 'a.jpg': { seed: 1 } }, dad: { 'b.jpg': { seed: 2 } } };

  it('brings everybody what is theirs, and has nothing to do the second time', async () => {
    const { run, namesOf } = await family(own);
    const first = await run('family', 'family.yaml');
    expect(first).toMatchObject({ exitCode: 0 });
    expect(namesOf('mum')).toEqual(['a.jpg']);
    expect(namesOf('dad')).toEqual(['b.jpg']);
    expect(first.stdout).toMatch(
      /▸ mum[^]*▸ dad[^]*Family\n.*uploaded[^]*mum +1[^]*dad +1[^]*All is well for 2 people\./u,
    );
    const second = await run('--json', 'family', 'family.yaml');
    expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lastLine(second).people).toMatchObject([
      { person: 'mum', state: 'ended', exitCode: 0, files: 0, alreadyOnServer: 1 },
      { person: 'dad', state: 'ended', exitCode: 0, files: 0, alreadyOnServer: 1 },
    ]);
  });

  it('names the person on every line for programs', async () => {
    const { run } = await family(own);
    const lines = parseLines((await run('--json', 'family', 'family.yaml')).stdout);
    const people = lines.slice(0, -1).map(({ person }) => person);
    expect(new Set(people)).toEqual(new Set(['mum', 'dad']));
    expect(people.indexOf('dad')).toBe(people.lastIndexOf('mum') + 1);
    const ends = lines.filter(({ type }) => type === 'summary');
    expect(ends).toMatchObject([
      { person: 'mum', uploaded: 1, whole: true },
      { person: 'dad', uploaded: 1, whole: true },
    ]);
    expect(lines.at(-1)).toMatchObject({ type: 'family', exitCode: 0, whole: true });
    const check = publishedSchema('family');
    for (const line of lines) expect(check(line)).toBeUndefined();
  });

  it('does nothing on a dry run', async () => {
    const { run, namesOf } = await family(own);
    const text = await run('family', '--dry-run', 'family.yaml');
    expect(text).toMatchObject({ exitCode: 0 });
    expect(text.stdout).toContain('nothing was done (dry run)');
    const result = await run('--json', 'family', '--dry-run', 'family.yaml');
    expect(lastLine(result).people).toMatchObject([
      { person: 'mum', files: 1, alreadyOnServer: 0 },
      { person: 'dad', files: 1, alreadyOnServer: 0 },
    ]);
    expect([...namesOf('mum'), ...namesOf('dad')]).toEqual([]);
  });

  it('goes on with the others when one key is wrong, and says so in the end', async () => {
    const { run, namesOf } = await family(own, { dadKey: 'wrong-key' });
    const result = await run('--json', 'family', 'family.yaml');
    expect(result.exitCode).toBe(5);
    expect(parseLines(result.stderr)).toMatchObject([{ person: 'dad', type: 'error', code: 'unauthorized' }]);
    expect(lastLine(result)).toMatchObject({
      exitCode: 5,
      whole: false,
      people: [
        { person: 'mum', state: 'ended', exitCode: 0, files: 1 },
        { person: 'dad', state: 'failed', exitCode: 5, files: null },
      ],
    });
    expect(namesOf('mum')).toEqual(['a.jpg']);
    const text = await run('family', 'family.yaml');
    expect(text.exitCode).toBe(5);
    expect(text.stdout).toMatch(/mum +0[^]*dad +-[^]*Not all is well for 1 of 2 people: dad\./u);
  });

  it('goes on with the others when archives or a key are not there', async () => {
    const { run, home, file, namesOf } = await family(own);
    writeFileSync(file, readFileSync(file, 'utf8').replace('mum/takeout-*.zip', 'nowhere/*.zip'));
    const noArchive = await run('family', 'family.yaml');
    expect(noArchive.exitCode).toBe(2);
    expect(noArchive.stderr).toContain(`nothing matches ${join(home, 'nowhere/*.zip')}`);
    expect(namesOf('dad')).toEqual(['b.jpg']);
    writeFileSync(file, readFileSync(file, 'utf8').replace('env:MUM_KEY', 'env:MUMS_KEY'));
    const noKey = await run('family', 'family.yaml');
    expect(noKey.exitCode).toBe(2);
    expect(noKey.stderr).toContain('env:MUMS_KEY: this environment variable is not set');
  });

  it('brings only whom the user names', async () => {
    const { run, namesOf } = await family(own);
    const result = await run('--json', 'family', '--only', 'dad', 'family.yaml');
    expect(lastLine(result).people.map(({ person }) => person)).toEqual(['dad']);
    expect(namesOf('mum')).toEqual([]);
    expect(namesOf('dad')).toEqual(['b.jpg']);
    const typo = await run('family', '--only', 'dat', 'family.yaml');
    expect(typo.exitCode).toBe(2);
    expect(typo.stderr).toContain('Did you mean dad? There are: mum, dad.');
  });

  it('gives each person the options of their own', async () => {
    const { run, mum, dad } = await family(own, { dad: '    tag: [Family/Dad]' });
    await run('family', 'family.yaml');
    expect(mum.snapshot().assets[0]?.tags).toEqual([]);
    expect(mum.snapshot(dad.id).assets[0]?.tags).toEqual(['Family/Dad']);
  });

  it('brings nothing for two people with the key of one user', async () => {
    const { namesOf, home, mum } = await family(own);
    writeFileSync(join(home, 'keys', 'dad'), mum.apiKey);
    const result = await runProgram(['family', 'family.yaml'], { home, env: { MUM_KEY: mum.apiKey } });
    expect(`${result.stdout}${result.stderr}`).not.toContain(mum.apiKey);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('the keys of mum and dad belong to the same user, Admin');
    expect([...namesOf('mum'), ...namesOf('dad')]).toEqual([]);
  });

  it.each([
    ['goes away', { kind: 'restart', downMs: 60_000 }, 4],
    ['has a full disk', { kind: 'disk-full', times: 'always' }, 6],
  ] as const)('begins nobody else on a server that %s', async (_, fault, exitCode) => {
    const { run, mum, namesOf } = await family(own);
    mum.faults.add({ ...fault, path: '/assets', method: 'POST' });
    const result = await run('--json', 'family', 'family.yaml');
    expect(result.exitCode).toBe(exitCode);
    expect(lastLine(result).people).toMatchObject([
      { person: 'mum', exitCode },
      {
        person: 'dad',
        state: 'not-begun',
        exitCode,
        message: expect.stringContaining('at the turn of mum') as string,
      },
    ]);
    expect([...namesOf('mum'), ...namesOf('dad')]).toEqual([]);
  });

  it('writes one report with a section for each person', async () => {
    const { run, home } = await family(own);
    const result = await run('family', '--report', 'report.json', 'family.yaml');
    expect(result.exitCode).toBe(0);
    const report = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')) as {
      sections: readonly { person: string }[];
    };
    expect(report.sections.map(({ person }) => person)).toEqual(['mum', 'dad']);
  });

  it('has a section in the report for those who came to nothing, and says why', async () => {
    const { run, home } = await family(own, { dadKey: 'wrong-key' });
    const files = ['report.json', 'report.html'];
    const result = await run('family', ...files.flatMap((file) => ['--report', file]), 'family.yaml');
    expect(result.exitCode).toBe(5);
    const [json = '', html = ''] = files.map((file) => readFileSync(join(home, file), 'utf8'));
    const report = JSON.parse(json) as { sections: readonly object[] };
    expect(publishedSchema('report')(report)).toBeUndefined();
    expect(report.sections).toMatchObject([
      { person: 'mum', whole: true, files: [{ path: expect.stringContaining('a.jpg') as string }] },
      { person: 'dad', whole: false, message: expect.stringContaining('API key') as string, files: [] },
    ]);
    const dads = html.slice(html.indexOf('id="section-1"'));
    expect(dads).toContain('API key');
    expect(dads).not.toContain('Everything that was not uploaded');
  });

  it('shows with --show-config what counts for everybody, and no key', async () => {
    const { run } = await family(own);
    const text = await run('family', '--show-config', 'family.yaml');
    expect(text).toMatchObject({ exitCode: 0, stderr: '' });
    expect(text.stdout).toMatch(/▸ mum\n\nKey: \w+:[^]*^--server +http\S+ +\S*family\.yaml:\d+[^]*▸ dad\n/mu);
    expect(text.stdout).not.toContain('--api-key ');
    const lines = parseLines((await run('--json', 'family', '--show-config', 'family.yaml')).stdout);
    expect(lines.filter(({ type }) => type === 'person')).toMatchObject([
      { person: 'mum' },
      { person: 'dad' },
    ]);
    expect(lines.filter(({ person, option }) => person === 'dad' && option === '--server')).toMatchObject([
      { from: 'file', file: expect.stringContaining('family.yaml') as string },
    ]);
    expect(await run('family', '--show-config')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('begins nobody else after Ctrl-C', async () => {
    const { mum, home, dad, namesOf } = await family(own);
    mum.faults.add({ kind: 'slow-answer', path: '/assets', method: 'POST', delayMs: 1000 });
    const program = startProgram(['--json', 'family', 'family.yaml'], {
      home,
      env: { MUM_KEY: mum.apiKey },
      secrets: [mum.apiKey],
    });
    while (!mum.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/assets')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    program.kill('SIGINT');
    const result = await program.finished;
    expect(result.exitCode).toBe(130);
    expect(lastLine(result).people).toMatchObject([
      { person: 'mum', state: 'ended' },
      { person: 'dad', state: 'not-begun', exitCode: 130 },
    ]);
    expect(mum.snapshot(dad.id).assets).toEqual([]);
    expect(namesOf('mum')).toEqual(['a.jpg']);
  });

  it.each([
    ['key: plain-secret', 'family.yaml:6: the key itself must not stand here'],
    ['kee: env:KEY', 'family.yaml:4: a person needs a key'],
  ])('refuses a family file with %s', async (line, message) => {
    const { run, file } = await family(own);
    writeFileSync(file, readFileSync(file, 'utf8').replace('key: env:MUM_KEY', line));
    const result = await run('family', 'family.yaml');
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toContain('plain-secret');
  });
});

describe('family, photos from partner sharing', () => {
  const exports = {
    mum: {
      'a.jpg': { seed: 1 },
      'from-dad.jpg': { seed: 2, of: 'partner' },
      'from-gran.jpg': { seed: 3, of: 'partner' },
    },
    dad: { 'from-dad.jpg': { seed: 2 }, 'a.jpg': { seed: 1, of: 'partner' } },
  } as const;

  it('leaves them to the owner who brings the very same files, and brings all others', async () => {
    const { run, namesOf } = await family(exports);
    const result = await run('--json', 'family', 'family.yaml');
    expect(result).toMatchObject({ exitCode: 0 });
    expect(namesOf('mum')).toEqual(['a.jpg', 'from-gran.jpg']);
    expect(namesOf('dad')).toEqual(['from-dad.jpg']);
    const left = parseLines(result.stdout).filter(({ state }) => state === 'skipped');
    expect(left).toMatchObject([
      { person: 'mum', reason: 'partner', path: expect.stringMatching(/from-dad\.jpg$/u) as string },
      { person: 'dad', reason: 'partner', path: expect.stringMatching(/a\.jpg$/u) as string },
    ]);
    expect(lastLine(result).people).toMatchObject([
      { person: 'mum', skipped: 1, leftToOwners: 1, owners: ['dad'] },
      { person: 'dad', skipped: 1, leftToOwners: 1, owners: ['mum'] },
    ]);
  });

  it('leaves them to an owner whose turn is another time', async () => {
    const { run, namesOf } = await family(exports);
    const result = await run('family', '--only', 'mum', 'family.yaml');
    expect(result.stdout.replaceAll(/\s+/gu, ' ')).toContain('1 photo from partner sharing is left to dad');
    expect(namesOf('mum')).toEqual(['a.jpg', 'from-gran.jpg']);
  });

  it.each([
    ['whose key is wrong', { dadKey: 'wrong-key' }],
    ['who leaves them out', { dad: '    exclude: "*dad*"' }],
    ['who cannot send files of that size', { dad: '    max-request-size: 64kB' }],
  ])('leaves none to an owner %s', async (_, more) => {
    const { run, namesOf } = await family(exports, more);
    await run('family', 'family.yaml');
    expect(namesOf('mum')).toEqual(['a.jpg', 'from-dad.jpg', 'from-gran.jpg']);
  });

  it('leaves none to an owner whose file only looks the same', async () => {
    const { run, namesOf, home } = await family(exports);
    await buildExport([{ 'Photos from 2023': { 'from-dad.jpg': Buffer.alloc(photo(2).length, 7) } }], {
      dir: join(home, 'dad'),
    });
    await run('family', 'family.yaml');
    expect(namesOf('mum')).toContain('from-dad.jpg');
  });
});

import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, test } from 'vitest';

import { SourceError, UsageError } from '../../src/lib/errors.ts';
import { expandInputs } from '../../src/source/expand-inputs.ts';
import { makeFolder } from './temp-folder.ts';

const ID = 'takeout-20240712T112341Z';

/** The paths found below the folder, and the codes of the problems. */
async function expand(root: string, ...inputs: string[]): Promise<{ paths: string[]; problems: string[] }> {
  const { paths, problems } = await expandInputs(inputs.map((input) => join(root, input)));
  return {
    paths: paths.map(({ filePath, kind }) => `${kind} ${relative(root, filePath)}`),
    problems: problems.map((problem) => `${problem.code}: ${problem.message}`),
  };
}

describe('expandInputs', () => {
  test('takes a name that exists literally, whatever signs it holds', async () => {
    const root = makeFolder({ 'a[1].zip': '', 'a1.zip': '', 'b*.zip': '', 'bc.zip': '' });
    expect((await expand(root, 'a[1].zip', 'b*.zip')).paths).toEqual(['zip a[1].zip', 'zip b*.zip']);
  });

  test('expands patterns itself, in natural order', async () => {
    const root = makeFolder({ 't-10.zip': '', 't-9.zip': '', 't-1.zip': '', 'other.txt': '' });
    expect((await expand(root, 't-*.zip')).paths).toEqual(['zip t-1.zip', 'zip t-9.zip', 'zip t-10.zip']);
    expect((await expand(root, 't-{9,1}.zip')).paths).toEqual(['zip t-1.zip', 'zip t-9.zip']);
  });

  test('takes folders literally in front of a pattern', async () => {
    const root = makeFolder({ '[2019] (2)/t-1.zip': '', '[2019] (2)/t-2.zip': '', '2 2/t-3.zip': '' });
    expect((await expand(root, '[2019] (2)/t-*.zip')).paths).toEqual([
      'zip [2019] (2)/t-1.zip',
      'zip [2019] (2)/t-2.zip',
    ]);
    expect((await expand(root, '*/t-[12].zip')).paths).toHaveLength(2);
  });

  test('counts a file once, however often and under whatever name it is given', async () => {
    const root = makeFolder({ 'a/t-001.zip': 'x' });
    symlinkSync(join(root, 'a/t-001.zip'), join(root, 'z-link.zip'));
    linkSync(join(root, 'a/t-001.zip'), join(root, 'z-hard.zip'));
    const { paths } = await expand(
      root,
      'a/t-001.zip',
      'a/*.zip',
      'a/../a/t-001.zip',
      'z-link.zip',
      'z-hard.zip',
    );
    expect(paths).toEqual(['zip a/t-001.zip']);
  });

  test('does not take a folder inside a named folder again', async () => {
    const root = makeFolder({ 'photos/Takeout/x.jpg': '' });
    expect((await expand(root, 'photos', 'photos/Takeout')).paths).toEqual(['folder photos']);
  });

  test('handles several hundred parts', async () => {
    const names = Array.from(
      { length: 400 },
      (_, index) => `${ID}-${String(index + 1).padStart(3, '0')}.zip`,
    );
    const root = makeFolder(Object.fromEntries(names.map((name) => [name, name])));
    expect((await expand(root, '*.zip')).paths).toEqual(names.map((name) => `zip ${name}`));
  });

  test('refuses a path that leads to nothing', async () => {
    const path = join(makeFolder(), 'nothing.zip');
    const failure = await expandInputs([path]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceError);
    expect(failure).toMatchObject({
      code: 'not-found',
      message: `cannot read ${path}: no such file or folder`,
    });
  });

  test('refuses a pattern that matches nothing', async () => {
    const pattern = join(makeFolder(), 'takeout-*.zip');
    const failure = await expandInputs([pattern]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(failure).toMatchObject({ message: `nothing matches ${pattern}` });
  });

  test('refuses to start without any argument', async () => {
    await expect(expandInputs([])).rejects.toThrow(UsageError);
  });

  test('takes a dangling link for a file, so that opening it tells what is wrong', async () => {
    const root = makeFolder();
    symlinkSync(join(root, 'gone'), join(root, 'link.zip'));
    expect((await expand(root, 'link.zip')).paths).toEqual(['zip link.zip']);
  });
});

describe('expandInputs of a folder', () => {
  test('means the Takeout archives in it, and reports what it leaves aside', async () => {
    const root = makeFolder({
      [`d/${ID}-001.zip`]: '',
      [`d/${ID}-002.zip`]: '',
      'd/installer.zip': '',
      'd/cat.jpg': '',
    });
    expect(await expand(root, 'd')).toEqual({
      paths: [`zip d/${ID}-001.zip`, `zip d/${ID}-002.zip`],
      problems: [
        'left-aside: installer.zip, cat.jpg in d are not read, only the Takeout parts beside: name what you want to bring along',
      ],
    });
  });

  test('means archives of any name when nothing else lies there', async () => {
    const root = makeFolder({ 'd/ann.zip': '', 'd/bob.zip': '', 'd/.DS_Store': '' });
    expect(await expand(root, 'd')).toEqual({ paths: ['zip d/ann.zip', 'zip d/bob.zip'], problems: [] });
  });

  test('means itself when archives of other names lie beside other files, and says so', async () => {
    const root = makeFolder({ 'd/ann.zip': '', 'd/cat.jpg': '' });
    const { paths, problems } = await expand(root, 'd');
    expect(paths).toEqual(['folder d']);
    expect(problems).toEqual([expect.stringMatching(/^left-aside: ann\.zip in d is not opened/)]);
  });

  test.each([
    [
      'named by their archives',
      [`${ID}-001/Takeout/a.jpg`, `${ID}-002/Takeout/b.jpg`],
      [`${ID}-001`, `${ID}-002`],
    ],
    ['a single one of them', [`${ID}-001/Takeout/a.jpg`], [`${ID}-001`]],
    [
      'numbered by a file manager',
      ['Takeout/a.jpg', 'Takeout 2/b.jpg', 'Takeout 10/c.jpg'],
      ['Takeout', 'Takeout 2', 'Takeout 10'],
    ],
    [
      'beside archive_browser.html',
      ['Takeout/a', 'Takeout (2)/b', 'archive_browser.html'],
      ['Takeout', 'Takeout (2)'],
    ],
  ])('means the unpacked parts in it: %s', async (_, files, expected) => {
    const root = makeFolder(Object.fromEntries(files.map((file) => [`d/${file}`, ''])));
    const { paths, problems } = await expand(root, 'd');
    expect(paths).toEqual(expected.map((name) => `folder d/${name}`));
    expect(problems).toEqual([]);
  });

  test('takes archives and unpacked parts that lie together', async () => {
    const root = makeFolder({ [`d/${ID}-001/Takeout/a`]: '', [`d/${ID}-002.zip`]: '' });
    expect((await expand(root, 'd')).paths).toEqual([`folder d/${ID}-001`, `zip d/${ID}-002.zip`]);
  });

  test.each([
    ['one unpacked Takeout', ['Takeout/Google Photos/a.jpg']],
    ['photo folders', ['Photos from 2019/a.jpg', 'Holiday/b.jpg']],
    ['nothing', []],
  ])('means itself when it holds %s', async (_, files) => {
    const root = makeFolder({ 'd/': '', ...Object.fromEntries(files.map((file) => [`d/${file}`, ''])) });
    expect(await expand(root, 'd')).toEqual({ paths: ['folder d'], problems: [] });
  });

  test('shortens the list of what is left aside', async () => {
    const others = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`d/file${index}`, '']));
    const { problems } = await expand(makeFolder({ [`d/${ID}-001.zip`]: '', ...others }), 'd');
    expect(problems[0]).toContain('file0, file1, file2, file3, file4 and 4 more in d');
  });

  test('does not report the same folder twice', async () => {
    const root = makeFolder({ [`d/${ID}-001.zip`]: '', 'd/cat.jpg': '' });
    expect((await expand(root, 'd', 'd/')).problems).toHaveLength(1);
  });

  test('understands a pattern over folders', async () => {
    const root = makeFolder();
    for (const part of [1, 2]) {
      mkdirSync(join(root, `${ID}-00${part}/Takeout`), { recursive: true });
      writeFileSync(join(root, `${ID}-00${part}/Takeout/x.jpg`), '');
    }
    expect((await expand(root, '*/Takeout')).paths).toEqual([
      `folder ${ID}-001/Takeout`,
      `folder ${ID}-002/Takeout`,
    ]);
  });
});

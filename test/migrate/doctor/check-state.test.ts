import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkState } from '../../../src/migrate/doctor/check-state.ts';
import { temporaryFolder } from '../support/migrate.ts';

describe('checkState', () => {
  it('leaves nothing behind, neither in a folder nor beside one that is still to be made', async () => {
    const folder = temporaryFolder();
    expect((await checkState(folder, undefined, 10)).level).toBe('ok');
    expect((await checkState(join(folder, 'to', 'be', 'made'), undefined, 10)).level).toBe('ok');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why nothing can be written', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below')])
      expect(await checkState(place, undefined, 1)).toMatchObject({
        level: 'warning',
        found: expect.stringContaining(`nothing can be remembered in ${place}`) as string,
      });
  });

  it('warns of a disk with too little room for so many files', async () => {
    const finding = await checkState(temporaryFolder(), undefined, 1e15);
    expect(finding).toMatchObject({
      level: 'warning',
      found: expect.stringMatching(/^only .* are free in/u) as string,
    });
  });

  it('notices a run that goes on', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'state'));
    const journal = join(folder, 'state', 'a.journal');
    expect((await checkState(folder, journal, 1)).level).toBe('ok');
    writeFileSync(`${journal}.lock`, '{}');
    expect(await checkState(folder, journal, 1)).toMatchObject({
      level: 'warning',
      found: expect.stringContaining('another run') as string,
    });
  });
});

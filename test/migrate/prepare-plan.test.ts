import { describe, expect, it } from 'vitest';
import { preparePlan } from '../../src/migrate/prepare-plan.ts';
import type { Plan } from '../../src/model/plan.ts';
import { defaultPlanOptions } from '../../src/plan/plan-options.ts';
import { openSources } from '../../src/source/open-sources.ts';
import { type BuildOptions, photo, sidecar, type Tree, video } from '../support/export-builder.ts';
import { exportOf } from './support/migrate.ts';

describe('preparePlan', () => {
  it('finds a date for what Google says nothing about: in the file, its name, or the year of its folder', async () => {
    const plan = await planOf({
      'Photos from 2019': {
        'sidecar.jpg': photo(1, { localDateTime: '2001-01-01T00:00:00' }),
        'sidecar.jpg.json': sidecar('sidecar.jpg', { takenAt: '2019-07-14T15:00:00Z' }),
        'exif.jpg': photo(2, { localDateTime: '2019-03-02T10:00:00' }),
        'IMG_20190405_101112.jpg': photo(3),
        'film.mp4': video(4, '2019-05-06T07:08:09Z'),
        'unknown.jpg': photo(5),
      },
    });
    const dates = plan.media.map(({ media, takenAtFrom, takenAtMs }) => [
      media.entry.name,
      takenAtFrom,
      new Date(takenAtMs ?? 0).toISOString().slice(0, 10),
    ]);
    expect(dates).toEqual(
      expect.arrayContaining([
        ['sidecar.jpg', 'sidecar', '2019-07-14'],
        ['exif.jpg', 'exif', '2019-03-02'],
        ['IMG_20190405_101112.jpg', 'filename', '2019-04-05'],
        ['film.mp4', 'video', '2019-05-06'],
        ['unknown.jpg', 'folder', expect.stringMatching(/^2019-/) as string],
      ]),
    );
  });

  it.each<BuildOptions['format']>(['zip', 'folder'])('finds copies in a %s', async (format) => {
    const tree = {
      'Photos from 2019': { 'a.jpg': photo(1), 'b.jpg': photo(2) },
      Summer: { 'a.jpg': photo(1) },
    };
    const plan = await planOf(tree, { format: format! });
    expect(actionsOf(plan)).toEqual({ 'a.jpg': ['export-duplicate', 'upload'], 'b.jpg': ['upload'] });
  });

  it('looks into what has no name that a server takes, and gives it one that fits', async () => {
    const plan = await planOf({ 'Photos from 2019': { 'PXL_1.jpg': photo(1), 'PXL_1.MP': video(2) } });
    expect(plan.media.map(({ fileName }) => fileName).sort()).toEqual(['PXL_1.jpg', 'PXL_1.mp4']);
  });

  it('leaves out what the server does not take, and empty files', async () => {
    const tree = { 'Photos from 2019': { 'a.jpg': photo(1), 'b.mp4': video(2), 'c.jpg': Buffer.alloc(0) } };
    const plan = await planOf(tree, {}, (fileName) => fileName.endsWith('.jpg'));
    const reasons = plan.media.map(({ media, reason }) => [media.entry.name, reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      'a.jpg': undefined,
      'b.mp4': 'unsupported-type',
      'c.jpg': 'empty-file',
    });
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    const sources = await openSources(await exportOf({ 'Photos from 2019': { 'a.jpg': photo(1) } }));
    const planning = preparePlan({ sources, options: defaultPlanOptions, timeZone: undefined, signal });
    await expect(planning).rejects.toThrow(/abort/i);
    await sources.close();
  });
});

async function planOf(
  tree: Tree,
  build: BuildOptions = {},
  supports?: (fileName: string) => boolean,
): Promise<Plan> {
  const sources = await openSources(await exportOf(tree, build));
  try {
    return await preparePlan({
      sources,
      options: defaultPlanOptions,
      timeZone: undefined,
      ...(supports && { supports }),
    });
  } finally {
    await sources.close();
  }
}

function actionsOf(plan: Plan): Record<string, string[]> {
  const actions: Record<string, string[]> = {};
  for (const { media, action } of plan.media)
    actions[media.entry.name] = [...(actions[media.entry.name] ?? []), action].sort();
  return actions;
}

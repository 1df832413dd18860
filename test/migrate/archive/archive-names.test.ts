import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../src/archive/safe-file-name.ts';
import type { AssetDescription } from '../../../src/metadata/describe-asset.ts';
import { noFacts } from '../../../src/metadata/file-facts.ts';
import { createArchiveNames } from '../../../src/migrate/archive/archive-names.ts';
import type { MediaDescriber } from '../../../src/migrate/run-context.ts';
import type { Plan, PlannedMedia } from '../../../src/model/plan.ts';
import { buildTestPlan, type MediaSpec } from '../../support/plan-builder.ts';

const july = Date.UTC(2019, 6, 14);
const [hour, day] = [3_600_000, 86_400_000];

/** Local time is two hours ahead of UTC everywhere; the facts of a file say nothing. */
const describer: MediaDescriber = {
  factsOf: () => Promise.resolve(noFacts),
  describe: ({ takenAtMs }) =>
    Promise.resolve({
      captureTime: { instantMs: takenAtMs, offsetMinutes: 120 },
    } as unknown as AssetDescription),
};

async function namesOf(
  plan: Plan,
  order: readonly PlannedMedia[] = plan.media,
): Promise<Record<string, string>> {
  const nameOf = createArchiveNames(plan, describer);
  const names: [string, string][] = [];
  for (const item of order) {
    const description = await describer.describe(item, noFacts);
    names.push([item.media.entry.name, await nameOf(item, noFacts, description)]);
  }
  return Object.fromEntries(names.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function upload(
  path: string,
  fileName: string,
  takenAtMs: number | undefined,
  more: Partial<MediaSpec> = {},
): MediaSpec {
  return { path: `Photos/${path}`, fileName, takenAtMs, action: 'upload', ...more };
}

describe('createArchiveNames', () => {
  it('puts files into the month in which people lived them', async () => {
    const plan = buildTestPlan({
      media: [
        upload('1', 'noon.jpg', july + 12 * hour),
        upload('2', 'new year.jpg', Date.UTC(2019, 11, 31, 23)),
        upload('3', 'old.jpg', Date.UTC(931, 2, 1)),
        upload('4', 'none.jpg', undefined),
        upload('5', 'gone.jpg', july, { trashed: true }),
        upload('6', 'secret.jpg', july, { visibility: 'locked' }),
        upload('7', 'kept.jpg', july, { visibility: 'archive' }),
      ],
    });
    expect(await namesOf(plan)).toEqual({
      1: '2019/2019-07/noon.jpg',
      2: '2020/2020-01/new year.jpg',
      3: '0931/0931-03/old.jpg',
      4: 'undated/none.jpg',
      5: 'trash/2019/2019-07/gone.jpg',
      6: 'locked/2019/2019-07/secret.jpg',
      7: '2019/2019-07/kept.jpg',
    });
  });

  it('tells files of one name in one month apart by age, in whatever case they are spelled', async () => {
    const plan = buildTestPlan({
      media: [
        upload('1', 'IMG_1.jpg', july + day),
        upload('2', 'img_1.JPG', july),
        upload('3', 'IMG_1.jpg', july + 60 * day),
        upload('4', 'IMG_1 (1).jpg', july - hour),
        upload('5', 'IMG_10.jpg', july),
      ],
    });
    expect(await namesOf(plan)).toEqual({
      1: '2019/2019-07/IMG_1 (2).jpg',
      2: '2019/2019-07/img_1.JPG',
      3: '2019/2019-09/IMG_1.jpg',
      4: '2019/2019-07/IMG_1 (1).jpg',
      5: '2019/2019-07/IMG_10.jpg',
    });
  });

  it('keeps a live photo together, under one stem and in the folder of its photo', async () => {
    const plan = buildTestPlan({
      media: [
        upload('1', 'IMG_1.HEIC', july),
        upload('2', 'IMG_1(1).MP4', july + 40 * day, { kind: 'video', action: 'live-video', of: 'Photos/1' }),
        upload('3', 'IMG_1.MP4', july - day, { kind: 'video' }),
        upload('4', 'IMG_2.HEIC', july),
        upload('5', 'IMG_2.MOV', july, { kind: 'video', action: 'live-video', of: 'Photos/4' }),
        upload('6', 'IMG_2.mov', july, { kind: 'video', action: 'live-video', of: 'Photos/4' }),
      ],
    });
    expect(await namesOf(plan)).toEqual({
      1: '2019/2019-07/IMG_1 (1).HEIC',
      2: '2019/2019-07/IMG_1 (1).MP4',
      3: '2019/2019-07/IMG_1.MP4',
      4: '2019/2019-07/IMG_2.HEIC',
      5: '2019/2019-07/IMG_2.MOV',
      6: '2019/2019-07/IMG_2 (1).mov',
    });
  });

  it('gives a copy that steps in the name of what it is a copy of', async () => {
    const plan = buildTestPlan({
      media: [
        upload('1', 'a.jpg', july),
        upload('2', 'a.jpg', july, { action: 'export-duplicate', of: 'Photos/1' }),
      ],
    });
    expect(await namesOf(plan)).toEqual({ 1: '2019/2019-07/a.jpg', 2: '2019/2019-07/a.jpg' });
  });

  it('names the same files the same, in whatever order they come, and no two alike', async () => {
    const fileName = fc.constantFrom(
      'a.jpg',
      'A.JPG',
      'a (1).jpg',
      'a.heic',
      'a.b.jpg',
      'b.jpg',
      'ä.jpg',
      'a\u0308.jpg',
    );
    const photo = fc.record({ fileName, days: fc.integer({ min: 0, max: 40 }), isLive: fc.boolean() });
    const case_ = fc.array(photo, { maxLength: 12 }).chain((photos) => {
      const media = photos.flatMap(({ fileName: name, days, isLive }, index) => [
        upload(`${index}`, name, july + days * day),
        ...(isLive
          ? [
              upload(`${index}v`, 'x.mp4', july, {
                kind: 'video',
                action: 'live-video',
                of: `Photos/${index}`,
              }),
            ]
          : []),
      ]);
      const plan = buildTestPlan({ media });
      return fc.tuple(
        fc.constant(plan),
        fc.shuffledSubarray([...plan.media], { minLength: plan.media.length }),
      );
    });
    await fc.assert(
      fc.asyncProperty(case_, async ([plan, order]) => {
        const names = await namesOf(plan);
        expect(await namesOf(plan, order)).toEqual(names);
        const all = Object.values(names);
        expect(new Set(all.map(foldName)).size).toBe(all.length);
        for (const [key, name] of Object.entries(names)) {
          const still = key.endsWith('v') ? names[key.slice(0, -1)] : undefined;
          if (still !== undefined) expect(name.replace(/\.mp4$/, '')).toBe(still.replace(/\.\w+$/, ''));
        }
      }),
      { numRuns: 60 },
    );
  });
});

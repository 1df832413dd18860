import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedMedia } from '../../src/model/plan.ts';
import type { PlanHints } from '../../src/plan/plan-hints.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { findPlanImbalance, summarizePlan } from '../../src/report/summarize-plan.ts';
import type { AlbumFileSpec, BuiltLibrary, FileSpec } from '../support/library-builder.ts';
import { buildLibrary, reorderLibrary } from '../support/library-builder.ts';
import type { PlanUnderTest } from './plan-of.ts';
import { planLibrary } from './plan-of.ts';

const folders = ['Photos from 2019', 'Photos from 2020', 'Archive', 'Trash', 'Locked Folder', 'Trip', 'Home'];
const names = ['a.jpg', 'a-edited.jpg', 'a.mp4', 'b.heic', 'b.MP', 'b(1).jpg', 'c.dng', '.jpg'];

const flags = fc.record({
  title: fc.constantFrom('a.jpg', 'b.HEIC', 'no extension', 'a/b.jpg', ''),
  takenAtSeconds: fc.constantFrom(undefined, 0, 10, 1_560_000_000),
  description: fc.constantFrom(undefined, 'one', 'two'),
  people: fc.subarray(['Ann', 'Bo']),
  favorited: fc.boolean(),
  archived: fc.boolean(),
  trashed: fc.boolean(),
  locked: fc.boolean(),
  fromPartner: fc.boolean(),
});

/** Two of one CRC-32 and different sizes are among them. */
const contents = ['', 'A', 'B', 'CC', 'D', 'E', '8y2t', 'Bz1kvd0!'];

const file = fc.record({
  folder: fc.constantFrom(...folders),
  name: fc.constantFrom(...names),
  export: fc.constantFrom(1, 2),
  part: fc.constantFrom(1, 2),
  content: fc.constantFrom(...contents),
  hasCrc: fc.constantFrom(true, true, true, false),
  sidecar: fc.oneof(flags, fc.constant(false as const)),
  relation: fc.constantFrom('none', 'none', 'editOf', 'liveOf', 'motionOf'),
  of: fc.nat(),
  weak: fc.boolean(),
});

/** Any export at all: relations that no folder has, circles, copies everywhere. */
const anyLibrary = fc
  .record({
    files: fc.uniqueArray(file, {
      maxLength: 14,
      selector: (spec) => `${spec.folder}/${spec.name}/${spec.export}/${spec.part}`,
    }),
    albums: fc.array(
      fc.record({ picks: fc.nat(), untitled: fc.boolean(), title: fc.constantFrom('Trip', 'Home') }),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ files, albums }): BuiltLibrary => {
    const ids = files.map((_, index) => `${index}`);
    const specs = files.map(({ folder, name, relation, of, ...rest }, index): FileSpec => {
      const target = ids[of % ids.length]!;
      const related = relation === 'none' || target === ids[index] ? {} : { [relation]: target };
      return { ...rest, ...related, id: ids[index]!, path: `${folder}/${name}` };
    });
    return buildLibrary({
      files: specs,
      albums: albums.map(({ picks, ...rest }, index): AlbumFileSpec => ({
        ...rest,
        folder: `${rest.title}(${index})`,
        members: ids.filter((_, position) => (picks >> position) % 2 === 1),
        unresolved: index % 2 === 0 ? [] : ['lost.json'],
      })),
    });
  });

const anyOptions: fc.Arbitrary<Partial<PlanOptions>> = fc.record(
  {
    edited: fc.constantFrom('stack', 'both', 'original', 'edited'),
    trashed: fc.boolean(),
    archived: fc.constantFrom('include', 'skip'),
    partner: fc.constantFrom<PlanOptions['partner']>(
      { mode: 'include' },
      { mode: 'skip' },
      { mode: 'album', title: 'Partner' },
    ),
    untitledAlbums: fc.boolean(),
    albumTags: fc.boolean(),
    type: fc.constantFrom('image', 'video'),
    albums: fc.constantFrom([], ['Trip']),
    excludeAlbums: fc.constantFrom([], ['Home']),
    include: fc.constantFrom([], ['Trip/*'], ['a*']),
    exclude: fc.constantFrom([], ['**/Archive/**'], ['*.mp4']),
    fromMs: fc.constantFrom(undefined, 5000),
    stackBursts: fc.boolean(),
    stackRawJpeg: fc.boolean(),
    stackHeicJpeg: fc.boolean(),
  },
  { requiredKeys: [] },
);

const hints: Partial<PlanHints> = {
  takenAtOf: ({ entry }) =>
    entry.name.startsWith('a') ? { takenAtMs: 77, takenAtFrom: 'filename' } : undefined,
  embedsVideo: ({ entry }) => entry.crc32 !== undefined && entry.crc32 % 2 === 0,
  supports: (name) => !name.endsWith('.dng'),
};

function check(
  property: (test: PlanUnderTest, built: BuiltLibrary, options: Partial<PlanOptions>) => void,
): void {
  fc.assert(
    fc.property(anyLibrary, anyOptions, (built, options) => {
      property(planLibrary(built, options, hints), built, options);
    }),
    { numRuns: 100 },
  );
}

describe('buildPlan, for any export', () => {
  it('decides about each media exactly once, and its sums balance', () => {
    check(({ plan }, { library }) => {
      expect(plan.media.map(({ media }) => media)).toEqual(library.media);
      expect(new Set(plan.media).size).toBe(plan.media.length);
      expect(findPlanImbalance(summarizePlan(plan))).toBeUndefined();
    });
  });

  it('gives a reason for what it skips, and for nothing else', () => {
    check(({ plan }) => {
      for (const { action, reason } of plan.media) expect(reason === undefined).toBe(action !== 'skip');
    });
  });

  it('points copies to a kept one with the same bytes, that is in the plan and no copy itself', () => {
    check(({ plan }) => {
      for (const { action, of, media } of plan.media) {
        if (action !== 'export-duplicate') continue;
        expect(plan.media).toContain(of);
        expect(of!.action).not.toBe('export-duplicate');
        expect(of!.media.entry.crc32).toBe(media.entry.crc32);
        expect(of!.media.entry.size).toBe(media.entry.size);
      }
    });
  });

  it('gives video halves to uploaded stills, one live video to each, and ends every chain', () => {
    check(({ plan }) => {
      const halves = plan.media.filter(
        ({ action }) => action === 'live-video' || action === 'embedded-video',
      );
      for (const { of } of halves) expect(of!.action).toBe('upload');
      const live = halves.filter(({ action }) => action === 'live-video').map(({ of }) => of);
      expect(new Set(live).size).toBe(live.length);
      for (const item of plan.media) expect(chainLength(item)).toBeLessThan(plan.media.length);
    });
  });

  it('fills albums with uploaded photos, without repetition, and links both ways', () => {
    check(({ plan }) => {
      for (const album of plan.albums) {
        expect(new Set(album.members).size).toBe(album.members.length);
        expect(album.members.length + album.album.unresolved.length).toBeGreaterThan(0);
        for (const member of album.members) {
          expect(member).toMatchObject({ action: 'upload', trashed: false });
          expect(member.visibility).not.toBe('locked');
          expect(member.albums).toContain(album);
        }
      }
      for (const item of plan.media.filter(({ action }) => action === 'upload')) {
        for (const album of item.albums) expect(album.members).toContain(item);
      }
    });
  });

  it('puts a photo into one stack at most, with others that are uploaded', () => {
    check(({ plan }) => {
      const stacked = plan.stacks.flatMap(({ members }) => members);
      expect(new Set(stacked).size).toBe(stacked.length);
      for (const { action } of stacked) expect(action).toBe('upload');
      for (const { members } of plan.stacks) expect(members.length).toBeGreaterThan(1);
    });
  });

  it('takes everything that is not trashed, empty or of no use, when nothing was said', () => {
    fc.assert(
      fc.property(anyLibrary, (built) => {
        const { plan } = planLibrary(built, {}, hints);
        const reasons = new Set(plan.media.map(({ reason }) => reason));
        reasons.delete(undefined);
        for (const reason of reasons) expect(['trashed', 'empty-file', 'unsupported-type']).toContain(reason);
      }),
      { numRuns: 100 },
    );
  });

  it('decides alike in whatever order archives, media, albums and members are given', () => {
    fc.assert(
      fc.property(anyLibrary, anyOptions, fc.infiniteStream(fc.nat()), (built, options, keys) => {
        const shuffled = reorderLibrary(built, (items) => shuffle(items, keys));
        expect(describePlan(planLibrary(shuffled, options, hints))).toEqual(
          describePlan(planLibrary(built, options, hints)),
        );
      }),
      { numRuns: 150 },
    );
  });
});

function chainLength(item: PlannedMedia): number {
  let length = 0;
  for (let at = item.of; at !== undefined && length < 1000; at = at.of) length += 1;
  return length;
}

function shuffle<T>(items: readonly T[], keys: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, key: keys.next().value as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const decisionKeys = [
  'action',
  'reason',
  'fileName',
  'takenAtMs',
  'takenAtFrom',
  'place',
  'description',
  'favorite',
  'visibility',
  'trashed',
  'people',
] as const satisfies readonly (keyof PlannedMedia)[];

/** Everything a plan decides, sorted where the plan follows the order of the library. */
function describePlan({ plan, idOf }: PlanUnderTest): unknown {
  const folderOf = ({ album }: PlannedMedia['albums'][number]): string => album.folder.path;
  return {
    media: Object.fromEntries(
      plan.media.map((planned) => {
        const { of, albums, tags } = planned;
        const decided = decisionKeys.map((key) => [key, planned[key]] as const);
        return [
          idOf(planned),
          {
            ...Object.fromEntries(decided),
            of: of && idOf(of),
            albums: albums.map(folderOf).sort(),
            tags: [...tags].sort(),
          },
        ];
      }),
    ),
    albums: Object.fromEntries(
      plan.albums.map((album) => [
        folderOf(album),
        [album.title, album.members.map(idOf).sort(), album.sourceMembers.map(idOf).sort()],
      ]),
    ),
    stacks: plan.stacks
      .map(({ kind, members, why }) => `${kind} ${members.map(idOf).join(' ')} ${why}`)
      .sort(),
  };
}

import fc from 'fast-check';
import type { Plan } from '../../src/model/plan.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import type { AlbumSpec, MediaSpec } from '../support/plan-builder.ts';

const hostileName = fc
  .string({
    unit: fc.constantFrom('a', 'B', ' ', '写', '\u202e', '\x1b', '\n', '/', 'e\u0301', '👍'),
    maxLength: 60,
  })
  .map((name) => name.replaceAll('/', '\u2215'));

const action = fc.constantFrom<NonNullable<MediaSpec['action']>>(
  'upload',
  'upload',
  'live-video',
  'embedded-video',
  'export-duplicate',
  'skip',
);

/** Any plan at all, with names that nobody should trust. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    media: fc.array(
      fc.record({
        name: hostileName,
        action,
        sidecar: fc.boolean(),
        part: fc.nat(2),
        size: fc.oneof(fc.nat(2000), fc.nat()),
        takenAtMs: fc.option(fc.integer({ min: -4e12, max: 4e12 }), { nil: undefined }),
        kind: fc.constantFrom('image' as const, 'video' as const),
        of: fc.nat(),
      }),
      { maxLength: 12 },
    ),
    albums: fc.array(fc.record({ title: hostileName, pick: fc.nat(), unresolved: fc.array(hostileName) }), {
      maxLength: 4,
    }),
    orphans: fc.array(hostileName, { maxLength: 3 }),
    foreign: fc.array(hostileName, { maxLength: 3 }),
    problems: fc.array(
      fc.record({ code: fc.constantFrom('missing-part', 'odd-thing'), message: hostileName }),
    ),
  })
  .map(({ media, albums, orphans, foreign, problems }) => {
    const paths = media.map(({ name }, index) => `Photos from 2019/${index}${name}`);
    return buildTestPlan({
      parts: 3,
      media: media.map(({ of, ...spec }, index) => {
        const related = spec.action !== 'upload' && spec.action !== 'skip';
        return {
          ...spec,
          path: paths[index]!,
          takenAtFrom: spec.takenAtMs === undefined ? 'none' : 'sidecar',
          reason: spec.action === 'skip' ? 'filter' : undefined,
          ...(related ? { of: paths[of % paths.length]! } : {}),
        };
      }),
      albums: albums.map(({ title, pick, unresolved }, index): AlbumSpec => {
        const sourceMembers = paths.filter((_, position) => (pick >> position) % 2 === 1);
        const members = sourceMembers.filter((path) => media[paths.indexOf(path)]!.action === 'upload');
        return { title: `${index}${title}`, members, sourceMembers, unresolved };
      }),
      orphans,
      others: foreign.map((path) => ({ path, kind: 'foreign', reason: 'not of Google Photos' })),
      problems,
    });
  });

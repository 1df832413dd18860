import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planToNdjson } from '../../src/report/plan-to-ndjson.ts';
import { buildTestPlan, fullPath } from '../support/plan-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

type Line = Record<string, unknown> & { type: string };

function linesOf(plan: Parameters<typeof planToNdjson>[0]): Line[] {
  return Array.from(planToNdjson(plan, { version: '1.2.3' }), (line) => JSON.parse(line) as Line);
}

const part1 = 'takeout-20240501T000000Z-001.zip';
const part2 = 'takeout-20240501T000000Z-002.zip';

const plan = buildTestPlan({
  parts: 2,
  media: [
    {
      path: 'Photos from 2023/IMG_1.jpg',
      size: 123,
      crc32: 0x0ae0daaf,
      rule: 'supplemental-cut',
      takenAtMs: Date.UTC(2023, 4, 1, 10),
      place: { latitude: 48.85, longitude: 2.29, altitude: 35 },
      description: 'Paris',
      favorite: true,
      people: ['Ann'],
      tags: ['People/Ann'],
    },
    {
      path: 'Photos from 2023/IMG_1-edited.jpg',
      part: 1,
      crc32: undefined,
      sidecar: false,
      of: 'Photos from 2023/IMG_1.jpg',
      relation: { kind: 'edited', of: undefined, suffix: '-edited' },
      takenAtMs: undefined,
      takenAtFrom: 'none',
    },
    { path: 'Trash/x.jpg', action: 'skip', reason: 'trashed', takenAtMs: 1.5, takenAtFrom: 'exif' },
  ],
  albums: [
    {
      title: 'Summer',
      description: 'by the sea',
      members: ['Photos from 2023/IMG_1.jpg'],
      unresolved: ['gone.jpg.json'],
    },
  ],
  stacks: [
    {
      kind: 'edited',
      members: ['Photos from 2023/IMG_1-edited.jpg', 'Photos from 2023/IMG_1.jpg'],
      why: 'edited',
    },
  ],
  others: [{ path: 'user.json', kind: 'account-json', reason: 'account data' }],
  problems: [
    { code: 'missing-part', message: 'part 3 is missing' },
    { code: 'ambiguous-sidecar', message: 'two', archive: part1, path: 'x' },
  ],
});

describe('planToNdjson', () => {
  const lines = linesOf(plan);
  const ofType = (type: string): Line[] => lines.filter((line) => line.type === type);

  it('begins with the plan and its sources and ends with the summary', () => {
    expect(lines[0]).toEqual({
      type: 'plan',
      schema: 1,
      tool: 'immich-takeout',
      version: '1.2.3',
      sources: [
        { name: part1, exportId: 'takeout-20240501T000000Z', part: 1, entries: 7 },
        { name: part2, exportId: 'takeout-20240501T000000Z', part: 2, entries: 1 },
      ],
    });
    expect(lines.at(-1)).toMatchObject({ type: 'summary', entries: 8, media: 3, upload: 2, skipped: 1 });
  });

  it('gives every field of a photo, in the documented order', () => {
    const [photo] = ofType('media');
    const original = { archive: part1, path: fullPath('Photos from 2023/IMG_1.jpg') };
    const edited = { archive: part2, path: fullPath('Photos from 2023/IMG_1-edited.jpg') };
    expect(photo).toEqual({
      type: 'media',
      ...original,
      size: 123,
      crc32: '0ae0daaf',
      sidecar: { archive: part1, path: `${original.path}.json` },
      rule: 'supplemental-cut',
      action: 'upload',
      reason: null,
      of: null,
      fileName: 'IMG_1.jpg',
      takenAt: '2023-05-01T10:00:00Z',
      takenAtFrom: 'sidecar',
      latitude: 48.85,
      longitude: 2.29,
      description: 'Paris',
      favorite: true,
      visibility: 'timeline',
      people: ['Ann'],
      albums: ['Summer'],
      altitude: 35,
      trashed: false,
      tags: ['People/Ann'],
      kind: 'image',
      relation: null,
      weak: false,
      stack: { kind: 'edited', primary: edited },
    });
    expect(Object.keys(photo!).slice(0, 20)).toEqual(
      (
        'type archive path size crc32 sidecar rule action reason of fileName takenAt takenAtFrom ' +
        'latitude longitude description favorite visibility people albums'
      ).split(' '),
    );
  });

  it('writes null for what is not known', () => {
    expect(ofType('media')[1]).toMatchObject({
      crc32: null,
      sidecar: null,
      rule: null,
      of: { archive: part1, path: fullPath('Photos from 2023/IMG_1.jpg') },
      takenAt: null,
      takenAtFrom: null,
      latitude: null,
      longitude: null,
      altitude: null,
      relation: 'edited',
    });
  });

  it('gives the reason of what is left out, and fractions of a second where there are some', () => {
    expect(ofType('media')[2]).toMatchObject({
      action: 'skip',
      reason: 'trashed',
      takenAt: '1970-01-01T00:00:00.001Z',
    });
  });

  it('lists sidecars with what they speak for', () => {
    expect(ofType('sidecar')).toEqual([
      {
        type: 'sidecar',
        archive: part1,
        path: fullPath('Photos from 2023/IMG_1.jpg.json'),
        state: 'matched',
        media: { archive: part1, path: fullPath('Photos from 2023/IMG_1.jpg') },
      },
      {
        type: 'sidecar',
        archive: part1,
        path: fullPath('Trash/x.jpg.json'),
        state: 'matched',
        media: { archive: part1, path: fullPath('Trash/x.jpg') },
      },
      {
        type: 'sidecar',
        archive: part1,
        path: fullPath('Summer/gone.jpg.json'),
        state: 'orphan',
        media: null,
      },
    ]);
  });

  it('names the folder of an album as the archive spells it', () => {
    expect(ofType('album')).toEqual([
      {
        type: 'album',
        title: 'Summer',
        description: 'by the sea',
        folder: fullPath('Summer'),
        members: [{ archive: part1, path: fullPath('Photos from 2023/IMG_1.jpg') }],
        unresolved: [fullPath('Summer/gone.jpg.json')],
        expected: 2,
      },
    ]);
  });

  it('lists other files and problems', () => {
    expect(ofType('other').map(({ path, kind }) => [path, kind])).toEqual([
      [fullPath('Summer/metadata.json'), 'album-metadata'],
      [fullPath('user.json'), 'account-json'],
    ]);
    expect(ofType('problem')).toEqual([
      { type: 'problem', code: 'missing-part', message: 'part 3 is missing', archive: null, path: null },
      { type: 'problem', code: 'ambiguous-sidecar', message: 'two', archive: part1, path: 'x' },
    ]);
  });

  it('names every entry of any plan exactly once, each line whole', () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const parsed = linesOf(any);
        const entries = parsed.filter(({ type }) => ['media', 'sidecar', 'other'].includes(type));
        const summary = parsed.at(-1)!;
        expect(entries).toHaveLength(summary.entries as number);
        const counted = ['media', 'sidecar', 'album', 'other', 'problem'].map(
          (type) => parsed.filter((line) => line.type === type).length,
        );
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(parsed.length - 2);
      }),
      { numRuns: 40 },
    );
  });
});

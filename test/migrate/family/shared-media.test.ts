import { describe, expect, it } from 'vitest';
import { sharedMedia } from '../../../src/migrate/family/shared-media.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { PlanOptions } from '../../../src/plan/plan-options.ts';
import { planOf } from '../../plan/plan-of.ts';
import type { FileSpec } from '../../support/library-builder.ts';

const year = 'Photos from 2023';
const shared = { sidecar: { fromPartner: true } } as const;

/** Names of what is own, and of what is a partner's. */
function sorted(
  files: readonly FileSpec[],
  options: Partial<PlanOptions> = {},
  isTooLarge: (sizeBytes: number) => boolean = () => false,
): { own: string[]; fromPartner: string[] } {
  const { own, fromPartner } = sharedMedia(planOf(files, { options }).plan, isTooLarge);
  const names = (entries: readonly Entry[]): string[] => entries.map(({ name }) => name);
  return { own: names(own), fromPartner: names(fromPartner) };
}

describe('sharedMedia', () => {
  it('tells own photos from those of a partner', () => {
    expect(
      sorted([
        { path: `${year}/mine.jpg` },
        { path: `${year}/theirs.jpg`, ...shared },
        { path: `${year}/unknown.jpg`, sidecar: false },
      ]),
    ).toEqual({ own: ['mine.jpg', 'unknown.jpg'], fromPartner: ['theirs.jpg'] });
  });

  it('names every copy of what is of a partner, and of what is own the copy that is brought', () => {
    expect(
      sorted([
        { path: `${year}/a.jpg`, content: 'A' },
        { path: `Trip/a-copy.jpg`, content: 'A' },
        { path: `${year}/b.jpg`, content: 'B', ...shared },
        { path: `Trip/b-copy.jpg`, content: 'B', sidecar: false },
        { path: `${year}/c.jpg`, content: 'C', ...shared },
        { path: `Trip/c-copy.jpg`, content: 'C' },
      ]),
    ).toEqual({ own: ['a.jpg', 'c.jpg'], fromPartner: ['b.jpg', 'b-copy.jpg'] });
  });

  it.each<[string, Partial<FileSpec>, Partial<PlanOptions>]>([
    ['left out by a filter', {}, { exclude: ['*.jpg'] }],
    ["in Google's trash", { sidecar: { trashed: true } }, {}],
    ['brought into the trash', { sidecar: { trashed: true } }, { trashed: true }],
    ['empty', { content: '' }, {}],
  ])('calls nothing own that is %s', (_, more, options) => {
    expect(sorted([{ path: `${year}/a.jpg`, ...more }], options).own).toEqual([]);
  });

  it('calls nothing own that does not get through', () => {
    expect(sorted([{ path: `${year}/a.jpg`, content: 'large' }], {}, (bytes) => bytes > 4).own).toEqual([]);
  });

  it('knows both halves of a live photo', () => {
    expect(
      sorted([
        { id: 'still', path: `${year}/a.heic` },
        { path: `${year}/a.mp4`, kind: 'video', liveOf: 'still' },
      ]).own,
    ).toEqual(['a.heic', 'a.mp4']);
  });
});

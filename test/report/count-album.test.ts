import { describe, expect, it } from 'vitest';
import { countAlbum } from '../../src/report/count-album.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import type { AlbumSpec } from '../support/plan-builder.ts';

function countOf(album: Omit<AlbumSpec, 'title'>) {
  const plan = buildTestPlan({
    media: [
      { path: 'a.jpg' },
      { path: 'Summer/a.jpg', action: 'export-duplicate', of: 'a.jpg' },
      { path: 'Summer/a.mp4', action: 'live-video', of: 'a.jpg' },
      { path: 'Copy/a.mp4', action: 'export-duplicate', of: 'Summer/a.mp4' },
      { path: 'a-edited.jpg', of: 'a.jpg' },
      { path: 'trashed.jpg', action: 'skip', reason: 'trashed' },
    ],
    albums: [{ title: 'Summer', ...album }],
  });
  return countAlbum(plan.albums[0]!);
}

describe('countAlbum', () => {
  it('counts a photo, its copies and its moving half as one', () => {
    const sourceMembers = ['a.jpg', 'Summer/a.jpg', 'Summer/a.mp4', 'Copy/a.mp4'];
    expect(countOf({ members: ['a.jpg'], sourceMembers })).toEqual({
      present: 1,
      expected: 1,
      leftOut: 0,
      unresolved: 0,
    });
  });

  it('counts an edited copy as a photo of its own', () => {
    expect(countOf({ members: ['a.jpg', 'a-edited.jpg'] })).toMatchObject({ present: 2, expected: 2 });
  });

  it('tells what is left out from what is not there', () => {
    const album = { members: ['a.jpg'], sourceMembers: ['a.jpg', 'trashed.jpg'], unresolved: ['x.json'] };
    expect(countOf(album)).toEqual({ present: 1, expected: 3, leftOut: 1, unresolved: 1 });
  });

  it('ends for media that point at each other', () => {
    const plan = buildTestPlan({
      media: [
        { path: 'a', action: 'export-duplicate', of: 'b' },
        { path: 'b', action: 'export-duplicate', of: 'a' },
      ],
      albums: [{ title: 'Odd', sourceMembers: ['a'] }],
    });
    expect(countAlbum(plan.albums[0]!)).toMatchObject({ present: 0, expected: 1 });
  });
});

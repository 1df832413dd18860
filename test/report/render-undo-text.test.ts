import { describe, expect, it } from 'vitest';
import type { UndoResult } from '../../src/migrate/undo/execute-undo.ts';
import type { UndoPlan } from '../../src/migrate/undo/undo-plan.ts';
import { undoPlanSentence, undoResultSentence } from '../../src/report/render-undo-text.ts';

const nothing: UndoPlan = {
  run: '20260101-203015-9f3a',
  trash: [],
  trashed: [],
  kept: [],
  albums: [],
  stacks: [],
  links: [],
};

const photo = { assetId: 'a', sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709', name: 'IMG_1.jpg' };
const kept = { ...photo, reason: 'changed' as const, message: 'was changed since' };
const gone = { albumId: 'b', title: 'Summer', remove: ['a'], delete: true };
const thinned = { ...gone, delete: false };
const stack = { stackId: 'c', ids: ['a'] };

describe('undoPlanSentence', () => {
  it.each<[Partial<UndoPlan>, string]>([
    [{}, 'There is nothing to take back of 20260101-203015-9f3a.'],
    [{ kept: [kept] }, 'There is nothing to take back of 20260101-203015-9f3a (1 file stays as it is).'],
    [{ trash: [photo] }, 'Would move 1 photo or video to the trash. Nothing was done: add --yes to do it.'],
    [
      { trash: [photo, photo], albums: [gone, thinned, thinned], stacks: [stack], kept: [kept, kept] },
      'Would move 2 photos and videos to the trash, remove 1 album, take photos out of 2 albums, ' +
        'take 1 stack apart (2 files stay as they are). Nothing was done: add --yes to do it.',
    ],
  ])('%#', (plan, sentence) => {
    expect(undoPlanSentence({ ...nothing, ...plan })).toBe(sentence);
  });
});

describe('undoResultSentence', () => {
  const done: UndoResult = {
    trashed: 2,
    removed: 0,
    albumsDeleted: 1,
    stacks: 0,
    failures: [],
    interrupted: false,
  };
  const back = 'Until the trash is emptied, the same upload with --restore-trashed brings them back.';

  it.each<[Partial<UndoResult>, string]>([
    [{}, `2 photos and videos were moved to the trash, 1 album was removed. ${back}`],
    [{ trashed: 0, albumsDeleted: 2 }, '0 photos and videos were moved to the trash, 2 albums were removed.'],
    [
      { trashed: 1, interrupted: true },
      '1 photo or video was moved to the trash, 1 album was removed. ' +
        `Run the same command again to do the rest. ${back}`,
    ],
  ])('%#', (result, sentence) => {
    expect(undoResultSentence(nothing, { ...done, ...result })).toBe(sentence);
  });
});

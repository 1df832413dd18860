import { describe, expect, it } from 'vitest';

import type { WorldItem } from '../../../src/takeout/pairing/naming-worlds.ts';
import { canTryAll, findOrigins } from '../../../src/takeout/pairing/naming-worlds.ts';

function item(stem: string, ext: string, more: Partial<WorldItem> = {}): WorldItem {
  return {
    originals: [{ stem, ext }],
    copies: [{ stem: `${stem}-edited`, ext }],
    videos: [{ stem, ext: '.mp4' }],
    editedVideos: [],
    after: undefined,
    ...more,
  };
}

/** For each name the items it can stem from. */
function itemsOf(
  items: readonly WorldItem[],
  names: readonly string[],
  mayBe: (name: number, item: number) => boolean = () => true,
): number[][] | undefined {
  return findOrigins(items, names, mayBe)?.map((origins) => origins.map((origin) => origin.item).sort());
}

describe('findOrigins', () => {
  const twins = [item('a', '.jpg'), item('a', '.jpg', { after: 0 })];

  it('knows who is who where only one course of events leads to the names', () => {
    expect(itemsOf(twins, ['a.jpg', 'a(1).jpg'])).toEqual([[0], [1]]);
    expect(itemsOf(twins, ['a.jpg', 'a(1).jpg', 'a.mp4', 'a(1).mp4'])).toEqual([[0], [1], [0], [1]]);
    const three = [...twins, item('a(1)', '.jpg')];
    expect(itemsOf(three, ['a.jpg', 'a(1).jpg', 'a(1)(1).jpg'])).toEqual([[0], [1], [2]]);
    expect(itemsOf(three, ['a.jpg', 'a(1).jpg', 'a(2).jpg'])).toEqual([[0], [2], [1]]);
  });

  it('names everyone where several do', () => {
    expect(itemsOf(twins, ['a.jpg', 'a(1).jpg', 'a-edited.jpg'])).toEqual([[0], [1], [0, 1]]);
    expect(
      itemsOf([item('a', '.jpg'), item('a', '.mp4', { videos: [] })], ['a.jpg', 'a.mp4', 'a(1).mp4']),
    ).toEqual([[0], [0, 1], [0, 1]]);
  });

  it('lets what is known otherwise rule out the rest, for all of them', () => {
    const either = [item('a', '.jpg'), item('a', '.jpg')];
    expect(itemsOf(either, ['a.jpg', 'a(1).jpg'])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(itemsOf(either, ['a.jpg', 'a(1).jpg'], (name, of) => name !== 0 || of === 1)).toEqual([[1], [0]]);
  });

  it.each([
    ['a file too few', ['a.jpg']],
    ['a file too many', ['a.jpg', 'a(1).jpg', 'a(2).jpg']],
    ['a gap in the counters', ['a.jpg', 'a(2).jpg']],
    ['two files of one name', ['a.jpg', 'a.jpg']],
  ])('says nothing with %s', (_, names) => {
    expect(itemsOf(twins, names)).toBeUndefined();
  });
});

describe('canTryAll', () => {
  it('is about small groups', () => {
    expect(canTryAll(Array(12), Array(28))).toBe(true);
    expect(canTryAll(Array(13), Array(1))).toBe(false);
    expect(canTryAll(Array(1), Array(29))).toBe(false);
  });
});

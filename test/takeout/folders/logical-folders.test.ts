import { describe, expect, it } from 'vitest';

import { groupByFolder, parentPath } from '../../../src/takeout/folders/logical-folders.ts';
import { memoryExport } from '../memory-export.ts';

describe('groupByFolder', () => {
  it.each([
    ['Takeout/Google Photos/Trip', 'Google Photos/Trip'],
    ['Takeout 2/Google Photos/Trip', 'Google Photos/Trip'],
    ['takeout (3)/Google Photos/Trip', 'Google Photos/Trip'],
    ['my/old/Takeout/Google Photos/Trip', 'Google Photos/Trip'],
    ['Google Photos/Trip', 'Google Photos/Trip'],
    ['Takeout/Google Photos/Gr├╝ne Wiese', 'Google Photos/Grüne Wiese'],
    ['Takeout/Google Photos/Gru\u0308ne Wiese', 'Google Photos/Grüne Wiese'],
    ['Takeout', ''],
  ])('reads %s as %s', (dir, path) => {
    const { sources, entries } = memoryExport([{ path: `${dir}/a.jpg`, bytes: 'a' }]);
    expect(groupByFolder(sources, entries).map((folder) => folder.path)).toEqual([path]);
  });

  it('unites the parts of one export, keeps exports apart, and does not depend on any order', () => {
    const files = ['1-001', '1-002', '2-001'].flatMap((part) =>
      ['b.jpg', 'a.jpg'].map((name) => ({
        part: `takeout-${part}.zip`,
        path: `Takeout/Trip/${name}`,
        bytes: '',
      })),
    );
    const describeAll = (list: typeof files): unknown => {
      const { sources, entries } = memoryExport(list);
      return groupByFolder(sources, entries).map((folder) => [
        folder.exportId,
        folder.path,
        folder.entries.map((entry) => `${sources[entry.sourceIndex]?.name} ${entry.name}`),
      ]);
    };
    const [a, b] = ['takeout-1-001.zip', 'takeout-1-002.zip'];
    expect(describeAll(files)).toEqual([
      ['takeout-1', 'Trip', [`${a} a.jpg`, `${b} a.jpg`, `${a} b.jpg`, `${b} b.jpg`]],
      ['takeout-2', 'Trip', ['takeout-2-001.zip a.jpg', 'takeout-2-001.zip b.jpg']],
    ]);
    expect(describeAll(files.toReversed())).toEqual(describeAll(files));
  });
});

describe('parentPath', () => {
  it.each([
    ['a/b/c', 'a/b'],
    ['a', ''],
    ['', undefined],
  ])('of "%s" is %s', (path, parent) => {
    expect(parentPath(path)).toBe(parent);
  });
});

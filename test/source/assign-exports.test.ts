import { describe, expect, test } from 'vitest';

import { assignExports } from '../../src/source/assign-exports.ts';

const ID = 'takeout-20240712T112341Z';
const OTHER_ID = 'takeout-20240801T000000Z';

describe('assignExports', () => {
  test.each<[string, string[], [name: string, exportId: string, part: number | undefined][]]>([
    [
      'parts of one export in one directory',
      [`/d/${ID}-001.zip`, `/d/${ID}-002.zip`],
      [
        [`${ID}-001.zip`, ID, 1],
        [`${ID}-002.zip`, ID, 2],
      ],
    ],
    [
      'parts of one export spread over two disks',
      [`/disk1/${ID}-001.zip`, `/disk2/${ID}-002.zip`],
      [
        [`${ID}-001.zip`, ID, 1],
        [`${ID}-002.zip`, ID, 2],
      ],
    ],
    [
      'two accounts that asked in the same second',
      [`/ann/${ID}-001.zip`, `/bob/${ID}-001.zip`, `/bob/${ID}-002.zip`],
      [
        [`ann/${ID}-001.zip`, `ann/${ID}`, 1],
        [`bob/${ID}-001.zip`, `bob/${ID}`, 1],
        [`${ID}-002.zip`, `bob/${ID}`, 2],
      ],
    ],
    [
      'two exports in one directory',
      [`/d/${ID}-001.zip`, `/d/${OTHER_ID}-001.zip`],
      [
        [`${ID}-001.zip`, ID, 1],
        [`${OTHER_ID}-001.zip`, OTHER_ID, 1],
      ],
    ],
    [
      'two batches of one export, which count anew',
      [`/d/${ID}-3-001.zip`, `/d/${ID}-4-001.zip`],
      [
        [`${ID}-3-001.zip`, ID, 1],
        [`${ID}-4-001.zip`, ID, 1],
      ],
    ],
    [
      'a browser copy beside its first',
      [`/d/${ID}-001.zip`, `/d/${ID}-001 (1).zip`],
      [
        [`${ID}-001.zip`, ID, 1],
        [`${ID}-001 (1).zip`, ID, 1],
      ],
    ],
    [
      'renamed copies in one directory',
      ['/d/takeout.zip', '/d/takeout (1).zip', '/d/takeout (2).zip'],
      [
        ['takeout.zip', 'takeout', undefined],
        ['takeout (1).zip', 'takeout', undefined],
        ['takeout (2).zip', 'takeout', undefined],
      ],
    ],
    [
      'renamed archives of two people',
      ['/ann/takeout.zip', '/bob/takeout.zip'],
      [
        ['ann/takeout.zip', 'ann/takeout', undefined],
        ['bob/takeout.zip', 'bob/takeout', undefined],
      ],
    ],
    [
      'folders unpacked side by side',
      ['/d/Takeout', '/d/Takeout 2'],
      [
        ['Takeout', 'Takeout', undefined],
        ['Takeout 2', 'Takeout', undefined],
      ],
    ],
    [
      'inner folders named by their outer ones, beside a zip',
      [`/d/${ID}-001/Takeout`, `/d/${ID}-002/Takeout`, `/d/${ID}-003.zip`],
      [
        [`${ID}-001/Takeout`, ID, 1],
        [`${ID}-002/Takeout`, ID, 2],
        [`${ID}-003.zip`, ID, 3],
      ],
    ],
  ])('%s', (_, paths, expected) => {
    expect(assignExports(paths).map(({ name, exportId, part }) => [name, exportId, part])).toEqual(expected);
  });
});

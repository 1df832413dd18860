import { describe, expect, test } from 'vitest';

import { compareNaturally, parsePartName } from '../../src/source/part-name.ts';

describe('parsePartName', () => {
  test.each([
    ['takeout-20240712T112341Z-010.zip', 'takeout-20240712T112341Z', undefined, 10],
    ['takeout-20240712T112341Z-001', 'takeout-20240712T112341Z', undefined, 1],
    ['takeout-20260318T202441Z-3-002.zip', 'takeout-20260318T202441Z', 3, 2],
    ['takeout-20250921T1994402Z-3-009.zip', 'takeout-20250921T1994402Z', 3, 9],
    ['takeout-20240712T112341Z-1000.zip', 'takeout-20240712T112341Z', undefined, 1000],
    ['takeout-20240712T112341Z-001 (1).zip', 'takeout-20240712T112341Z', undefined, 1],
    ['takeout-20240712T112341Z-001(2).ZIP', 'takeout-20240712T112341Z', undefined, 1],
    ['Anna takeout-20240712T112341Z-004.zip', 'Anna takeout-20240712T112341Z', undefined, 4],
    ['takeout-20240712T112341Z.zip', 'takeout-20240712T112341Z', undefined, undefined],
    ['anna-003.zip', 'anna', undefined, 3],
    ['anna_012', 'anna', undefined, 12],
    ['takeout.zip', 'takeout', undefined, undefined],
    ['takeout (1).zip', 'takeout', undefined, undefined],
    ['Takeout 2', 'Takeout', undefined, undefined],
    ['takeout-2.zip', 'takeout', undefined, undefined],
    ['photos-2019.zip', 'photos-2019', undefined, undefined],
    ['Takeout-2026-07-06', 'Takeout-2026-07-06', undefined, undefined],
    ['Takeout-2026-07-06_unzipped', 'Takeout-2026-07-06_unzipped', undefined, undefined],
    ['007', '007', undefined, undefined],
    ['.zip', '', undefined, undefined],
  ])('takes %s apart', (name, stem, batch, part) => {
    expect(parsePartName(name)).toMatchObject({ stem, batch, part });
  });

  test('knows a time stamp, with and without counter', () => {
    expect(parsePartName('takeout-20240712T112341Z-010.zip').stamped).toBe(true);
    expect(parsePartName('takeout-20240712T112341Z.zip').stamped).toBe(true);
    expect(parsePartName('anna-003.zip').stamped).toBe(false);
  });
});

describe('compareNaturally', () => {
  test('counts as people do and puts copies behind', () => {
    const names = ['t-10.zip', 't-2 (1).zip', 't-2.zip', 'T-1.zip', 't-1.zip'];
    expect(names.sort(compareNaturally)).toEqual([
      't-1.zip',
      'T-1.zip',
      't-2.zip',
      't-2 (1).zip',
      't-10.zip',
    ]);
  });

  test('does not depend on the order given, even for names that look alike', () => {
    expect(compareNaturally('a-01', 'a-1')).toBe(-compareNaturally('a-1', 'a-01'));
    expect(compareNaturally('a-01', 'a-1')).not.toBe(0);
  });
});

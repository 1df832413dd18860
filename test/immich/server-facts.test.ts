import { describe, expect, test } from 'vitest';
import { capabilitiesOf } from '../../src/immich/capabilities.ts';
import { kindOf } from '../../src/immich/media-types.ts';
import type { Feature } from '../../src/immich/permissions.ts';
import {
  lackingPermissions,
  permissionUses,
  purposeOf,
  requiredPermissions,
} from '../../src/immich/permissions.ts';
import { formatVersion, isAtLeast } from '../../src/immich/server-version.ts';

function versionOf(text: string) {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return { major, minor, patch };
}

describe('isAtLeast', () => {
  test.each([
    ['1.133.0', '1.133.0', true],
    ['1.132.9', '1.133.0', false],
    ['1.133.1', '1.133.0', true],
    ['2.0.0', '1.133.0', true],
    ['1.999.0', '2.0.0', false],
    ['3.10.0', '3.9.9', true],
  ])('is %s at least %s: %s', (version, floor, expected) => {
    expect(isAtLeast(versionOf(version), floor)).toBe(expected);
    expect(formatVersion(versionOf(version))).toBe(version);
  });
});

describe('capabilitiesOf', () => {
  test.each<[keyof ReturnType<typeof capabilitiesOf>, string, string]>([
    ['visibility', '1.132.3', '1.133.0'],
    ['filenameField', '1.134.0', '1.135.0'],
    ['bulkDescription', '1.132.3', '1.133.0'],
    ['bulkRating', '1.142.1', '1.143.0'],
    ['ratingNull', '2.5.6', '2.6.0'],
    ['scopedKeys', '1.136.0', '1.137.0'],
    ['apiKeysMe', '1.138.1', '1.139.0'],
    ['exifEditsSurvive', '2.3.1', '2.4.0'],
    ['queuesRoute', '2.3.1', '2.4.0'],
    ['tagsSurvive', '2.4.1', '2.5.0'],
    ['emptyFileRefused', '3.0.3', '3.1.0'],
    ['patchUpdates', '3.3.0', '4.0.0'],
  ])('has %s not in %s but in %s', (name, before, from) => {
    expect(capabilitiesOf(versionOf(before))[name]).toBe(false);
    expect(capabilitiesOf(versionOf(from))[name]).toBe(true);
  });

  test.each<[keyof ReturnType<typeof capabilitiesOf>, string, string]>([
    ['deviceFields', '2.7.5', '3.0.0'],
    ['albumAssetsInline', '2.7.5', '3.0.0'],
    ['searchNeedsVisibility', '2.7.5', '3.0.0'],
  ])('has %s still in %s but not in %s', (name, last, gone) => {
    expect(capabilitiesOf(versionOf(last))[name]).toBe(true);
    expect(capabilitiesOf(versionOf(gone))[name]).toBe(false);
  });
});

describe('kindOf', () => {
  const types = { image: new Set(['.jpg', '.heic']), video: new Set(['.mp4']) };
  test.each([
    ['a.jpg', 'image'],
    ['A.JPG', 'image'],
    ['a.mp4.heic', 'image'],
    ['a.MP4', 'video'],
    ['a.MP', undefined],
    ['.jpg', undefined],
    ['x.jpg.', undefined],
    ['x.jpg ', undefined],
    ['jpg', undefined],
    ['', undefined],
  ])('makes of %j', (name, kind) => {
    expect(kindOf(name, types)).toBe(kind);
  });
});

describe('permissions', () => {
  const everything = [...new Set(permissionUses.map(({ feature }) => feature))];
  const names = (version: string, features: readonly Feature[]) =>
    requiredPermissions(versionOf(version), features).map(({ permission }) => permission);

  test('demands before 1.137 only what those servers check', () => {
    expect(new Set(names('1.135.3', everything))).toEqual(
      new Set([
        'album.read',
        'album.create',
        'album.delete',
        'stack.create',
        'stack.delete',
        'tag.create',
        'tag.asset',
        'asset.delete',
      ]),
    );
  });

  test('demands a key with all permissions from 1.137 to 1.140, whose duplicate check knows no other', () => {
    expect(names('1.136.0', ['upload'])).toEqual([]);
    expect(names('1.137.0', ['upload'])).toEqual(['asset.upload', 'all']);
    expect(names('1.140.1', ['upload'])).toEqual(['asset.upload', 'all']);
    expect(names('1.141.0', ['upload'])).toEqual(['asset.upload']);
  });

  test('lacks nothing with all, and exactly the rest otherwise', () => {
    const version = versionOf('3.0.3');
    expect(lackingPermissions(version, ['all'], everything)).toEqual([]);
    const held = ['asset.upload', 'user.read', 'album.read', 'album.create'];
    expect(lackingPermissions(version, held, ['account', 'upload', 'albums', 'stacks'])).toEqual([
      expect.objectContaining({ permission: 'albumAsset.create', purpose: 'put photos into albums' }),
      expect.objectContaining({ permission: 'stack.create' }),
    ]);
  });

  test('knows in plain words what each is for', () => {
    expect(purposeOf('asset.delete')).toContain('trash');
    expect(purposeOf('workflow.create')).toBeUndefined();
    for (const { purpose } of permissionUses) expect(`needed to ${purpose}`).toMatch(/^needed to [a-z]+ /);
  });
});

import { describe, expect, it } from 'vitest';
import type { FilterSubject } from '../../src/plan/filters.ts';
import { createAlbumFilter, createFilter } from '../../src/plan/filters.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { defaultPlanOptions } from '../../src/plan/plan-options.ts';
import { buildLibrary } from '../support/library-builder.ts';

const { library } = buildLibrary({
  files: [{ path: 'Photos from 2019/IMG_1(1).jpg' }, { path: 'Trip/.hidden/IMG_1.jpg' }],
});

const subject: FilterSubject = {
  copies: library.media,
  takenAtMs: 1000,
  albumTitles: ['Trip', 'A/B (2019)'],
  fileName: 'Holiday.jpg',
  kind: 'image',
};

const passes = (options: Partial<PlanOptions>, more: Partial<FilterSubject> = {}): boolean =>
  createFilter({ ...defaultPlanOptions, ...options })({ ...subject, ...more });

describe('createFilter', () => {
  it.each<[Partial<PlanOptions>, boolean]>([
    [{}, true],
    [{ fromMs: 1000 }, true],
    [{ fromMs: 1001 }, false],
    [{ toMs: 1001 }, true],
    [{ toMs: 1000 }, false],
    [{ type: 'image' }, true],
    [{ type: 'video' }, false],
    [{ albums: ['trip'] }, true],
    [{ albums: ['T*'] }, true],
    [{ albums: ['a/b (2019)'] }, true],
    [{ albums: ['A*'] }, true],
    [{ albums: ['Trip to'] }, false],
    [{ albums: [''] }, false],
    [{ excludeAlbums: ['Trip'] }, true],
    [{ excludeAlbums: ['Trip', 'A*'] }, false],
    [{ include: ['IMG_*'] }, true],
    [{ include: ['holiday.*'] }, true],
    [{ include: ['Trip/**'] }, true],
    [{ include: ['Photos from 20{18,19}/*.jpg'] }, true],
    [{ include: ['Takeout/Google Photos/Trip/.hidden/*'] }, true],
    [{ include: ['trip'] }, false],
    [{ include: ['*.png'] }, false],
    [{ exclude: ['*.jpg'] }, false],
    [{ exclude: ['IMG_1.jpg'] }, true],
    [{ exclude: ['Holiday*'] }, false],
    [{ exclude: ['Trip/**'] }, true],
    [{ exclude: ['Trip/**', 'Photos from 2019/**'] }, false],
    [{ exclude: [''] }, true],
    [{ include: ['*.jpg'], exclude: ['*.jpg'] }, false],
  ])('%j: %s', (options, expected) => {
    expect(passes(options)).toBe(expected);
  });

  it('takes nothing without a date where a date is asked for', () => {
    expect(passes({ fromMs: 0 }, { takenAtMs: undefined })).toBe(false);
    expect(passes({ toMs: 0 }, { takenAtMs: undefined })).toBe(false);
    expect(passes({}, { takenAtMs: undefined })).toBe(true);
  });

  it('leaves photos of no album alone where albums are excluded', () => {
    expect(passes({ excludeAlbums: ['*'] }, { albumTitles: [] })).toBe(true);
  });
});

describe('createAlbumFilter', () => {
  it.each<[Partial<PlanOptions>, string, boolean]>([
    [{}, 'Trip', true],
    [{ albums: ['Trip'] }, 'Trip', true],
    [{ albums: ['Trip'] }, 'Home', false],
    [{ excludeAlbums: ['trip'] }, 'Trip', false],
    [{ albums: ['*'], excludeAlbums: ['Trip'] }, 'Trip', false],
    [{ albums: ['[UNSET]'] }, '[UNSET]', true],
  ])('%j %s: %s', (options, title, expected) => {
    expect(createAlbumFilter({ ...defaultPlanOptions, ...options })(title)).toBe(expected);
  });
});

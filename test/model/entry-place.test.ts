import { describe, expect, it } from 'vitest';
import { entryPlace } from '../../src/model/entry-place.ts';

const sources = [{ name: 'a-001.zip' }, { name: 'a-002.zip' }];

describe('entryPlace', () => {
  it.each([
    [{ sourceIndex: 1, dir: 'Takeout/Photos', name: 'a.jpg' }, 'a-002.zip', 'Takeout/Photos/a.jpg'],
    [{ sourceIndex: 0, dir: '', name: 'a.jpg' }, 'a-001.zip', 'a.jpg'],
  ])('names the archive and the path in it of %j', (entry, archive, path) => {
    expect(entryPlace(sources, entry)).toEqual({ archive, path });
  });
});

import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/model/entry.ts';
import type { Folder } from '../../../src/model/library.ts';
import type { ReadJson } from '../../../src/takeout/json/read-json-entries.ts';
import { readSidecar } from '../../../src/takeout/json/read-sidecar.ts';
import { sortJson } from '../../../src/takeout/json/sort-json.ts';

const entryOf = (name: string, index: number): Entry => ({
  sourceIndex: 0,
  index,
  dir: '',
  name,
  size: 1,
  crc32: 0,
});

const folder: Folder = { exportId: 'x', path: 'p', name: 'p', role: 'album', year: undefined };

describe('sortJson', () => {
  it('puts each file that was read into one list, in the order of the folder', () => {
    const sidecar = readSidecar({ title: 'a.jpg' });
    const album = { title: 'Summer', description: '', comments: [] };
    const results: Record<string, ReadJson> = {
      'z.jpg.json': sidecar,
      'metadata.json': { kind: 'album', album },
      'print.json': { kind: 'other' },
      'torn.json': { kind: 'unparsable' },
      'damaged.json': { kind: 'unreadable', reason: 'bad CRC' },
      'a.jpg.json': sidecar,
    };
    const entries = [...Object.keys(results), 'never-read.json'].map(entryOf);
    const read = new Map(
      entries.flatMap((entry) => {
        const result = results[entry.name];
        return result === undefined ? [] : [[entry, result] as const];
      }),
    );
    const [first, metadata, print, torn, damaged, last] = entries;
    expect(sortJson(folder, entries, read)).toEqual({
      sidecars: [
        { entry: first, folder, sidecar, state: 'orphan', media: undefined },
        { entry: last, folder, sidecar, state: 'orphan', media: undefined },
      ],
      albums: [{ entry: metadata, album }],
      others: [print],
      unreadable: [
        { entry: torn, reason: 'not valid JSON' },
        { entry: damaged, reason: 'bad CRC' },
      ],
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { Folder, Library, Media, SidecarFile } from '../../src/model/library.ts';
import type { Sidecar } from '../../src/model/sidecar.ts';
import { assessExports } from '../../src/plan/assess-exports.ts';
import { emptySidecar } from '../support/empty-sidecar.ts';

const sidecar: Sidecar = { ...emptySidecar, title: 'x.jpg', takenAtSeconds: 1 };

function folder(role: Folder['role'], exportId = 'takeout-1'): Folder {
  return { exportId, path: `Google Photos/${role}`, name: role, role, year: undefined };
}

function entry(name: string): Media['entry'] {
  return { sourceIndex: 0, index: 0, dir: 'Takeout', name, size: 1, crc32: 1 };
}

function orphan(name: string, at = folder('year'), state: SidecarFile['state'] = 'orphan'): SidecarFile {
  return { entry: entry(name), folder: at, sidecar, state, media: undefined };
}

function unmatched(name: string, at = folder('year'), relation?: Media['relation']): Media {
  return {
    entry: entry(name),
    kind: 'image',
    folder: at,
    sidecar: undefined,
    rule: undefined,
    weak: false,
    relation,
  };
}

function assess(library: Partial<Library>, exportIds = ['takeout-1']): ReturnType<typeof assessExports> {
  const sources = exportIds.map((exportId) => ({
    name: `${exportId}-001.zip`,
    filePath: '',
    kind: 'zip' as const,
    exportId,
    part: 1,
    entryCount: 1,
  }));
  return assessExports(
    { media: [], sidecars: [], others: [], albums: [], problems: [], ...library },
    sources,
  );
}

const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.jpg.json`);

describe('assessExports', () => {
  test('has nothing to say about a whole export', () => {
    expect(assess({ sidecars: six.map((name) => orphan(name, folder('year'), 'matched')) })).toEqual([]);
  });

  test('takes many sidecars without photo for a missing part, and names some', () => {
    const [problem] = assess({ sidecars: six.map((name) => orphan(name)) });
    expect(problem?.code).toBe('probably-missing-part');
    expect(problem?.message).toContain(
      '6 sidecars of takeout-1 have no photo here (a.jpg.json, b.jpg.json, c.jpg.json, …)',
    );
    expect(problem?.message).toContain('1 part is here');
  });

  test('takes a few among thousands for what they are', () => {
    const matched = Array.from({ length: 2000 }, (_, n) => orphan(`${n}.json`, folder('year'), 'matched'));
    const [problem] = assess({ sidecars: [...matched, ...six.map((name) => orphan(name))] });
    expect(problem?.code).toBe('photo-missing');
  });

  test('does not mind sidecars without photo in an album folder', () => {
    expect(assess({ sidecars: six.map((name) => orphan(name, folder('album'))) })).toEqual([]);
  });

  test('tells photos without sidecar, and that they are migrated', () => {
    const [problem] = assess({ media: [unmatched('IMG_1.jpg')] });
    expect(problem).toMatchObject({ code: 'sidecar-missing', path: 'Takeout/IMG_1.jpg' });
    expect(problem?.message).toContain('migrated all the same');
  });

  test('does not miss sidecars of edited copies', () => {
    const edited = { kind: 'edited', of: undefined, suffix: '-edited' } as const;
    expect(assess({ media: [unmatched('IMG_1-edited.jpg', folder('year'), edited)] })).toEqual([]);
  });

  test('says when several exports lie side by side, and judges each by itself', () => {
    const other = folder('year', 'takeout-2');
    const problems = assess({ sidecars: six.map((name) => orphan(name, other)) }, ['takeout-1', 'takeout-2']);
    expect(problems.map(({ code }) => code)).toEqual(['probably-missing-part', 'several-exports']);
    expect(problems[0]?.message).toContain('takeout-2');
  });
});

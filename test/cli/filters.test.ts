import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { album, type BuiltExport, buildExport, photo, sidecar, video } from '../support/export-builder.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

interface MediaLine {
  readonly type: string;
  readonly path: string;
  readonly sidecar: unknown;
  readonly rule: unknown;
  readonly of: unknown;
  readonly action: string;
  readonly reason: string | null;
}

let built: BuiltExport;
let unfiltered: readonly MediaLine[];

beforeAll(async () => {
  built = await buildExport(
    [
      {
        'Photos from 2019': {
          'beach.jpg': photo(1),
          'beach.jpg.json': sidecar('beach.jpg', { takenAt: '2019-07-14T15:00:00Z' }),
          'beach-edited.jpg': photo(2),
          // Late in the evening where the test runs (New York), the day after in Greenwich.
          'midnight.jpg': photo(3),
          'midnight.jpg.json': sidecar('midnight.jpg', { takenAt: '2019-08-01T03:59:59Z' }),
          'walk.jpg': photo(4),
          'walk.jpg.json': sidecar('walk.jpg', { takenAt: '2019-08-01T04:00:00Z' }),
          'walk.mp4': video(5),
        },
        'Photos from 2020': {
          'film.mp4': video(6),
          'film.mp4.json': sidecar('film.mp4', { takenAt: '2020-02-02T12:00:00Z' }),
          'theirs.jpg': photo(7),
          'theirs.jpg.json': sidecar('theirs.jpg', { takenAt: '2020-03-01T12:00:00Z', origin: 'partner' }),
          'receipt.jpg': photo(8),
          'receipt.jpg.json': sidecar('receipt.jpg', { takenAt: '2020-04-01T12:00:00Z', archived: true }),
          'blurred.jpg': photo(9),
          'blurred.jpg.json': sidecar('blurred.jpg', { takenAt: '2020-05-01T12:00:00Z', trashed: true }),
        },
        'Summer 2019': { 'metadata.json': album('Summer 2019'), 'beach.jpg': photo(1), 'walk.jpg': photo(4) },
        Best: { 'metadata.json': album('Best of / all'), 'beach.jpg': photo(1) },
      },
    ],
    { dir: join(temporaryFolder(), 'export') },
  );
  unfiltered = await planned();
});

const everything = [
  'beach-edited.jpg',
  'beach.jpg',
  'film.mp4',
  'midnight.jpg',
  'receipt.jpg',
  'theirs.jpg',
  'walk.jpg',
  'walk.mp4',
];

describe('filters', () => {
  it.each<[filter: string[], taken: string[]]>([
    [[], everything],
    [
      ['--from', '2019-08-01'],
      ['film.mp4', 'receipt.jpg', 'theirs.jpg', 'walk.jpg', 'walk.mp4'],
    ],
    [
      ['--to', '2019-07-31'],
      ['beach-edited.jpg', 'beach.jpg', 'midnight.jpg'],
    ],
    [['--from', '2019-07-31', '--to', '2019-07-31'], ['midnight.jpg']],
    [
      ['--album', 'summer*'],
      ['beach.jpg', 'walk.jpg', 'walk.mp4'],
    ],
    [['--album', 'Best of / all'], ['beach.jpg']],
    [
      ['--album', 'Summer 2019', '--album', 'Best*'],
      ['beach.jpg', 'walk.jpg', 'walk.mp4'],
    ],
    [['--exclude-album', 'Summer 2019'], without('walk.jpg', 'walk.mp4')],
    [['--exclude-album', '*'], without('beach.jpg', 'walk.jpg', 'walk.mp4')],
    [['--include', '*.mp4'], ['film.mp4']],
    [
      ['--include', '**/Photos from 2020/**'],
      ['film.mp4', 'receipt.jpg', 'theirs.jpg'],
    ],
    [['--exclude', 'beach*'], without('beach.jpg', 'beach-edited.jpg')],
    [['--type', 'image'], without('film.mp4')],
    [['--type', 'video'], ['film.mp4']],
    [['--partner', 'skip'], without('theirs.jpg')],
    [['--partner', 'album=From Ann'], everything],
    [['--archived', 'skip'], without('receipt.jpg')],
    [['--trashed'], [...everything, 'blurred.jpg'].sort()],
    [['--edited', 'original'], without('beach-edited.jpg')],
    [['--edited', 'edited'], without('beach.jpg')],
    [['--edited', 'both'], everything],
  ])('%j takes %j', async (filter, taken) => {
    const lines = await planned(filter);
    const uploads = lines.filter(({ action }) => action === 'upload' || action === 'live-video');
    expect(uploads.map(({ path }) => path.split('/').at(-1)).sort()).toEqual(taken);
    // Whatever is left out says why, and what belongs together never depends on it.
    for (const { action, reason } of lines) expect(reason !== null).toBe(action === 'skip');
    expect(lines.map(pairing)).toEqual(unfiltered.map(pairing));
  });

  it.each([
    [['--from', '2019-13-01'], /--from 2019-13-01 is not a day/],
    [['--to', 'yesterday'], /--to yesterday is not a day/],
    [['--from', '2020-01-02', '--to', '2020-01-01'], /--from lies after --to/],
    [['--type', 'audio'], /image, video/],
    [['--partner', 'maybe'], /--partner maybe is not known/],
    [['--time-zone', 'Mars/Olympus'], /Mars\/Olympus is not a time zone/],
    [['--no-such-option'], /unknown option/],
  ])('%j makes no sense: exit 2', async (filter, says) => {
    const result = await runProgram(['plan', ...filter, ...built.paths]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(says);
  });

  it('--partner album=… makes that album', async () => {
    const { stdout } = await runProgram(['--json', 'plan', '--partner', 'album=From Ann', ...built.paths]);
    const albums = parseLines(stdout).filter(({ type }) => type === 'album');
    expect(albums.map(({ title }) => title)).toContain('From Ann');
  });
});

function without(...names: string[]): string[] {
  return everything.filter((name) => !names.includes(name));
}

async function planned(filter: readonly string[] = []): Promise<MediaLine[]> {
  const result = await runProgram(['--json', 'plan', ...filter, ...built.paths]);
  if (result.exitCode !== 0) throw new Error(result.stderr);
  return parseLines<MediaLine>(result.stdout).filter(({ type }) => type === 'media');
}

function pairing({ path, sidecar: own, rule }: MediaLine): unknown {
  return { path, own, rule };
}

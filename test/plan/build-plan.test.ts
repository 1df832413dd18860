import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/entry.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import type { AlbumFileSpec, FileSpec } from '../support/library-builder.ts';
import { decisions, membersByTitle, planOf } from './plan-of.ts';

const year = (name: string, more: Partial<FileSpec> = {}): FileSpec => ({
  path: `Photos from 2019/${name}`,
  id: name,
  ...more,
});

const inFolder = (folder: string, name: string, more: Partial<FileSpec> = {}): FileSpec => ({
  path: `${folder}/${name}`,
  ...more,
});

describe('buildPlan', () => {
  it('uploads what stands alone, with what its sidecar says', () => {
    const place = { latitude: 48.85, longitude: 2.29 };
    const { at } = planOf([
      year('a.jpg', {
        sidecar: { takenAtSeconds: -5, place, description: 'Bridge', people: ['Ann'], favorited: true },
      }),
    ]);
    expect(at('a.jpg')).toMatchObject({
      action: 'upload',
      of: undefined,
      fileName: 'a.jpg',
      takenAtMs: -5000,
      takenAtFrom: 'sidecar',
      place,
      description: 'Bridge',
      favorite: true,
      visibility: 'timeline',
      trashed: false,
      people: ['Ann'],
      tags: ['People/Ann'],
      albums: [],
    });
  });

  it('asks for a date only where no sidecar has one', () => {
    const asked: string[] = [];
    const { at } = planOf(
      [year('a.jpg'), year('b.jpg', { sidecar: false }), year('c.jpg', { sidecar: { takenAtSeconds: 0 } })],
      {
        hints: {
          takenAtOf: ({ entry }) => {
            asked.push(entry.name);
            return entry.name === 'b.jpg' ? { takenAtMs: 7, takenAtFrom: 'exif' } : undefined;
          },
        },
      },
    );
    expect(asked).toEqual(['b.jpg', 'c.jpg']);
    expect(at('b.jpg')).toMatchObject({ takenAtMs: 7, takenAtFrom: 'exif' });
    expect(at('c.jpg')).toMatchObject({ takenAtMs: undefined, takenAtFrom: 'none' });
  });

  it('keeps an instant to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('0001-01-01'), max: Date.parse('9999-01-01') }),
        (takenAtMs) => {
          const takenAtOf = () => ({ takenAtMs, takenAtFrom: 'exif' }) as const;
          const { at } = planOf([year('a.jpg', { sidecar: false })], { hints: { takenAtOf } });
          expect(at('a.jpg').takenAtMs).toBe(takenAtMs);
        },
      ),
    );
  });

  it('shares what photos have in common, and takes nothing for common that is not', () => {
    const people = ['Ann'];
    const { at } = planOf(
      [
        year('a.jpg', { sidecar: { people } }),
        year('b.jpg', { sidecar: { people } }),
        year('c.jpg', { sidecar: { people } }),
        year('d.jpg', { sidecar: { people, favorited: true } }),
      ],
      {
        albums: [
          { title: 'Trip', members: ['a.jpg', 'b.jpg'] },
          { title: 'Home', members: ['c.jpg'] },
        ],
      },
    );
    expect(at('a.jpg').tags).toBe(at('b.jpg').tags);
    expect(at('a.jpg').albums).toBe(at('b.jpg').albums);
    expect(at('a.jpg').albums.map(({ title }) => title)).toEqual(['Trip']);
    expect(at('c.jpg').albums.map(({ title }) => title)).toEqual(['Home']);
    expect([at('c.jpg'), at('d.jpg')].map(({ favorite }) => favorite)).toEqual([false, true]);
  });

  it('leaves out empty files and what the server does not take', () => {
    const plan = planOf([year('a.jpg', { content: '' }), year('b.xyz'), year('c.jpg', { content: '' })], {
      hints: { supports: (name) => !name.endsWith('.xyz') },
    });
    expect(decisions(plan)).toEqual([
      'a.jpg: skip (empty-file)',
      'b.xyz: skip (unsupported-type)',
      'c.jpg: skip (empty-file)',
    ]);
  });
});

describe('buildPlan, copies', () => {
  it('uploads bytes once and points every copy to the kept one, whichever export it is in', () => {
    const plan = planOf([
      inFolder('Trip', 'a.jpg', { content: 'A', sidecar: false }),
      year('a.jpg', { content: 'A', sidecar: { favorited: true } }),
      inFolder('Photos from 2019', 'a(1).jpg', { export: 2, content: 'A', sidecar: { description: 'Bay' } }),
      year('b.jpg', { content: 'B' }),
    ]);
    expect(decisions(plan)).toEqual([
      'Trip/a.jpg: export-duplicate of a.jpg',
      'a.jpg: upload',
      'Photos from 2019/a(1).jpg: export-duplicate of a.jpg',
      'b.jpg: upload',
    ]);
    expect(plan.at('a.jpg')).toMatchObject({ favorite: true, description: 'Bay' });
    expect(plan.at('Trip/a.jpg')).toMatchObject({ fileName: 'a.jpg', favorite: true, description: 'Bay' });
  });

  it('takes two files of one name for two when their bytes differ', () => {
    const plan = planOf([
      year('a.jpg', { content: 'A' }),
      inFolder('Trip', 'a.jpg', { content: 'B' }),
      inFolder('Trip', 'c.jpg', { hasCrc: false, content: 'A' }),
    ]);
    expect(plan.plan.media.map(({ action }) => action)).toEqual(['upload', 'upload', 'upload']);
  });

  it('takes files of one checksum for as many as they have sizes, wherever they lie', () => {
    const crcOf = (): number => 7;
    const files = ['AA', 'B', 'CC', 'D', 'EEE'].map((content, index) => year(`${index}.jpg`, { content }));
    expect(decisions(planOf(files, { hints: { crcOf } }))).toEqual([
      '0.jpg: upload',
      '1.jpg: upload',
      '2.jpg: export-duplicate of 0.jpg',
      '3.jpg: export-duplicate of 1.jpg',
      '4.jpg: upload',
    ]);
    const between = year('x.jpg', { content: 'X', hasCrc: false });
    const apart = [files[0]!, between, files[1]!, files[4]!];
    const hints = { crcOf: (entry: Entry) => (entry.name === 'x.jpg' ? undefined : 7) };
    expect(decisions(planOf(apart, { hints }))).toEqual([
      '0.jpg: upload',
      'x.jpg: upload',
      '1.jpg: upload',
      '4.jpg: upload',
    ]);
  });

  it.each<[string, readonly FileSpec[], string]>([
    ['a matched copy', [year('x.jpg', { sidecar: false }), inFolder('Trip', 'x.jpg')], 'Trip/x.jpg'],
    ['the year folder', [inFolder('Trip', 'x.jpg'), year('x.jpg')], 'x.jpg'],
    ['the archive before albums', [inFolder('Trip', 'x.jpg'), inFolder('Archive', 'x.jpg')], 'Archive/x.jpg'],
    ['anything before the trash', [inFolder('Trash', 'x.jpg'), inFolder('Trip', 'x.jpg')], 'Trip/x.jpg'],
    ['the sure match', [year('a.jpg', { weak: true }), year('b.jpg')], 'b.jpg'],
    ['the first path', [year('b.jpg'), year('a.jpg')], 'a.jpg'],
    ['the first part', [year('x', { id: '2', part: 2 }), year('x', { id: '1', part: 1 })], '1'],
    ['the first export', [year('x', { id: '2', export: 2 }), year('x', { id: '1' })], '1'],
  ])('keeps %s', (_, files, kept) => {
    const { plan, idOf } = planOf(files.map((file) => ({ ...file, content: 'same' })));
    expect(plan.media.filter(({ action }) => action === 'upload').map(idOf)).toEqual([kept]);
  });

  it('is archived when one copy is, locked when one copy is, and trashed only when all are', () => {
    const { at } = planOf(
      [
        year('a.jpg', { content: 'A' }),
        inFolder('Archive', 'a.jpg', { content: 'A' }),
        year('l.jpg', { content: 'L', sidecar: { archived: true } }),
        inFolder('Locked Folder', 'l.jpg', { content: 'L' }),
        year('t.jpg', { content: 'T' }),
        inFolder('Trash', 't.jpg', { content: 'T' }),
        inFolder('Trash', 'gone.jpg'),
      ],
      { options: { trashed: true } },
    );
    expect(at('a.jpg').visibility).toBe('archive');
    expect(at('l.jpg').visibility).toBe('locked');
    expect(at('t.jpg').trashed).toBe(false);
    expect(at('Trash/gone.jpg')).toMatchObject({ action: 'upload', trashed: true });
  });
});

describe('buildPlan, live and motion photos', () => {
  const live = [
    year('a.heic', { content: 'still' }),
    year('a.mp4', { content: 'video', liveOf: 'a.heic' }),
    inFolder('Trip', 'a.heic', { content: 'still', sidecar: false }),
    inFolder('Trip', 'a.mp4', { content: 'video', sidecar: false, liveOf: 'Trip/a.heic' }),
  ];
  const trip: AlbumFileSpec = { title: 'Trip', members: ['Trip/a.heic', 'Trip/a.mp4'] };

  it('links the kept halves of a photo whose copies lie in albums', () => {
    const plan = planOf(live, { albums: [trip] });
    expect(decisions(plan)).toEqual([
      'a.heic: upload',
      'a.mp4: live-video of a.heic',
      'Trip/a.heic: export-duplicate of a.heic',
      'Trip/a.mp4: export-duplicate of a.mp4',
    ]);
    expect(membersByTitle(plan)).toEqual({ Trip: ['a.heic'] });
  });

  it('puts the photo into an album of which only the video half is a member', () => {
    const plan = planOf(live, { albums: [{ title: 'Trip', members: ['Trip/a.mp4'] }] });
    expect(membersByTitle(plan)).toEqual({ Trip: ['a.heic'] });
  });

  it('links a video whose album copy stands alone there', () => {
    const plan = planOf([
      ...live.slice(0, 2),
      inFolder('Trip', 'a.mp4', { content: 'video', sidecar: false }),
    ]);
    expect(decisions(plan)[1]).toBe('a.mp4: live-video of a.heic');
  });

  it.each([
    ['is embedded when any copy of the still says so', true, 'embedded-video'],
    ['is a live video otherwise', false, 'live-video'],
  ])('a motion video %s', (_, embeds, action) => {
    const { at } = planOf(
      [
        year('P.MP.jpg', { content: 'still' }),
        inFolder('Trip', 'P.MP.jpg', { content: 'still' }),
        inFolder('Trip', 'P.MP', { motionOf: 'Trip/P.MP.jpg' }),
      ],
      { hints: { embedsVideo: ({ folder }) => embeds && folder.name === 'Trip' } },
    );
    expect(at('Trip/P.MP')).toMatchObject({ action, of: at('P.MP.jpg') });
  });

  it('shares the fate of its still, and asks no filter for itself', () => {
    const plan = planOf(live, { options: { type: 'image' } });
    expect(decisions(plan).slice(0, 2)).toEqual(['a.heic: upload', 'a.mp4: live-video of a.heic']);
    const without = planOf(live, { options: { type: 'video' } });
    expect(decisions(without).slice(0, 2)).toEqual([
      'a.heic: skip (filter)',
      'a.mp4: skip (filter) of a.heic',
    ]);
  });

  it('is where its still is, and goes to the trash by no request of its own', () => {
    const { at } = planOf(
      [
        inFolder('Locked Folder', 'l.heic'),
        inFolder('Photos from 2019', 'l.mp4', { liveOf: 'Locked Folder/l.heic' }),
        inFolder('Trash', 't.heic'),
        inFolder('Trash', 't.mp4', { liveOf: 'Trash/t.heic' }),
      ],
      { options: { trashed: true } },
    );
    expect(at('Photos from 2019/l.mp4').visibility).toBe('locked');
    expect(at('Trash/t.heic').trashed).toBe(true);
    expect(at('Trash/t.mp4')).toMatchObject({ action: 'live-video', trashed: false });
  });

  it('is a video of its own when its still is empty or of no use to the server', () => {
    const plan = planOf(
      [
        year('a.heic', { content: '' }),
        year('a.mp4', { liveOf: 'a.heic' }),
        year('b.xyz'),
        year('b.mp4', { liveOf: 'b.xyz' }),
      ],
      { hints: { supports: (name) => !name.endsWith('.xyz') } },
    );
    expect(decisions(plan)).toEqual([
      'a.heic: skip (empty-file)',
      'a.mp4: upload',
      'b.xyz: skip (unsupported-type)',
      'b.mp4: upload',
    ]);
  });

  it('is left out alone when it is empty itself', () => {
    const plan = planOf([year('a.heic'), year('a.mp4', { content: '', liveOf: 'a.heic' })]);
    expect(decisions(plan)).toEqual(['a.heic: upload', 'a.mp4: skip (empty-file) of a.heic']);
  });

  it('links one video to a still; another one beside a copy of it is a video of its own', () => {
    const plan = planOf([
      inFolder('Trip', 'a.heic', { content: 'still', sidecar: false }),
      inFolder('Trip', 'a.mov', { liveOf: 'Trip/a.heic' }),
      year('a.heic', { content: 'still' }),
      year('a.mp4', { liveOf: 'a.heic' }),
    ]);
    expect(decisions(plan)).toEqual([
      'Trip/a.heic: export-duplicate of a.heic',
      'Trip/a.mov: upload',
      'a.heic: upload',
      'a.mp4: live-video of a.heic',
    ]);
  });
});

describe('buildPlan, edited variants', () => {
  const pair = [year('a.jpg'), year('a-edited.jpg', { editOf: 'a.jpg', sidecar: { title: 'a.jpg' } })];

  it('uploads both, the variant pointing to its original', () => {
    const plan = planOf(pair);
    expect(decisions(plan)).toEqual(['a.jpg: upload', 'a-edited.jpg: upload of a.jpg']);
    expect(plan.plan.stacks.map(({ members }) => members.map(plan.idOf))).toEqual([
      ['a-edited.jpg', 'a.jpg'],
    ]);
  });

  it.each<PlanOptions['edited']>(['stack', 'both', 'original', 'edited'])(
    'takes an edited copy with the very bytes of its original for a copy (%s)',
    (edited) => {
      const plan = planOf(
        pair.map((file) => ({ ...file, content: 'same' })),
        { options: { edited } },
      );
      expect(decisions(plan)).toEqual(['a.jpg: upload', 'a-edited.jpg: export-duplicate of a.jpg']);
      expect(plan.plan.stacks).toEqual([]);
    },
  );

  it.each<[PlanOptions['edited'], string[]]>([
    ['both', ['a.jpg: upload', 'a-edited.jpg: upload of a.jpg']],
    ['original', ['a.jpg: upload', 'a-edited.jpg: skip (edited-policy) of a.jpg']],
    ['edited', ['a.jpg: skip (edited-policy)', 'a-edited.jpg: upload of a.jpg']],
  ])('with --edited %s takes what was asked for', (edited, expected) => {
    const plan = planOf(pair, { options: { edited } });
    expect(decisions(plan)).toEqual(expected);
    expect(plan.plan.stacks).toEqual([]);
  });

  it.each<PlanOptions['edited']>(['original', 'edited'])(
    'with --edited %s leaves nothing out on a weak match, for a creation, or without the other',
    (edited) => {
      const { plan } = planOf(
        [
          year('a.jpg'),
          year('a-edited.jpg', { editOf: 'a.jpg', weak: true }),
          year('b.jpg'),
          year('b-COLLAGE.jpg', { editOf: 'b.jpg', suffix: '-COLLAGE', rule: 'creation' }),
          year('c-edited.jpg', { editOf: undefined }),
          year('d.jpg'),
          year('d-edited.jpg', { editOf: 'd.jpg', content: '' }),
        ],
        { options: { edited } },
      );
      expect(plan.media.filter(({ reason }) => reason === 'edited-policy')).toEqual([]);
    },
  );

  it('with --edited original keeps bytes that were also uploaded as a photo of their own', () => {
    const plan = planOf(
      [...pair.map((file) => ({ ...file, content: file.path })), year('own.jpg', { content: pair[1]!.path })],
      {
        options: { edited: 'original' },
      },
    );
    expect(decisions(plan)).toEqual([
      'a.jpg: upload',
      'a-edited.jpg: export-duplicate of own.jpg',
      'own.jpg: upload of a.jpg',
    ]);
  });

  it('with --edited edited keeps the last of a row of edits', () => {
    const plan = planOf(
      [...pair, year('a-edited-edited.jpg', { editOf: 'a-edited.jpg', sidecar: { title: 'a.jpg' } })],
      { options: { edited: 'edited' }, albums: [{ title: 'Trip', members: ['a.jpg'] }] },
    );
    expect(plan.plan.media.map(({ action }) => action)).toEqual(['skip', 'skip', 'upload']);
    expect(membersByTitle(plan)).toEqual({ Trip: ['a-edited-edited.jpg'] });
  });

  it.each<[PlanOptions['edited'], string]>([
    ['original', 'a.mp4: live-video of a.jpg'],
    ['edited', 'a.mp4: live-video of a-edited.jpg'],
    ['stack', 'a.mp4: live-video of a.jpg'],
  ])('with --edited %s the moving half goes to the still that stays', (edited, expected) => {
    const plan = planOf([...pair, year('a.mp4', { liveOf: 'a.jpg' })], { options: { edited } });
    expect(decisions(plan)).toContain(expected);
  });

  it('with --edited edited looks anew whether the still that stays embeds a motion video', () => {
    const plan = planOf([...pair, year('a.MP', { motionOf: 'a.jpg' })], {
      options: { edited: 'edited' },
      hints: { embedsVideo: ({ entry }) => entry.name === 'a.jpg' },
    });
    expect(decisions(plan)).toContain('a.MP: live-video of a-edited.jpg');
  });

  it('leaves the half out with its still where the still that stays has a video of its own', () => {
    const plan = planOf(
      [...pair, year('a.mp4', { liveOf: 'a.jpg' }), year('a-edited.mp4', { liveOf: 'a-edited.jpg' })],
      { options: { edited: 'edited' } },
    );
    expect(decisions(plan).slice(2)).toEqual([
      'a.mp4: skip (edited-policy) of a.jpg',
      'a-edited.mp4: live-video of a-edited.jpg',
    ]);
  });

  it('takes over the date of the original where nothing better is known', () => {
    const { at } = planOf(
      [
        year('a.jpg'),
        year('a-edited.jpg', { editOf: 'a.jpg', sidecar: false }),
        year('b-edited.jpg', { editOf: 'a.jpg', sidecar: false }),
      ],
      {
        hints: {
          takenAtOf: ({ entry }) =>
            entry.name.startsWith('b')
              ? { takenAtMs: 3, takenAtFrom: 'exif' }
              : { takenAtMs: 5, takenAtFrom: 'folder' },
        },
      },
    );
    expect(at('a-edited.jpg')).toMatchObject({ takenAtMs: 1_560_000_000_000, takenAtFrom: 'original' });
    expect(at('b-edited.jpg')).toMatchObject({ takenAtMs: 3, takenAtFrom: 'exif' });
  });

  it('opens circles that copies close', () => {
    const plan = planOf([
      year('a.jpg', { content: 'A' }),
      year('b.jpg', { content: 'B', editOf: 'a.jpg' }),
      inFolder('Trip', 'b.jpg', { content: 'B' }),
      inFolder('Trip', 'a.jpg', { content: 'A', editOf: 'Trip/b.jpg' }),
    ]);
    expect(plan.plan.media.filter(({ action, of }) => action === 'upload' && of !== undefined)).toEqual([]);
    expect(plan.plan.media.filter(({ action }) => action === 'upload')).toHaveLength(2);
  });
});

describe('buildPlan, filters', () => {
  const files = [
    year('a.jpg', { content: 'A' }),
    inFolder('Trip', 'a.jpg', { content: 'A', sidecar: false }),
    year('b.jpg'),
    inFolder('Trip', 'c.jpg'),
  ];
  const albums = [{ title: 'Trip', members: ['Trip/a.jpg', 'Trip/c.jpg'] }];
  const left = (options: Partial<PlanOptions>): string[] => {
    const { plan, idOf } = planOf(files, { albums, options });
    return plan.media.filter(({ action }) => action === 'upload').map(idOf);
  };

  it.each<[string, Partial<PlanOptions>, string[]]>([
    [
      'an include that hits only the album copy takes the photo',
      { include: ['Trip/*'] },
      ['a.jpg', 'Trip/c.jpg'],
    ],
    ['an exclude that hits only the album copy does not', { exclude: ['Trip/*'] }, ['a.jpg', 'b.jpg']],
    ['an exclude by name hits all copies', { exclude: ['a.*'] }, ['b.jpg', 'Trip/c.jpg']],
    ['an album takes photos that have a copy in it', { albums: ['trip'] }, ['a.jpg', 'Trip/c.jpg']],
    ['an excluded album leaves photos that are in no other', { excludeAlbums: ['Tr*'] }, ['b.jpg']],
  ])('%s', (_, options, expected) => {
    expect(left(options)).toEqual(expected);
  });

  it('makes no album that was excluded, and none that was not asked for', () => {
    const two = [...albums, { title: 'Home', members: ['a.jpg', 'b.jpg'] }];
    expect(membersByTitle(planOf(files, { albums: two, options: { excludeAlbums: ['Trip'] } }))).toEqual({
      Home: ['a.jpg', 'b.jpg'],
    });
    expect(membersByTitle(planOf(files, { albums: two, options: { albums: ['Home'] } }))).toEqual({
      Home: ['a.jpg', 'b.jpg'],
    });
  });

  it.each<[string, Partial<FileSpec>, Partial<PlanOptions>, string]>([
    ['trashed', { sidecar: { trashed: true } }, {}, 'skip (trashed)'],
    ['trashed', { sidecar: { trashed: true } }, { trashed: true }, 'upload'],
    ['of a partner', { sidecar: { fromPartner: true } }, {}, 'upload'],
    ['of a partner', { sidecar: { fromPartner: true } }, { partner: { mode: 'skip' } }, 'skip (partner)'],
    ['archived', { sidecar: { archived: true } }, {}, 'upload'],
    ['archived', { sidecar: { archived: true } }, { archived: 'skip' }, 'skip (archived)'],
  ])('a photo that is %s', (_, more, options, expected) => {
    expect(decisions(planOf([year('a.jpg', more)], { options }))).toEqual([`a.jpg: ${expected}`]);
  });

  it('knows a partner photo by its sidecars, whatever copies lie in albums without one', () => {
    const plan = planOf(
      [
        year('a.jpg', { content: 'A', sidecar: { fromPartner: true } }),
        inFolder('Trip', 'a.jpg', { content: 'A', sidecar: false }),
      ],
      { options: { partner: { mode: 'skip' } } },
    );
    expect(decisions(plan)[0]).toBe('a.jpg: skip (partner)');
  });
});

describe('buildPlan, albums', () => {
  it('unites the memberships of all copies and names each photo once', () => {
    const plan = planOf(
      [
        year('a.jpg', { content: 'A' }),
        inFolder('Trip', 'a.jpg', { content: 'A' }),
        inFolder('Home', 'a.jpg', { content: 'A' }),
      ],
      {
        albums: [
          { title: 'Trip', members: ['Trip/a.jpg', 'a.jpg'] },
          { title: 'Home', members: ['Home/a.jpg'] },
        ],
      },
    );
    expect(membersByTitle(plan)).toEqual({ Trip: ['a.jpg'], Home: ['a.jpg'] });
    expect(plan.at('a.jpg').albums.map(({ title }) => title)).toEqual(['Trip', 'Home']);
    expect(plan.plan.albums[0]!.sourceMembers.map(plan.idOf)).toEqual(['Trip/a.jpg', 'a.jpg']);
  });

  it('keeps two albums of one title apart', () => {
    const { plan } = planOf([year('a.jpg'), year('b.jpg')], {
      albums: [
        { title: 'Trip', members: ['a.jpg'] },
        { title: 'Trip', folder: 'Trip(1)', members: ['b.jpg'] },
      ],
    });
    expect(plan.albums.map(({ members }) => members.length)).toEqual([1, 1]);
  });

  it('shows nothing locked and nothing trashed in an album, but what is archived', () => {
    const plan = planOf(
      [
        inFolder('Trip', 'locked.jpg', { sidecar: { locked: true } }),
        inFolder('Trip', 'trashed.jpg', { sidecar: { trashed: true } }),
        inFolder('Trip', 'archived.jpg', { sidecar: { archived: true } }),
      ],
      {
        albums: [{ title: 'Trip', members: ['Trip/locked.jpg', 'Trip/trashed.jpg', 'Trip/archived.jpg'] }],
        options: { trashed: true },
      },
    );
    expect(membersByTitle(plan)).toEqual({ Trip: ['Trip/archived.jpg'] });
  });

  it('makes no album of which nothing is taken, unless it names photos that are missing', () => {
    const plan = planOf([inFolder('Trip', 'a.jpg'), inFolder('Home', 'b.jpg')], {
      albums: [
        { title: 'Trip', members: ['Trip/a.jpg'] },
        { title: 'Home', members: ['Home/b.jpg'], unresolved: ['lost.jpg.json'] },
      ],
      options: { type: 'video' },
    });
    expect(membersByTitle(plan)).toEqual({ Home: [] });
  });

  it('makes albums of untitled ones only when asked, and uploads their photos anyway', () => {
    const files = [inFolder('Untitled(1)', 'a.jpg')];
    const albums = [{ title: 'Untitled(1)', untitled: true, members: ['Untitled(1)/a.jpg'] }];
    expect(membersByTitle(planOf(files, { albums }))).toEqual({});
    expect(decisions(planOf(files, { albums }))).toEqual(['Untitled(1)/a.jpg: upload']);
    expect(membersByTitle(planOf(files, { albums, options: { untitledAlbums: true } }))).toEqual({
      'Untitled(1)': ['Untitled(1)/a.jpg'],
    });
  });

  it('gathers partner photos of all exports in one album that belongs to none of them', () => {
    const partner = { mode: 'album', title: 'From Bo' } as const;
    const plan = planOf(
      [
        year('a.jpg', { sidecar: { fromPartner: true } }),
        year('a.mp4', { liveOf: 'a.jpg', sidecar: { fromPartner: true } }),
        inFolder('Photos from 2020', 'b.jpg', { export: 2, sidecar: { fromPartner: true } }),
        year('own.jpg'),
      ],
      { options: { partner } },
    );
    expect(membersByTitle(plan)).toEqual({ 'From Bo': ['a.jpg', 'Photos from 2020/b.jpg'] });
    expect(plan.plan.albums[0]!.album.folder).toMatchObject({ exportId: '', path: '' });
    expect(planOf([year('own.jpg')], { options: { partner } }).plan.albums).toEqual([]);
  });

  it('tags with people and albums, each once, beside what was asked for', () => {
    const { at } = planOf([year('a.jpg', { sidecar: { people: ['Ann', 'A/B', ' '] } })], {
      albums: [
        { title: 'Trip', members: ['a.jpg'] },
        { title: 'Trip', folder: 'Trip(1)', members: ['a.jpg'] },
      ],
      options: { tags: ['Takeout/2024'], albumTags: true },
    });
    expect(at('a.jpg').tags).toEqual(['Takeout/2024', 'People/Ann', 'People/A\u2215B', 'Albums/Trip']);
  });
});

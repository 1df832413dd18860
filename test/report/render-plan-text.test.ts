import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/lib/text-width.ts';
import { plainPaint } from '../../src/report/paint.ts';
import type { Paint } from '../../src/report/paint.ts';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import type { PlanTextOptions } from '../../src/report/render-plan-text.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import { anyPlan } from './plan-arbitrary.ts';

const plan = buildTestPlan({
  parts: 2,
  media: [
    { path: 'Photos from 2019/IMG_1.jpg', size: 3_400_000 },
    {
      path: 'Photos from 2019/IMG_1.MP4',
      size: 1_200_000,
      kind: 'video',
      action: 'live-video',
      of: 'Photos from 2019/IMG_1.jpg',
    },
    { path: 'Photos from 2019/IMG_1-edited.jpg', size: 3_000_000, of: 'Photos from 2019/IMG_1.jpg' },
    {
      path: 'Summer/IMG_1.jpg',
      size: 3_400_000,
      action: 'export-duplicate',
      of: 'Photos from 2019/IMG_1.jpg',
    },
    {
      path: 'Photos from 2021/写真.jpg',
      sidecar: false,
      takenAtMs: Date.UTC(2021, 0, 1),
      takenAtFrom: 'filename',
    },
    { path: 'Trash/x.jpg', action: 'skip', reason: 'trashed' },
    { path: 'v.mp4', kind: 'video', size: 2e9, part: 1, takenAtMs: undefined, takenAtFrom: 'none' },
  ],
  albums: [
    {
      title: 'Summer 2019',
      members: ['Photos from 2019/IMG_1.jpg', 'v.mp4'],
      sourceMembers: ['Summer/IMG_1.jpg', 'v.mp4'],
    },
    {
      title: '旅行',
      members: ['v.mp4'],
      sourceMembers: ['v.mp4', 'Trash/x.jpg'],
      unresolved: ['gone.jpg.json'],
    },
  ],
  stacks: [
    {
      kind: 'edited',
      members: ['Photos from 2019/IMG_1-edited.jpg', 'Photos from 2019/IMG_1.jpg'],
      why: "IMG_1-edited.jpg is Google's edited copy of IMG_1.jpg",
    },
  ],
  problems: [
    { code: 'ambiguous-sidecar', message: 'x.json fits a.jpg and b.jpg' },
    { code: 'odd-name', message: 'this name is odd', archive: 'a.zip', path: 'x/b\x1b[31m.jpg' },
    { code: 'missing-part', message: 'part 3 of takeout-20240501T000000Z is not here' },
  ],
});

function render(options: Partial<PlanTextOptions> = {}, from = plan): string {
  return renderPlanText(from, { width: 80, paint: plainPaint, ...options });
}

/** The lines below a heading. */
function sectionOf(text: string, heading: string): string[] {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`no section ${heading} in:\n${text}`);
  return lines.slice(start + 1, lines.indexOf('', start));
}

describe('renderPlanText', () => {
  it('lists the sources and says that a part is missing', () => {
    expect(sectionOf(render(), 'Sources')).toEqual([
      '  takeout-20240501T000000Z-001.zip  15 files',
      '  takeout-20240501T000000Z-002.zip    1 file',
      '  Parts are missing: see Problems.',
    ]);
  });

  it('counts what was found', () => {
    expect(sectionOf(render(), 'Found')).toEqual([
      '  Photos                             5  9.8 MB',
      '  Videos                             2  2.0 GB',
      '  Photos and videos without sidecar  1',
      '  Sidecars                           7',
      '  Sidecars without photo             1',
      '  Album files                        2',
    ]);
  });

  it('lists albums that lack something first, with what they lack', () => {
    expect(sectionOf(render(), 'Albums (2)')).toEqual([
      '  旅行  1 of 3',
      '    1 left out on purpose',
      '    1 photo not found in this export:',
      '      Takeout/Google Photos/旅行/gone.jpg.json',
      '  Summer 2019  2 of 2',
    ]);
  });

  it('adds up what goes to the server by year, photos without a date last', () => {
    expect(sectionOf(render(), 'To upload, by year')).toEqual([
      '  Year     Photos  Videos    Size',
      '  2019          2       0  7.6 MB',
      '  2021          1       0   100 B',
      '  no date       0       1  2.0 GB',
      '  All           3       1  2.0 GB',
    ]);
  });

  it('says where dates come from', () => {
    expect(sectionOf(render(), 'Where the dates come from')).toEqual([
      "  Google's sidecar        3",
      '  the file name           1',
      '  nowhere: no date known  1',
    ]);
  });

  it('lists live photos, and stacks with their reason', () => {
    expect(sectionOf(render(), 'Live photos and stacks')).toEqual([
      '  Live photos (still and video linked)  1',
      '  Stacks: edited copy on its original  1',
      "    - IMG_1-edited.jpg is Google's edited copy of IMG_1.jpg",
    ]);
  });

  it('says what is left out and why', () => {
    expect(sectionOf(render(), 'Left out')).toEqual([
      '  exact copy of another file  1  3.4 MB',
      "  in Google's trash           1   100 B",
    ]);
  });

  it('groups problems, with advice, and with the file where the message does not name it', () => {
    expect(sectionOf(render(), 'Problems')).toEqual([
      '  Sidecar that could belong to several photos (1)',
      '    The photos are migrated in any case.',
      '    - x.json fits a.jpg and b.jpg',
      '  Odd name (1)',
      '    - this name is odd (a.zip: x/b␛[31m.jpg)',
      '  Missing archive part (1)',
      '    - part 3 of takeout-20240501T000000Z is not here',
    ]);
  });

  it('shows the equation of all files', () => {
    expect(sectionOf(render({ width: 120 }), 'Every file accounted for')).toEqual([
      '  16 files = 7 photos and videos + 7 sidecars + 2 album files',
      '  7 photos and videos = 4 to upload + 1 live photo video + 1 exact copy + 1 left out',
    ]);
  });

  it('says so when the equation does not hold', () => {
    const text = render({}, { ...plan, others: [] });
    expect(text).toContain('This does not add up: the sources hold 16 files');
  });

  it('ends with how much there is to upload', () => {
    expect(render().trimEnd().split('\n').at(-1)).toBe('5 files to upload, 2.0 GB.');
  });

  it('subtracts what the server has', () => {
    const text = render({ serverPresence: { alreadyOnServer: 2, inTrash: 1 }, width: 200 });
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      '5 files for the server, 2.0 GB: 2 already there, 2 to upload.',
      "1 file lies in the server's trash; --restore-trashed takes it out.",
    ]);
  });

  it('lists no more than the limit', () => {
    const problems = Array.from({ length: 12 }, (_, n) => ({ code: 'odd', message: `number ${n}` }));
    const albums = Array.from({ length: 12 }, (_, n) => ({ title: `Album ${n}` }));
    const lines = render({ limit: 2 }, buildTestPlan({ parts: 5, problems, albums })).split('\n');
    expect(lines.filter((line) => line.includes('number'))).toHaveLength(3);
    expect(lines).toContain('    and 9 more');
    expect(lines.filter((line) => line.includes('0 of 0'))).toHaveLength(10);
    expect(lines).toContain('  and 2 more albums, complete');
    expect(lines).toContain('  and 3 more');
  });

  it('leaves out sections that have nothing to say', () => {
    const headings = render({}, buildTestPlan({}))
      .split('\n')
      .filter((line) => /^\S/.test(line));
    expect(headings).toEqual(['Sources', 'Found', 'Every file accounted for', '0 files to upload, 0 B.']);
  });

  it('paints whole lines after they were laid out', () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint: Paint = {
      bold: tag('b'),
      dim: tag('dim'),
      red: tag('red'),
      green: tag('green'),
      yellow: tag('yellow'),
    };
    const text = render({ paint });
    expect(text).toContain('<b>Sources</b>\n');
    expect(text).toContain('<yellow>  旅行  1 of 3</yellow>');
    expect(text.replaceAll(/<\/?(?:b|dim|red|green|yellow)>/g, '')).toBe(render());
  });

  it.each([40, 80, 200])('never writes beyond %i columns, whatever the names are', (width) => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        const text = renderPlanText(any, { width, paint: plainPaint });
        for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
      }),
      { numRuns: 25 },
    );
  });
});

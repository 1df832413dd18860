import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/migrate/verify/verification.ts';
import type { ReportFile, ReportSection } from '../../src/report/report.ts';
import { fileKey } from '../../src/report/report.ts';
import { countMonths } from '../../src/report/sections/count-months.ts';
import { countStates } from '../../src/report/sections/count-states.ts';
import { photosToShow } from '../../src/report/sections/photos-to-show.ts';
import { planSection } from '../../src/report/sections/plan-section.ts';
import { runSection } from '../../src/report/sections/run-section.ts';
import { verificationSection } from '../../src/report/sections/verification-section.ts';
import { buildTestPlan, fullPath } from '../support/plan-builder.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';
import { buildFile } from './html/report-builder.ts';

const archive = 'takeout-20240501T000000Z-001.zip';
const server = { url: 'https://photos.example', user: 'Ann' };

const plan = buildTestPlan({
  media: [
    { path: 'a.jpg', place: { latitude: 52.5, longitude: 13.4 } },
    { path: 'b.jpg', place: { latitude: 0, longitude: -30 } },
    { path: 'b.mp4', kind: 'video', action: 'live-video', of: 'b.jpg' },
    { path: 'c.jpg', action: 'export-duplicate', of: 'a.jpg' },
    { path: 'd.jpg', action: 'skip', reason: 'trashed' },
    { path: 'e.jpg', action: 'export-duplicate', of: 'd.jpg' },
    { path: 'f.mp4', kind: 'video', action: 'embedded-video', of: 'a.jpg' },
  ],
  albums: [
    { title: 'Summer', members: ['a.jpg'], sourceMembers: ['a.jpg', 'd.jpg'], unresolved: ['x.json'] },
  ],
  others: [{ path: 'odd.bin', kind: 'unreadable', reason: 'encrypted' }],
  problems: [{ code: 'no-date', message: 'no date', archive, path: fullPath('a.jpg') }],
});

function states(section: ReportSection): Record<string, string> {
  return Object.fromEntries(
    section.files.map(({ name, state, reason }) => [name, [state, reason].join(' ').trim()]),
  );
}

describe('planSection', () => {
  it('tells of each file what will become of it', () => {
    const section = planSection(plan);
    expect(section.kind).toBe('plan');
    expect(states(section)).toEqual({
      'a.jpg': 'to-upload',
      'b.jpg': 'to-upload',
      'b.mp4': 'live-video',
      'c.jpg': 'export-duplicate',
      'd.jpg': 'skipped trashed',
      'e.jpg': 'export-duplicate trashed',
      'f.mp4': 'embedded-video',
    });
    expect(section.albums).toEqual([{ title: 'Summer', present: 1, expected: 3 }]);
    expect(section.conclusion).toEqual({
      whole: false,
      text: '3 files to upload, 300 B. 1 archive or file could not be read.',
    });
    expect(section.problems.map(({ code }) => code)).toEqual(['no-date', 'unreadable-file']);
  });

  it('counts places by time zone, and the sea apart', () => {
    expect(planSection(plan).places).toEqual({
      withPlace: 2,
      withoutPlace: 0,
      zones: [
        { zone: 'Europe/Berlin', files: 1 },
        { zone: undefined, files: 1 },
      ],
    });
  });

  it('knows after a dry run what is there already', () => {
    const [a, b] = plan.media;
    const asked = { server, alreadyOnServer: new Map([[a!, 'id-1']]), inTrash: new Set([b!]), updates: [] };
    const section = planSection(plan, asked);
    expect(section.kind).toBe('dry-run');
    expect(states(section)).toMatchObject({ 'a.jpg': 'already-on-server', 'b.jpg': 'in-server-trash' });
    expect(section.files[0]?.assetId).toBe('id-1');
    expect(section.conclusion.text).toContain('1 already there, 1 to upload.');
  });
});

describe('runSection', () => {
  it('tells of each file what the run told of it, and of those it told nothing that they were not reached', () => {
    const outcome = {
      ...buildOutcome('failed', fullPath('a.jpg'), { archive, reason: 'crc-mismatch', message: 'damaged' }),
    };
    const warnings = [
      { code: 'no-date', message: 'no date' },
      { code: 'stack-failed', message: 'no stack' },
    ];
    const result = buildRunResult({ failed: 1 }, { warnings });
    const section = runSection({
      plan,
      result,
      outcomes: [outcome],
      updates: [],
      server,
    });
    expect(states(section)).toMatchObject({ 'a.jpg': 'failed crc-mismatch', 'b.jpg': 'not-reached' });
    expect(section.problems.map(({ code }) => code)).toEqual(['no-date', 'stack-failed', 'unreadable-file']);
    expect(section.effort).toEqual({ durationMs: 81_000, files: 0, bytes: 0 });
    expect(countStates(section.files).reduce((sum, { files }) => sum + files, 0)).toBe(7);
    expect(photosToShow(section, 2)).toEqual([
      fileKey(outcome),
      fileKey({ archive, path: fullPath('b.jpg') }),
    ]);
  });
});

describe('verificationSection', () => {
  it('takes what was looked for and not missed to be there, and keeps facts apart from files', () => {
    const place = { archive, path: fullPath('b.jpg') };
    const result: Verification = {
      differences: [
        { kind: 'missing', ...place, message: 'not on the server', checksum: 'abc' },
        {
          kind: 'favorite',
          archive,
          path: fullPath('a.jpg'),
          message: 'differs',
          expected: 'yes',
          found: 'no',
        },
        { kind: 'album', album: 'Summer', message: 'not there' },
      ],
      total: 3,
      missing: 1,
      inTrash: 0,
      unreadable: 0,
      leftOut: 2,
      copies: 1,
      embedded: 1,
      locked: 0,
      albums: [],
      compared: 2,
      deep: undefined,
      interrupted: false,
    };
    const section = verificationSection({ plan, result, durationMs: 5, server });
    expect(states(section)).toEqual({
      'a.jpg': 'on-server',
      'b.jpg': 'missing',
      'b.mp4': 'on-server',
      'c.jpg': 'export-duplicate',
      'd.jpg': 'skipped trashed',
      'e.jpg': 'export-duplicate trashed',
      'f.mp4': 'embedded-video',
    });
    expect(section.conclusion.text).toBe('1 of 3 is not on the server; it is listed below.');
    expect(section.problems.filter(({ kind }) => kind === 'difference')).toEqual([
      {
        kind: 'difference',
        code: 'favorite',
        message: 'differs',
        archive,
        path: fullPath('a.jpg'),
        expected: 'yes',
        found: 'no',
      },
      { kind: 'difference', code: 'album', message: 'not there', album: 'Summer' },
    ]);
  });
});

describe('countMonths', () => {
  const at = (takenAtMs: number | undefined, more: Partial<ReportFile> = {}): ReportFile =>
    buildFile({ takenAtMs, ...more });

  it('counts what people see by month and fate, oldest first, those without date last', () => {
    const july = Date.UTC(2019, 6, 31, 23, 59);
    expect(
      countMonths([
        at(undefined),
        at(july),
        at(july, { state: 'already-on-server' }),
        at(july, { state: 'deferred' }),
        at(july, { state: 'live-video', action: 'live-video' }),
        at(july, { state: 'failed', action: 'live-video' }),
        at(july, { state: 'export-duplicate', action: 'export-duplicate' }),
        at(july, { state: 'skipped', action: 'skip' }),
        at(Date.UTC(1969, 11, 31)),
        at(8.65e15),
      ]),
    ).toEqual([
      { month: { year: 1969, index: 11 }, counts: { came: 1, there: 0, attention: 0 } },
      { month: { year: 2019, index: 6 }, counts: { came: 1, there: 1, attention: 2 } },
      { month: undefined, counts: { came: 2, there: 0, attention: 0 } },
    ]);
  });
});

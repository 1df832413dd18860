import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/lib/errors.ts';
import { checkArchives } from '../../../src/migrate/doctor/check-archives.ts';
import { checkClock } from '../../../src/migrate/doctor/check-clock.ts';
import { checkDisk } from '../../../src/migrate/doctor/check-disk.ts';
import { checkFileTypes } from '../../../src/migrate/doctor/check-file-types.ts';
import { checkJobs } from '../../../src/migrate/doctor/check-jobs.ts';
import { checkKey } from '../../../src/migrate/doctor/check-key.ts';
import { checkLatency } from '../../../src/migrate/doctor/check-latency.ts';
import { checkPermissions } from '../../../src/migrate/doctor/check-permissions.ts';
import { checkQuota } from '../../../src/migrate/doctor/check-quota.ts';
import { checkRequestSize } from '../../../src/migrate/doctor/check-request-size.ts';
import { checkStorageTemplate } from '../../../src/migrate/doctor/check-storage-template.ts';
import { checkTagsView } from '../../../src/migrate/doctor/check-tags-view.ts';
import { checkTrash } from '../../../src/migrate/doctor/check-trash.ts';
import { checkUploadRoute } from '../../../src/migrate/doctor/check-upload-route.ts';
import { checkVersion } from '../../../src/migrate/doctor/check-version.ts';
import { findRequestLimit } from '../../../src/migrate/doctor/find-request-limit.ts';
import { judgeSpace } from '../../../src/migrate/doctor/judge-space.ts';
import { emptyJournalState } from '../../../src/migrate/journal/journal-state.ts';
import { estimateUpload } from '../../../src/migrate/doctor/upload-estimate.ts';
import { entryKey } from '../../../src/migrate/entry-key.ts';
import { buildTestPlan } from '../../support/plan-builder.ts';
import { fakeServer, limitedRoute } from './fake-server.ts';

const { signal } = new AbortController();
const estimate = (totalBytes: number, knownBytes = 0) => ({ totalBytes, knownBytes });

describe('checkLatency', () => {
  it.each([
    [3.21, 'ok', '3.2 ms'],
    [250, 'ok', '250 ms'],
    [1500, 'warning', '1500 ms'],
  ])('%s ms is %s', async (ms, level, words) => {
    const server = fakeServer({ inspection: { latencyMs: () => Promise.resolve(ms) } });
    expect(await checkLatency(server, signal)).toMatchObject({
      level,
      found: `http://photos.test answers in ${words}`,
    });
  });
});

describe('checkVersion', () => {
  it('passes on what was found odd on connecting', () => {
    expect(checkVersion(fakeServer())).toMatchObject({ level: 'ok', found: 'Immich 2.7.5 is supported' });
    expect(checkVersion(fakeServer({ warnings: ['newer than known'] }))).toMatchObject({
      level: 'warning',
      found: 'newer than known',
    });
  });
});

describe('checkKey', () => {
  it('says whose library it opens', () => {
    expect(checkKey(fakeServer()).found).toBe(
      'the key "migration" is accepted and opens the library of Ann, an administrator',
    );
    expect(checkKey(fakeServer({ permissions: undefined, user: { isAdmin: false } })).found).toBe(
      'the key is accepted and opens the library of Ann',
    );
  });
});

describe('checkPermissions', () => {
  const needed = ['account', 'upload', 'albums'] as const;
  const enough = ['user.read', 'asset.upload', 'album.read', 'album.create', 'albumAsset.create'];

  it('is content with a key that may do everything', () => {
    expect(checkPermissions(fakeServer(), needed).level).toBe('ok');
  });

  it('fails with the permissions that an upload lacks, and what for', () => {
    const finding = checkPermissions(fakeServer({ permissions: enough.slice(0, 3) }), needed);
    expect(finding).toMatchObject({
      level: 'failure',
      found:
        'the API key lacks album.create (to create albums), albumAsset.create (to put photos into albums)',
      error: { kind: 'forbidden', permission: 'album.create' },
    });
  });

  it('tells by command what else the key cannot be used for, each permission once', () => {
    const finding = checkPermissions(fakeServer({ permissions: [...enough, 'asset.read'] }), needed);
    expect(finding.level).toBe('warning');
    expect(finding.details).toContain('verify --deep needs asset.download');
    expect(finding.details).toContain('upload --update-existing needs asset.update, tag.create, tag.asset');
    expect(finding.details?.some((line) => line.startsWith('verify needs'))).toBe(false);
  });

  it('says that old servers do not tell', () => {
    expect(checkPermissions(fakeServer({ permissions: undefined }), needed)).toMatchObject({
      level: 'unchecked',
      found: expect.stringContaining('1.139') as string,
    });
  });
});

describe('checkClock', () => {
  it.each([
    [0, 'ok', 'agree'],
    [60_000, 'ok', 'agree'],
    [-59_000, 'ok', 'agree'],
    [61_000, 'warning', '1 min 01 s ahead of'],
    [-86_400_000, 'warning', '1 d 00 h behind'],
    [undefined, 'unchecked', 'does not tell'],
  ])('of %s ms is %s', (skew, level, words) => {
    const finding = checkClock(fakeServer({ inspection: { clockSkewMs: () => skew } }));
    expect(finding).toMatchObject({ level, found: expect.stringContaining(words) as string });
  });
});

describe('estimateUpload', () => {
  const plan = buildTestPlan({
    media: [
      { path: 'a.jpg', size: 100 },
      { path: 'b.jpg', size: 20 },
      { path: 'c.mp4', size: 3, action: 'live-video', of: 'a.jpg' },
      { path: 'd.jpg', size: 4000, action: 'skip', reason: 'filter' },
      { path: 'e.jpg', size: 50_000, action: 'export-duplicate', of: 'a.jpg' },
    ],
  });

  it('adds up what travels', () => {
    expect(estimateUpload(plan, undefined)).toEqual({ totalBytes: 123, knownBytes: 0 });
  });

  it('knows what earlier runs brought, and does not believe in a checksum alone', () => {
    const [a, b] = plan.media.map(({ media }) => entryKey(media.entry, plan.sources[0]) ?? '');
    const known = emptyJournalState();
    for (const [index, key] of [a, b].entries()) known.hashes.set(key!, { sha1: `s${index}`, embeds: false });
    known.assets.note('s0', { assetId: 'x', created: true, run: 'r' }, []);
    expect(estimateUpload(plan, known)).toEqual({ totalBytes: 123, knownBytes: 100 });
  });
});

describe('judgeSpace', () => {
  it.each([
    // total, known, free, used
    [100, 0, 100, 0, 'fits'],
    [100, 0, 99, 0, 'too-small'],
    [100, 0, 99, 1, 'tight'],
    [100, 0, 50, 49, 'too-small'],
    [100, 0, 50, 1_000_000, 'tight'],
    [100, 60, 40, 60, 'fits'],
    [100, 60, 39, 60, 'too-small'],
    [100, 60, 39, 61, 'tight'],
    [100, 0, 10, undefined, 'tight'],
  ] as const)(
    '%i bytes, %i of them known, into %i where %s are used: %s',
    (total, known, free, used, verdict) => {
      expect(judgeSpace(estimate(total, known), free, used)).toBe(verdict);
    },
  );

  it('never calls too small what would fit if all that is there were part of it', () => {
    const amounts = fc.record({ total: fc.nat(), known: fc.nat(), free: fc.nat(), used: fc.nat() });
    fc.assert(
      fc.property(amounts, ({ total, known, free, used }) => {
        const verdict = judgeSpace(estimate(total, Math.min(known, total)), free, used);
        if (verdict === 'too-small') expect(total - Math.min(total, used)).toBeGreaterThan(free);
        if (verdict === 'fits') expect(total - Math.min(known, total)).toBeLessThanOrEqual(free);
      }),
    );
  });
});

describe('checkQuota', () => {
  const withQuota = (quotaSizeBytes: number | undefined, quotaUsedBytes = 0) =>
    fakeServer({ user: { quotaSizeBytes, quotaUsedBytes } });

  it.each([
    [undefined, 0, estimate(1e12), 'ok', 'Ann has no quota'],
    [10e9, 4e9, undefined, 'ok', '6.0 GB of the quota of 10.0 GB are left'],
    [10e9, 11e9, undefined, 'failure', '0 B of the quota of 10.0 GB are left'],
    [
      10e9,
      4e9,
      estimate(5e9),
      'ok',
      '6.0 GB of the quota of 10.0 GB are left, for 5.0 GB of photos and videos',
    ],
    [10e9, 4e9, estimate(8e9, 3e9), 'ok', 'for 5.0 GB of photos'],
    [10e9, 4e9, estimate(8e9), 'warning', 'for 8.0 GB of photos'],
    [10e9, 4e9, estimate(11e9), 'failure', 'for 11.0 GB of photos'],
    [0, 0, estimate(1), 'failure', '0 B of the quota of 0 B'],
  ])('of %s with %s used, %j to come: %s', (size, used, toCome, level, words) => {
    const finding = checkQuota(withQuota(size, used), toCome);
    expect(finding).toMatchObject({ level, found: expect.stringContaining(words) as string });
    if (finding.level === 'failure') expect(finding.error).toMatchObject({ kind: 'quota' });
  });
});

describe('checkDisk', () => {
  const withSpace = (availableBytes: number, quotaUsedBytes = 0) =>
    fakeServer({ storage: { sizeBytes: 100e9, availableBytes }, user: { quotaUsedBytes } });

  it.each([
    [50e9, 0, undefined, 'ok'],
    [0.5e9, 0, undefined, 'failure'],
    [50e9, 0, estimate(20e9), 'ok'],
    // Room for the originals, but not for what the server makes of them.
    [50e9, 0, estimate(45e9), 'warning'],
    [50e9, 30e9, estimate(60e9), 'warning'],
    [50e9, 0, estimate(60e9), 'failure'],
  ])('%i free and %i used, %j to come: %s', async (free, used, toCome, level) => {
    const finding = await checkDisk(withSpace(free, used), toCome, signal);
    expect(finding.level).toBe(level);
    if (finding.level === 'failure') expect(finding.error).toMatchObject({ kind: 'disk-full' });
  });

  it('is not asked for with a key that may not', async () => {
    expect(await checkDisk(fakeServer({ permissions: ['user.read'] }), undefined, signal)).toMatchObject({
      level: 'unchecked',
      found: 'the API key lacks the permission server.storage',
    });
  });
});

describe('checkUploadRoute', () => {
  it('tries an upload route with a small form, unless told not to', async () => {
    const route = limitedRoute(5000);
    const server = fakeServer({ inspection: route });
    expect((await checkUploadRoute(server, true, signal)).level).toBe('ok');
    expect(route.asked).toBe(1);
    expect((await checkUploadRoute(server, false, signal)).found).toContain('--no-probe');
    expect(route.asked).toBe(1);
  });
});

describe('findRequestLimit', () => {
  it('comes close to any limit, with few questions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4096, max: 2e10 - 1 }), async (limit) => {
        let asked = 0;
        const found = await findRequestLimit(4096, 2e10, (bytes) => {
          asked += 1;
          return Promise.resolve(bytes <= limit);
        });
        expect(found).toBeLessThanOrEqual(limit);
        expect(found).toBeGreaterThanOrEqual(limit / 1.021);
        expect(asked).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('checkRequestSize', () => {
  const plan = buildTestPlan({
    media: [
      { path: 'small.jpg', size: 3e6 },
      { path: 'long.mp4', size: 3e9, kind: 'video' },
      { path: 'longer.mp4', size: 4e9, kind: 'video' },
      { path: 'left-out.mp4', size: 30e9, kind: 'video', action: 'skip', reason: 'filter' },
    ],
  });
  const usual = { plan, probe: true, openDirect: undefined, signal };

  it('asks once about the largest file that will travel', async () => {
    const route = limitedRoute(5e9);
    expect(await checkRequestSize(fakeServer({ inspection: route }), usual)).toMatchObject({
      level: 'ok',
      found: 'the largest file of 4.0 GB would get through',
    });
    expect(route.asked).toBe(1);
  });

  it('finds the limit, and counts what is larger', async () => {
    const finding = await checkRequestSize(fakeServer({ inspection: limitedRoute(100e6) }), usual);
    expect(finding).toMatchObject({ level: 'failure', error: { kind: 'too-large' } });
    expect(finding.found).toMatch(
      /^the way to the server lets requests of up to about (98|99|100)(\.\d)? MB through, and 2 files are larger \(7\.0 GB\)$/u,
    );
    expect(finding.advice).toMatch(/client_max_body_size.*--direct-url; --max-request-size \d\dMB/u);
  });

  it('blames nginx for nothing that Cloudflare does', async () => {
    const server = fakeServer({ inspection: limitedRoute(100e6), behindCloudflare: true });
    const finding = await checkRequestSize(server, usual);
    expect(finding.advice).toContain('Cloudflare');
    expect(finding.advice).not.toContain('nginx');
  });

  it('tries the other way with what the usual one refuses', async () => {
    const server = fakeServer({ inspection: limitedRoute(100e6) });
    const by = (limitBytes: number) => () =>
      Promise.resolve(fakeServer({ inspection: limitedRoute(limitBytes) }));
    expect(await checkRequestSize(server, { ...usual, openDirect: by(5e9) })).toMatchObject({
      level: 'ok',
      found: expect.stringMatching(/2 files are larger .*: these get through by --direct-url$/u) as string,
    });
    expect(await checkRequestSize(server, { ...usual, openDirect: by(3.5e9) })).toMatchObject({
      level: 'failure',
      found: expect.stringContaining(
        'by --direct-url the largest of 4.0 GB does not get through either',
      ) as string,
      error: { kind: 'too-large' },
    });
  });

  it('says why the other way cannot be gone, and does not try it without need', async () => {
    const server = fakeServer({ inspection: limitedRoute(100e6) });
    const closed = () => Promise.reject(new ApiError('unreachable', 'later', 'nobody answers'));
    expect(await checkRequestSize(server, { ...usual, openDirect: closed })).toMatchObject({
      level: 'failure',
      found: '--direct-url cannot be used: nobody answers',
      error: { kind: 'unreachable' },
    });
    const wide = fakeServer({ inspection: limitedRoute(5e9) });
    expect((await checkRequestSize(wide, { ...usual, openDirect: closed })).level).toBe('ok');
  });

  it('only warns where nothing is known to be too large', async () => {
    const server = fakeServer({ inspection: limitedRoute(1e6) });
    expect(await checkRequestSize(server, { ...usual, plan: undefined })).toMatchObject({
      level: 'warning',
      found: expect.stringMatching(
        /^the way to the server lets requests of up to about \S+ [kM]B through$/u,
      ) as string,
    });
  });

  it('does nothing when told not to', async () => {
    const route = limitedRoute(1);
    const server = fakeServer({ inspection: route });
    expect((await checkRequestSize(server, { ...usual, probe: false })).level).toBe('unchecked');
    expect(route.asked).toBe(0);
  });
});

describe('checkArchives', () => {
  it('counts what is whole', () => {
    expect(checkArchives(buildTestPlan({ parts: 2, media: [{ path: 'a.jpg' }] })).found).toBe(
      '2 archives with 1 photo or video; no part is known to be missing',
    );
  });

  it('warns of parts that are missing, by name', () => {
    const problems = [
      { code: 'missing-part', message: 'part 2 of takeout is missing' },
      { code: 'sidecar-missing', message: 'of no weight here' },
    ];
    expect(checkArchives(buildTestPlan({ problems }))).toMatchObject({
      level: 'warning',
      details: ['part 2 of takeout is missing'],
    });
  });

  it.each([
    [{ problems: [{ code: 'unreadable-archive', message: 'cut' }] }, ['cut']],
    [
      { others: [{ path: 'x.jpg', kind: 'unreadable', reason: 'encrypted' }] },
      ['1 file in them cannot be read'],
    ],
  ] as const)('fails for what cannot be read: %j', (spec, details) => {
    expect(checkArchives(buildTestPlan(spec))).toMatchObject({
      level: 'failure',
      details,
      error: { code: 'unreadable-archive' },
    });
  });
});

describe('checkFileTypes', () => {
  it('counts what the server does not take, by type', () => {
    const refused = { action: 'skip', reason: 'unsupported-type' } as const;
    const plan = buildTestPlan({
      media: [
        { path: 'a.jpg' },
        { path: 'b.MPO', fileName: 'b.MPO', ...refused },
        { path: 'c.mpo', fileName: 'c.mpo', ...refused },
        { path: 'd', fileName: 'd', ...refused },
        { path: 'e.gif', action: 'skip', reason: 'filter' },
      ],
    });
    expect(checkFileTypes(plan)).toMatchObject({
      level: 'warning',
      found: 'the server does not take 3 files because of their type',
      details: ['.mpo: 2 files', 'no extension: 1 file'],
    });
    expect(checkFileTypes(buildTestPlan({ media: [{ path: 'a.jpg' }] })).level).toBe('ok');
  });
});

describe('checkStorageTemplate', () => {
  const withTemplate = (enabled: boolean, template: string) =>
    fakeServer({ inspection: { storageTemplate: () => Promise.resolve({ enabled, template }) } });
  const byAlbum = '{{y}}/{{#if album}}{{album}}{{else}}Other{{/if}}/{{filename}}';
  const albums = buildTestPlan({
    media: [{ path: 'a.jpg' }],
    albums: [{ title: 'Trip', members: ['a.jpg'] }],
  });

  it.each([
    [false, byAlbum, albums, 'ok'],
    [true, '{{y}}/{{filename}}', albums, 'ok'],
    [true, '{{y}}/album/{{filename}}', albums, 'ok'],
    [true, byAlbum, albums, 'warning'],
    [true, '{{{album}}}/{{filename}}', undefined, 'warning'],
    [true, byAlbum, buildTestPlan({}), 'ok'],
  ])('on: %s, %s', async (enabled, template, plan, level) => {
    expect((await checkStorageTemplate(withTemplate(enabled, template), plan, signal)).level).toBe(level);
  });

  it('cannot be seen by everybody', async () => {
    const user = fakeServer({ user: { isAdmin: false } });
    expect((await checkStorageTemplate(user, undefined, signal)).found).toBe(
      'only an administrator may look, and Ann is none',
    );
    const scoped = fakeServer({ permissions: ['user.read'] });
    expect((await checkStorageTemplate(scoped, undefined, signal)).found).toContain('systemConfig.read');
  });
});

describe('checkTagsView', () => {
  const tagged = buildTestPlan({ media: [{ path: 'a.jpg', tags: ['People/Ann'] }] });
  const showing = (shows: boolean) => fakeServer({ inspection: { showsTags: () => Promise.resolve(shows) } });

  it('matters only where photos get tags', async () => {
    expect((await checkTagsView(showing(false), tagged, signal)).level).toBe('warning');
    expect((await checkTagsView(showing(false), undefined, signal)).level).toBe('warning');
    expect((await checkTagsView(showing(true), tagged, signal)).level).toBe('ok');
    const untagged = buildTestPlan({ media: [{ path: 'a.jpg', tags: [] }] });
    const mute = fakeServer({ permissions: ['user.read'] });
    expect((await checkTagsView(mute, untagged, signal)).level).toBe('ok');
    expect((await checkTagsView(mute, tagged, signal)).found).toContain('userPreference.read');
  });
});

describe('checkTrash', () => {
  it('warns where deleting is for good', async () => {
    const off = fakeServer({ inspection: { hasTrash: () => Promise.resolve(false) } });
    expect((await checkTrash(off, signal)).level).toBe('warning');
    expect((await checkTrash(fakeServer(), signal)).level).toBe('ok');
  });
});

describe('checkJobs', () => {
  const queue = (name: string, isPaused = false, waiting = 0) => ({ name, isPaused, waiting });
  const look = (queues: readonly ReturnType<typeof queue>[], ours: readonly string[] = []) =>
    checkJobs(fakeServer({ queues }), { ours, pausesJobs: false, signal });

  it.each([
    [[queue('metadataExtraction'), queue('ocr')], [], 'ok', 'background jobs run, and few wait'],
    [[queue('ocr', true, 90_000)], [], 'ok', 'paused by somebody, and left so: OCR'],
    [[queue('ocr', true)], ['ocr'], 'warning', 'an earlier run could not resume OCR'],
    [[queue('ocr')], ['ocr'], 'ok', 'background jobs run, and few wait'],
    [[queue('metadataExtraction', true)], [], 'warning', 'paused: metadata extraction, without which'],
    [[queue('smartSearch', false, 12_345)], [], 'warning', '12,345 jobs for smart search'],
    [[queue('smartSearch', false, 999)], [], 'ok', 'few wait'],
  ])('%j, ours %j: %s', async (queues, ours, level, words) => {
    expect(await look(queues, ours)).toMatchObject({
      level,
      found: expect.stringContaining(words) as string,
    });
  });

  it('tells several problems together', async () => {
    const finding = await look(
      [queue('sidecar', true), queue('ocr', true), queue('library', false, 5000)],
      ['ocr'],
    );
    expect(finding.found.split('; ')).toHaveLength(3);
    expect(finding.advice).toContain('--resume-jobs');
    expect(finding.advice).toContain('--pause-jobs');
  });

  it('cannot be seen by everybody', async () => {
    const finding = await checkJobs(fakeServer({ user: { isAdmin: false } }), {
      ours: [],
      pausesJobs: false,
      signal,
    });
    expect(finding.level).toBe('unchecked');
  });

  it.each([
    [['all'], true, 'ok'],
    [['all'], false, 'warning'],
    [['user.read', 'queue.read'], true, 'warning'],
  ])('with --pause-jobs, %j, administrator: %s: %s', async (permissions, isAdmin, level) => {
    const server = fakeServer({ permissions, user: { isAdmin } });
    expect((await checkJobs(server, { ours: [], pausesJobs: true, signal })).level).toBe(level);
  });
});

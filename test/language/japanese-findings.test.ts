import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { speakLanguage } from '../../src/cli/language/speak-language.ts';
import type { DoctorServer } from '../../src/migrate/doctor/doctor-server.ts';
import type { ExamineInput } from '../../src/migrate/doctor/examine.ts';
import { findEnglish } from '../support/find-english.ts';

// Tables of words are made when their module is loaded.
await speakLanguage('ja');
const { examine } = await import('../../src/migrate/doctor/examine.ts');
const { fakeServer, limitedRoute } = await import('../migrate/doctor/fake-server.ts');
const { buildTestPlan } = await import('../support/plan-builder.ts');

const { signal } = new AbortController();
const stateDir = mkdtempSync(join(tmpdir(), 'findings-'));
afterAll(() => rmSync(stateDir, { recursive: true }));

const plan = buildTestPlan({
  media: [
    { path: 'a.jpg', size: 100, tags: ['People/Ann'] },
    { path: 'b.mp4', size: 4e9, kind: 'video' },
    { path: 'c.mpo', size: 10, action: 'skip', reason: 'unsupported-type' },
  ],
  albums: [{ title: 'Sommer', members: ['a.jpg'] }],
});

/** Everything that is said about a server. */
async function* textsOf(server: DoctorServer, input: Partial<ExamineInput> = {}): AsyncGenerator<string> {
  const findings = examine({
    connect: () => Promise.resolve(server),
    needed: ['account', 'upload', 'albums'],
    readPlan: () => Promise.resolve(plan),
    stateDir,
    probe: true,
    openDirect: undefined,
    pausesJobs: false,
    openAdmin: () => Promise.resolve(undefined),
    signal,
    ...input,
  });
  for await (const { found, advice, details = [] } of findings) {
    yield found;
    if (advice !== undefined) yield advice;
    yield* details;
  }
}

const template = '{{y}}/{{album}}/{{filename}}';

/** In Immich, and of what is on this server. */
const names = [
  ...['Account Settings > API Keys', 'Account Settings > Features > Tags', 'Administration > Users'],
  ...['Administration > Jobs', 'Administration > Settings > Trash', 'Storage Template Migration'],
  ...['Ann', 'migration', 'People/', template, stateDir, 'Cloudflare', 'OCR'],
];

const queue = (name: string, isPaused: boolean, waiting = 0) => ({ name, isPaused, waiting });

describe('a finding', () => {
  it.each<[string, DoctorServer, Partial<ExamineInput>?]>([
    ['nothing wrong', fakeServer()],
    ['no export', fakeServer(), { readPlan: undefined }],
    ['nothing tried', fakeServer(), { probe: false }],
    ['a key that tells nothing', fakeServer({ permissions: undefined })],
    ['a key that lacks what is needed', fakeServer({ permissions: ['user.read'] })],
    [
      'a key that is good for an upload only',
      fakeServer({
        permissions: ['user.read', 'asset.upload', 'album.read', 'album.create', 'albumAsset.create'],
      }),
    ],
    ['jobs that cannot be paused', fakeServer({ user: { isAdmin: false } }), { pausesJobs: true }],
    ['a quota that is used up', fakeServer({ user: { quotaSizeBytes: 10, quotaUsedBytes: 10 } })],
    ['a quota that may do', fakeServer({ user: { quotaSizeBytes: 5e9, quotaUsedBytes: 4e9 } })],
    ['a full disk', fakeServer({ storage: { sizeBytes: 1e12, availableBytes: 1 } })],
    ['a narrow way', fakeServer({ inspection: limitedRoute(1e6) })],
    ['a narrow way by Cloudflare', fakeServer({ inspection: limitedRoute(1e8), behindCloudflare: true })],
    [
      'queues at rest, and others with much to do',
      fakeServer({
        queues: [queue('metadataExtraction', true), queue('ocr', false, 5000), queue('smartSearch', true)],
      }),
    ],
    [
      'settings that spoil something',
      fakeServer({
        inspection: {
          latencyMs: () => Promise.resolve(2000),
          clockSkewMs: () => -3_600_000,
          showsTags: () => Promise.resolve(false),
          hasTrash: () => Promise.resolve(false),
          storageTemplate: () => Promise.resolve({ enabled: true, template }),
        },
      }),
    ],
  ])('is Japanese from its beginning to its end: %s', async (_, server, input) => {
    for await (const text of textsOf(server, input)) {
      expect(text).toMatch(/[\p{sc=Hira}\p{sc=Kana}]/u);
      expect(text).not.toMatch(/\{\d\}/u);
      expect(findEnglish(text, names)).toEqual([]);
    }
  });
});

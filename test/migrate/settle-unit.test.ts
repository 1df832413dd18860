import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg } from '../../src/sandbox/demo-export/encode-jpeg.ts';
import { motionPhotoSegment } from '../../src/sandbox/demo-export/motion-photo-segment.ts';
import { album, photo, sidecar, video } from '../support/export-builder.ts';
import { forgeCrc32 } from '../support/forge-crc32.ts';
import { buildZip } from '../support/zip-builder.ts';
import { exportOf, migrate, sandbox, temporaryFolder } from './support/migrate.ts';

const year = 'Photos from 2023';

describe('live photos', () => {
  const tree = {
    [year]: { 'IMG_1.HEIC.json': sidecar('IMG_1.JPG'), 'IMG_1.JPG': photo(1), 'IMG_1.MP4': video(2) },
  };

  it('the video goes first, so that the still carries its id', async () => {
    const server = await sandbox();
    const { outcomes } = await migrate(await exportOf(tree), server);
    expect(outcomes).toEqual({ 'IMG_1.JPG': 'uploaded', 'IMG_1.MP4': 'live-video' });
    const uploads = server.requests.filter(({ path, method }) => method === 'POST' && path === '/api/assets');
    expect(uploads).toHaveLength(2);
    const [clip, still] = server.snapshot().assets;
    expect(still).toMatchObject({ type: 'IMAGE', livePhotoVideoId: clip?.id });
    expect(clip).toMatchObject({ type: 'VIDEO', visibility: 'hidden' });
  });

  it('a still that was there before is linked to its new video', async () => {
    const server = await sandbox();
    const still = { [year]: { 'IMG_1.JPG': photo(1) } };
    await migrate(await exportOf(still), server);
    const { outcomes } = await migrate(await exportOf(tree), server);
    expect(outcomes).toEqual({ 'IMG_1.JPG': 'already-on-server', 'IMG_1.MP4': 'live-video' });
    const { assets } = server.snapshot();
    expect(assets.find(({ type }) => type === 'IMAGE')?.livePhotoVideoId).toBe(
      assets.find(({ type }) => type === 'VIDEO')?.id,
    );
  });

  it('is linked once: a later run with the same journal leaves it as the user wants it', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const paths = await exportOf(tree);
    await migrate(paths, server, { stateDir });
    const before = server.requests.length;
    await migrate(paths, server, { stateDir });
    expect(server.requests.slice(before).filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('a still in the trash of the server keeps its video from coming back alone', async () => {
    const server = await sandbox();
    await migrate(await exportOf({ [year]: { 'IMG_1.JPG': photo(1) } }), server);
    await call(server, 'DELETE', '/assets', { ids: server.snapshot().assets.map(({ id }) => id) });
    const { outcomes } = await migrate(await exportOf(tree), server);
    expect(outcomes).toEqual({ 'IMG_1.JPG': 'in-server-trash', 'IMG_1.MP4': 'in-server-trash' });
    expect(server.snapshot().assets).toHaveLength(1);
  });

  it('a video that is refused does not keep its still away', async () => {
    const server = await sandbox();
    server.faults.add({ kind: 'too-large', maxBytes: 100, path: '/assets', method: 'POST', readBody: true });
    const { outcomes } = await migrate(await exportOf(tree), server);
    expect(outcomes).toEqual({ 'IMG_1.JPG': 'uploaded', 'IMG_1.MP4': 'deferred: too-large' });
  });
});

describe('motion photos', () => {
  const clip = video(3);
  const still = Buffer.concat([encodeJpeg(createCanvas(16, 16), [motionPhotoSegment(clip.length)]), clip]);
  const tree = (beside: Buffer) => ({
    [year]: {
      'PXL_1.MP.jpg': still,
      'PXL_1.MP.jpg.json': sidecar('PXL_1.MP.jpg'),
      'PXL_1.MP': beside,
    },
  });

  it('a separate video that the still holds already is left out', async () => {
    const server = await sandbox();
    const { outcomes } = await migrate(await exportOf(tree(clip)), server);
    expect(outcomes).toEqual({ 'PXL_1.MP.jpg': 'uploaded', 'PXL_1.MP': 'embedded-video' });
    expect(server.snapshot().assets.filter((asset) => !asset.embedded)).toHaveLength(1);
  });

  it('one that differs is kept as a video by itself, not linked, and said', async () => {
    const server = await sandbox();
    const { outcomes, result } = await migrate(await exportOf(tree(video(4))), server);
    expect(outcomes).toEqual({ 'PXL_1.MP.jpg': 'uploaded', 'PXL_1.MP': 'uploaded' });
    expect(result.warnings).toMatchObject([{ code: 'embedded-video-differs' }]);
    const { assets } = server.snapshot();
    const embedded = assets.find((asset) => asset.embedded);
    expect(assets.find(({ type }) => type === 'IMAGE')?.livePhotoVideoId).toBe(embedded?.id);
    expect(
      assets.filter(({ type, visibility }) => type === 'VIDEO' && visibility === 'timeline'),
    ).toHaveLength(1);
  });

  it('a differing .MP4 is never linked by a later run either: the server would delete it', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const beside = {
      [year]: { 'IMG_2.jpg': still, 'IMG_2.jpg.json': sidecar('IMG_2.jpg'), 'IMG_2.MP4': video(5) },
    };
    const paths = await exportOf(beside);
    const kept = (): number =>
      server.snapshot().assets.filter(({ type, visibility }) => type === 'VIDEO' && visibility === 'timeline')
        .length;
    await migrate(paths, server, { stateDir });
    expect(kept()).toBe(1);
    await migrate(paths, server, { stateDir });
    await migrate(paths, server);
    await server.waitForJobs();
    expect(kept()).toBe(1);
    expect(
      server.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/assets/')),
    ).toEqual([]);
  });

  it('the next run knows without reading', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const paths = await exportOf(tree(clip));
    await migrate(paths, server, { stateDir });
    const { outcomes, result } = await migrate(paths, server, { stateDir });
    expect(outcomes).toEqual({ 'PXL_1.MP.jpg': 'already-on-server', 'PXL_1.MP': 'embedded-video' });
    expect(result.filesUploaded).toBe(0);
  });
});

describe('copies inside the export', () => {
  it('are left out, and their albums united', async () => {
    const server = await sandbox();
    const paths = await exportOf({
      [year]: { 'a.jpg': photo(1), 'a.jpg.json': sidecar('a.jpg') },
      Summer: { 'metadata.json': album('Summer'), 'a.jpg': photo(1) },
    });
    const { outcomes, result } = await migrate(paths, server);
    expect(outcomes).toEqual({ 'Photos from 2023/a.jpg': 'uploaded', 'Summer/a.jpg': 'export-duplicate' });
    expect(result.albums).toEqual([{ title: 'Summer', present: 1, expected: 1 }]);
  });

  it('that only look alike, by size and CRC, both arrive', async () => {
    const one = photo(1);
    const other = Buffer.from(photo(2).subarray(0, one.length - 4));
    const padded = Buffer.concat([other, Buffer.alloc(one.length - 4 - other.length)]);
    const forged = Buffer.concat([padded, forgeCrc32(padded, crc32(one))]);
    expect({ crc: crc32(forged), size: forged.length }).toEqual({ crc: crc32(one), size: one.length });
    expect(sha1(forged)).not.toBe(sha1(one));

    const server = await sandbox();
    const paths = await exportOf({ [year]: { 'one.jpg': one, 'other.jpg': forged } });
    const stateDir = temporaryFolder();
    const { outcomes, plan } = await migrate(paths, server, { stateDir });
    expect(plan.media.map(({ action }) => action).sort()).toEqual(['export-duplicate', 'upload']);
    expect(outcomes).toEqual({ 'one.jpg': 'uploaded', 'other.jpg': 'uploaded' });
    // Which the next run knows: nothing travels again.
    const again = await migrate(paths, server, { stateDir });
    expect(again.outcomes).toEqual({ 'one.jpg': 'already-on-server', 'other.jpg': 'already-on-server' });
    expect(again.events.some(({ kind }) => kind === 'transfer-start')).toBe(false);
    expect(
      server
        .snapshot()
        .assets.map(({ checksum }) => checksum)
        .sort(),
    ).toEqual([one, forged].map(sha1).sort());
  });

  it('step in where the kept one is damaged, with what its sidecar knew', async () => {
    const bytes = photo(1);
    const damaged = Buffer.from(bytes);
    damaged[200]! ^= 0xff;
    const root = 'Takeout/Google Photos';
    const zip = join(temporaryFolder(), 'takeout-001.zip');
    writeFileSync(
      zip,
      buildZip([
        { name: `${root}/${year}/a.jpg`, content: bytes, rawData: damaged },
        {
          name: `${root}/${year}/a.jpg.json`,
          content: sidecar('a.jpg', { description: 'kept', favorited: true }),
        },
        { name: `${root}/Summer/metadata.json`, content: album('Summer') },
        { name: `${root}/Summer/a.jpg`, content: bytes },
      ]),
    );
    const server = await sandbox();
    const { outcomes, result } = await migrate([zip], server);
    expect(outcomes['Photos from 2023/a.jpg']).toMatch(/^failed: /);
    expect(outcomes['Summer/a.jpg']).toBe('uploaded');
    expect(server.snapshot().assets).toMatchObject([
      { checksum: sha1(bytes), description: 'kept', isFavorite: true },
    ]);
    expect(result.albums).toEqual([{ title: 'Summer', present: 1, expected: 1 }]);
  });
});

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

async function call(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
  expect(answer.ok).toBe(true);
}

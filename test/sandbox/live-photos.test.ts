import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assetForm } from './support/client.ts';
import { jpeg, motionPhoto, mp4, xmp } from './support/media.ts';
import { running, type Running } from './support/running-sandbox.ts';
import type { AssetSnapshot } from '../../src/sandbox/snapshot.ts';

async function send(
  { client }: Running,
  fileName: string,
  bytes: Buffer,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  return (await client.upload(assetForm(fileName, bytes, fields))).body.id;
}

function find({ sandbox }: Running, id: string): AssetSnapshot | undefined {
  return sandbox.snapshot().assets.find((asset) => asset.id === id);
}

describe.each(['1.135', '2.7', '3.0'] as const)('live photos on %s', (version) => {
  it('links the still and hides the video', async () => {
    const at = await running({ version });
    const video = await send(at, 'IMG_1.MOV', mp4());
    const still = await send(at, 'IMG_1.JPG', jpeg(), { livePhotoVideoId: video });
    expect(find(at, still)).toMatchObject({ livePhotoVideoId: video, visibility: 'timeline' });
    expect(find(at, video)).toMatchObject({ visibility: 'hidden' });
  });

  it.each([
    ['timeline', 'hidden'],
    ['archive', 'archive'],
    ['locked', 'locked'],
  ])('leaves a video of the %s as %s', async (visibility, after) => {
    const at = await running({ version });
    const video = await send(at, 'v.mp4', mp4(), { visibility });
    const still = await send(at, 's.jpg', jpeg(), { livePhotoVideoId: video });
    expect([find(at, still)?.livePhotoVideoId, find(at, video)?.visibility]).toEqual([video, after]);
  });

  it('links later, and unlinks', async () => {
    const at = await running({ version });
    const still = await send(at, 's.jpg', jpeg());
    const video = await send(at, 'v.mp4', mp4());
    const link = await at.client.call('PUT', `/api/assets/${still}`, { livePhotoVideoId: video });
    expect([link.status, link.body.livePhotoVideoId, find(at, video)?.visibility]).toEqual([
      200,
      video,
      'hidden',
    ]);
    const unlink = await at.client.call('PUT', `/api/assets/${still}`, { livePhotoVideoId: null });
    expect([unlink.body.livePhotoVideoId, find(at, video)?.visibility]).toEqual([null, 'timeline']);
  });

  it('hides the video of a duplicate still without linking it', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const still = await send(at, 's.jpg', bytes);
    const video = await send(at, 'v.mp4', mp4());
    expect(await send(at, 's.jpg', bytes, { livePhotoVideoId: video })).toBe(still);
    expect([find(at, still)?.livePhotoVideoId, find(at, video)?.visibility]).toEqual([undefined, 'hidden']);
  });

  it('does not touch the video when the checksum header already answers', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    await send(at, 's.jpg', bytes);
    const video = await send(at, 'v.mp4', mp4());
    const checksum = createHash('sha1').update(bytes).digest('hex');
    const form = assetForm('s.jpg', bytes, { livePhotoVideoId: video });
    expect((await at.client.upload(form, { 'x-immich-checksum': checksum })).status).toBe(200);
    expect(find(at, video)?.visibility).toBe('timeline');
  });

  it('cuts the video out of a motion photo', async () => {
    const at = await running({ version });
    const video = mp4();
    const still = await send(at, 'PXL_4.MP.jpg', motionPhoto(video));
    const embedded = find(at, find(at, still)?.livePhotoVideoId ?? '');
    expect(embedded).toMatchObject({
      fileName: 'PXL_4.MP.mp4',
      type: 'VIDEO',
      visibility: 'hidden',
      embedded: true,
      checksum: createHash('sha1').update(video).digest('hex'),
    });
    const year = version === '1.135' ? String(new Date().getUTCFullYear()) : '2023';
    expect(embedded?.fileCreatedAt.slice(0, 4)).toBe(year);
    expect(await send(at, 'mv.mp4', video)).toBe(embedded?.id);
    const unlink = await at.client.call('PUT', `/api/assets/${still}`, { livePhotoVideoId: null });
    expect([unlink.status, unlink.body.message]).toEqual([400, 'Cannot unlink Android motion photos']);
  });

  it('reads the newer generation of motion photo tags', async () => {
    const at = await running({ version });
    const video = mp4();
    const item = (semantic: string, more: string): string =>
      `<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="x" Item:Semantic="${semantic}" ${more}/></rdf:li>`;
    const directory =
      `<Container:Directory><rdf:Seq>${item('Primary', '')}` +
      `${item('MotionPhoto', `Item:Length="${video.length}"`)}</rdf:Seq></Container:Directory>`;
    const bytes = jpeg({ xmp: xmp({ 'GCamera:MotionPhoto': '1' }, directory), trailer: video });
    const still = await send(at, 'PXL_5.MP.jpg', bytes);
    const linked = find(at, find(at, still)?.livePhotoVideoId ?? '');
    expect(linked?.checksum).toBe(createHash('sha1').update(video).digest('hex'));
  });

  it('deletes another video that was linked to a motion photo', async () => {
    const at = await running({ version });
    const other = await send(at, 'PXL_5.mp4', mp4());
    const still = await send(at, 'PXL_5.MP.jpg', motionPhoto(mp4()), { livePhotoVideoId: other });
    expect(find(at, other)).toBeUndefined();
    expect(find(at, find(at, still)?.livePhotoVideoId ?? '')?.embedded).toBe(true);
    const later = await send(at, 'later.mp4', mp4());
    await at.client.call('PUT', `/api/assets/${still}`, { livePhotoVideoId: later });
    expect(find(at, later)?.visibility).toBe('hidden');
    await at.client.call('PUT', `/api/assets/${still}`, { description: 'edited' });
    expect(find(at, later)).toBeUndefined();
  });

  it('keeps and links a video that has the very bytes inside', async () => {
    const at = await running({ version });
    const video = mp4();
    const separate = await send(at, 'PXL_6.MP4', video);
    const still = await send(at, 'PXL_6.MP.jpg', motionPhoto(video));
    expect(find(at, still)?.livePhotoVideoId).toBe(separate);
    expect(find(at, separate)).toMatchObject({ visibility: 'hidden', embedded: false });
    expect(at.sandbox.snapshot().assets).toHaveLength(2);
  });

  it('deletes the motion part with the still, but trashes only the still', async () => {
    const at = await running({ version });
    const video = await send(at, 'v.mov', mp4());
    const still = await send(at, 's.jpg', jpeg(), { livePhotoVideoId: video });
    await at.client.call('DELETE', '/api/assets', { ids: [still] });
    expect(find(at, video)).toMatchObject({ isTrashed: false, visibility: 'hidden' });
    await at.client.call('DELETE', '/api/assets', { ids: [still], force: true });
    expect(at.sandbox.snapshot().assets).toEqual([]);
  });
});

describe('video durations', () => {
  it.each([
    ['1.135', '00:00:02.000'],
    ['2.7', '00:00:02.000'],
    ['3.0', 2000],
  ] as const)('are written as %s does', async (version, expected) => {
    const at = await running({ version });
    const id = await send(at, 'v.mp4', mp4('2021-06-07T08:09:10Z', 2000));
    expect((await at.client.call('GET', `/api/assets/${id}`)).body.duration).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { assetForm, type Part } from './support/client.ts';
import { jpeg, xmp, xmpList } from './support/media.ts';
import { running, type Running } from './support/running-sandbox.ts';

const side = (document: string): Part => ({ name: 'sidecarData', value: document, fileName: 'x.xmp' });

async function command({ client }: Running, queue: string, name: 'pause' | 'resume'): Promise<void> {
  expect((await client.call('PUT', `/api/jobs/${queue}`, { command: name })).status).toBe(200);
}

async function tag({ client }: Running, id: string, path: string): Promise<void> {
  const [leaf] = (await client.call('PUT', '/api/tags', { tags: [path] })).body as unknown as {
    id: string;
  }[];
  await client.call('PUT', '/api/tags/assets', { tagIds: [leaf?.id], assetIds: [id] });
}

/** One asset tagged and one edited by API, one with tags in its sidecar, all before their extraction. */
async function racing(version: '1.135' | '2.7' | '3.0'): Promise<Running> {
  const at = await running({ version });
  await command(at, 'metadataExtraction', 'pause');
  await command(at, 'sidecar', 'pause');
  const tagged = await at.client.upload(assetForm('tagged.jpg'));
  const edited = await at.client.upload(assetForm('edited.jpg'));
  const sidecar = side(xmp({}, xmpList('digiKam:TagsList', ['FromSidecar'])));
  const both = await at.client.upload([...assetForm('both.jpg', jpeg()), sidecar]);
  await tag(at, tagged.body.id, 'Api/One');
  await tag(at, both.body.id, 'Api/One');
  await at.client.call('PUT', `/api/assets/${edited.body.id}`, {
    description: 'D',
    dateTimeOriginal: '2011-01-01T08:00:00Z',
  });
  return at;
}

function state({ sandbox }: Running): unknown {
  const [tagged, edited, both] = sandbox.snapshot().assets;
  return [tagged?.tags, edited?.description, edited?.fileCreatedAt.slice(0, 4), both?.tags];
}

describe('writes that arrive before the extraction', () => {
  it.each([
    ['1.135', 'metadataExtraction', 'sidecar', [[], 'D', '2011', ['FromSidecar']]],
    ['1.135', 'sidecar', 'metadataExtraction', [['Api/One'], 'D', '2011', ['Api/One']]],
    ['2.7', 'metadataExtraction', 'sidecar', [['Api/One'], 'D', '2011', ['Api/One']]],
    ['2.7', 'sidecar', 'metadataExtraction', [['Api/One'], 'D', '2011', ['Api/One']]],
    ['3.0', 'metadataExtraction', 'sidecar', [['Api/One'], 'D', '2011', ['Api/One']]],
  ] as const)('on %s, resuming %s before %s', async (version, first, second, expected) => {
    const at = await racing(version);
    await command(at, first, 'resume');
    await command(at, second, 'resume');
    expect(state(at)).toEqual(expected);
  });

  it('keep both kinds of tags when the extraction has run', async () => {
    const at = await running();
    const sidecar = side(xmp({}, xmpList('digiKam:TagsList', ['FromSidecar'])));
    const { body } = await at.client.upload([...assetForm('a.jpg'), sidecar]);
    await tag(at, body.id, 'Api/One');
    expect(at.sandbox.snapshot().assets[0]?.tags).toEqual(['Api/One', 'FromSidecar']);
  });
});

describe('queues', () => {
  it('show dates of the form and empty exif until extraction runs', async () => {
    const at = await running();
    await command(at, 'metadataExtraction', 'pause');
    const { body } = await at.client.upload(
      assetForm('a.jpg', jpeg({ exif: { date: '2019:05:04 13:14:15' } })),
    );
    const before = await at.client.call('GET', `/api/assets/${body.id}`);
    expect(before.body).toMatchObject({
      fileCreatedAt: '2024-01-02T03:04:05.000Z',
      exifInfo: { dateTimeOriginal: null, description: '' },
    });
    const jobs = await at.client.call('GET', '/api/jobs');
    expect(jobs.body).toMatchObject({
      metadataExtraction: { queueStatus: { isPaused: true }, jobCounts: { waiting: 0, paused: 1 } },
    });
    const queue = await at.client.call('GET', '/api/queues/metadataExtraction');
    expect(queue.body).toMatchObject({
      name: 'metadataExtraction',
      isPaused: true,
      statistics: { paused: 1 },
    });
    await at.client.call('PUT', '/api/queues/metadataExtraction', { isPaused: false });
    expect((await at.client.call('GET', `/api/assets/${body.id}`)).body).toMatchObject({
      fileCreatedAt: '2019-05-04T13:14:15.000Z',
    });
  });

  it('run by themselves after a delay, or when waited for', async () => {
    const at = await running({ jobDelayMs: 60_000 });
    await at.client.upload(assetForm('a.jpg', jpeg({ exif: { date: '2019:05:04 13:14:15' } })));
    expect(at.sandbox.snapshot().assets[0]?.fileCreatedAt).toBe('2024-01-02T03:04:05.000Z');
    await at.sandbox.waitForJobs();
    expect(at.sandbox.snapshot().assets[0]?.fileCreatedAt).toBe('2019-05-04T13:14:15.000Z');
  });

  it('run after a short delay without being asked', async () => {
    const at = await running({ jobDelayMs: 5 });
    await at.client.upload(assetForm('a.jpg', jpeg({ exif: { date: '2019:05:04 13:14:15' } })));
    await expect.poll(() => at.sandbox.snapshot().assets[0]?.fileCreatedAt).toBe('2019-05-04T13:14:15.000Z');
  });

  it('name what they do not know', async () => {
    const at = await running({ version: '1.135' });
    const unknown = await at.client.call('PUT', '/api/jobs/nope', { command: 'pause' });
    expect(unknown.body.message[0]).toMatch(/^id must be one of the following values: thumbnailGeneration, /);
    expect((await at.client.call('PUT', '/api/jobs/sidecar', { command: 'nope' })).status).toBe(400);
    expect((await at.client.call('PUT', '/api/jobs/backgroundTask', { command: 'start' })).body.message).toBe(
      'Invalid job name: backgroundTask',
    );
    expect((await at.client.call('GET', '/api/queues')).status).toBe(404);
    at.sandbox.setVersion('2.7');
    const background = await at.client.call('PUT', '/api/queues/backgroundTask', { isPaused: true });
    expect(background.body.message).toBe('The BackgroundTask queue cannot be paused');
    expect(Object.keys((await at.client.call('GET', '/api/jobs')).body)).toHaveLength(18);
    at.sandbox.setVersion('3.0');
    expect(Object.keys((await at.client.call('GET', '/api/jobs')).body)).toHaveLength(19);
  });
});

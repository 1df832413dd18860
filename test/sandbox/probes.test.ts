import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SandboxVersion } from '../../src/sandbox/capabilities.ts';
import { assetForm, clientOf, type Page, type Part, type Reply } from './support/client.ts';
import { jpeg } from './support/media.ts';
import { running, type Running } from './support/running-sandbox.ts';

const versions: readonly SandboxVersion[] = ['1.135', '2.7', '3.0'];
const unknownId = '00000000-0000-4000-8000-000000000000';
const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
};

/** The error body of each version for a plain message. */
function expectError(reply: Reply, version: SandboxVersion, status: number, message: string): void {
  expect(reply.status).toBe(status);
  if (version === '3.0') expect(reply.body).toEqual({ message });
  else
    expect(reply.body).toEqual({
      message,
      error: reasons[status],
      statusCode: status,
      correlationId: expect.stringMatching(/^[0-9a-z]{8}$/) as string,
    });
}

/** Validation: sentences on 1.x and 2.x, entries on 3.x. */
function expectInvalid(
  reply: Reply,
  version: SandboxVersion,
  sentences: readonly string[],
  errors: readonly object[],
): void {
  expect(reply.status).toBe(400);
  if (version === '3.0') expect(reply.body).toEqual({ message: 'Validation failed', errors });
  else expect(reply.body).toMatchObject({ message: sentences, error: 'Bad Request', statusCode: 400 });
}

const uuidPattern =
  '/^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$/';
const badUuid = (...path: (string | number)[]): object => ({
  origin: 'string',
  code: 'invalid_format',
  format: 'uuid',
  pattern: uuidPattern,
  path,
  message: 'Invalid UUID',
});
const missing = (expected: string, ...path: (string | number)[]): object => ({
  expected,
  code: 'invalid_type',
  path,
  message: `Invalid input: expected ${expected}, received undefined`,
});

async function upload({ client }: Running, fileName = 'a.jpg', bytes = jpeg(), fields = {}): Promise<string> {
  const reply = await client.upload(assetForm(fileName, bytes, fields));
  expect(reply.status).toBe(201);
  return reply.body.id;
}

describe.each(versions)('the sandbox as %s: server and accounts', (version) => {
  it('tells who it is without a key', async () => {
    const { sandbox } = await running({ version });
    const client = clientOf(sandbox.url, undefined);
    const expected = {
      '1.135': { major: 1, minor: 135, patch: 3 },
      '2.7': { major: 2, minor: 7, patch: 5 },
      '3.0': { major: 3, minor: 0, patch: 3, prerelease: null },
    };
    expect((await client.call('GET', '/api/server/version')).body).toEqual(expected[version]);
    expect((await client.call('GET', '/api/server/ping')).body).toEqual({ res: 'pong' });
    expect((await client.call('GET', '/.well-known/immich')).body).toEqual({ api: { endpoint: '/api' } });
    const types = (await client.call('GET', '/api/server/media-types')).body;
    expect(types.video.includes('.ts')).toBe(version !== '1.135');
    expect(types.image.includes('.mpo')).toBe(version === '3.0');
    expect(types.image.length + types.video.length).toBe({ '1.135': 65, '2.7': 67, '3.0': 68 }[version]);
  });

  it('sends the correlation id in the header of its version', async () => {
    const { client } = await running({ version });
    const reply = await client.call('GET', '/api/server/ping');
    expect(reply.headers.get(version === '3.0' ? 'x-correlation-id' : 'x-immich-cid')).toMatch(
      /^[0-9a-z]{8}$/,
    );
    expect(reply.headers.get(version === '3.0' ? 'x-immich-cid' : 'x-correlation-id')).toBeNull();
  });

  it('refuses what has no credentials or wrong ones', async () => {
    const { sandbox } = await running({ version });
    const none = clientOf(sandbox.url, undefined);
    expectError(await none.call('GET', '/api/users/me'), version, 401, 'Authentication required');
    expectError(
      await clientOf(sandbox.url, '').call('GET', '/api/users/me'),
      version,
      401,
      'Authentication required',
    );
    expectError(
      await clientOf(sandbox.url, 'nope').call('GET', '/api/users/me'),
      version,
      401,
      'Invalid API key',
    );
    const bearer = await none.call('GET', '/api/users/me', undefined, { authorization: 'Bearer nope' });
    expectError(bearer, version, 401, 'Invalid user token');
    expect((await none.call('GET', `/api/users/me?apiKey=${sandbox.apiKey}`)).status).toBe(200);
  });

  it('answers unknown routes and wrong methods with 404, with or without a key', async () => {
    const { client, sandbox } = await running({ version });
    expectError(
      await client.call('GET', '/api/no/such/route'),
      version,
      404,
      'Cannot GET /api/no/such/route',
    );
    expectError(
      await client.call('DELETE', '/api/server/ping'),
      version,
      404,
      'Cannot DELETE /api/server/ping',
    );
    const none = clientOf(sandbox.url, undefined);
    expectError(
      await none.call('POST', '/api/no/such/route', {}),
      version,
      404,
      'Cannot POST /api/no/such/route',
    );
    expect((await none.call('GET', '/nope')).status).toBe(200);
  });

  it('knows /api-keys/me from 2.7 on', async () => {
    const { client, sandbox } = await running({ version });
    const reply = await client.call('GET', '/api/api-keys/me');
    if (version === '1.135') expectInvalid(reply, version, ['id must be a UUID'], []);
    else expect(reply.body).toMatchObject({ permissions: ['all'] });
    const { accessToken } = (
      await clientOf(sandbox.url, undefined).call('POST', '/api/auth/login', {
        email: 'admin@example.com',
        password: 'password',
      })
    ).body;
    const session = await clientOf(sandbox.url, undefined).call('GET', '/api/api-keys/me', undefined, {
      authorization: `Bearer ${accessToken}`,
    });
    if (version !== '1.135') expectError(session, version, 403, 'Not authenticated with an API Key');
  });

  it('logs in, makes a key and logs out', async () => {
    const { sandbox } = await running({ version });
    const none = clientOf(sandbox.url, undefined);
    const wrong = await none.call('POST', '/api/auth/login', {
      email: 'admin@example.com',
      password: 'wrong',
    });
    expectError(wrong, version, 401, 'Incorrect email or password');
    const login = await none.call('POST', '/api/auth/login', {
      email: 'admin@example.com',
      password: 'password',
    });
    expect(login.status).toBe(201);
    expect(login.body).toMatchObject({
      userEmail: 'admin@example.com',
      isAdmin: true,
      shouldChangePassword: true,
    });
    const authorization = { authorization: `Bearer ${login.body.accessToken}` };
    const made = await none.call(
      'POST',
      '/api/api-keys',
      { name: 'probe', permissions: ['asset.read', 'album.create'] },
      authorization,
    );
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      secret: expect.stringMatching(/^\w{43}$/) as string,
      apiKey: { name: 'probe', permissions: ['asset.read', 'album.create'] },
    });
    expect(
      (await clientOf(sandbox.url, made.body.secret).call('POST', '/api/search/metadata', {})).status,
    ).toBe(200);
    const bad = await none.call('POST', '/api/api-keys', { permissions: ['nope'] }, authorization);
    expect(bad.status).toBe(400);
    expect((await none.call('POST', '/api/auth/logout', undefined, authorization)).body).toMatchObject({
      successful: true,
    });
    expectError(
      await none.call('GET', '/api/users/me', undefined, authorization),
      version,
      401,
      'Invalid user token',
    );
  });

  it('fails early on JSON that is malformed or too large', async () => {
    const { client } = await running({ version });
    const cut = await client.call('POST', '/api/search/metadata', '{"size":');
    expect([cut.status, cut.body.message]).toEqual([400, 'Unexpected end of JSON input']);
    expect(cut.body.correlationId).toBeUndefined();
    const huge = await client.call(
      'POST',
      '/api/assets/bulk-upload-check',
      `{"assets":["${'x'.repeat(10 * 1024 * 1024)}"]}`,
    );
    expect(huge.status).toBe(500);
    expect(huge.body).toEqual(
      version === '3.0'
        ? { message: 'Internal server error' }
        : { message: 'Internal server error', statusCode: 500 },
    );
  });
});

describe.each(versions)('the sandbox as %s: permissions', (version) => {
  const readOnly: readonly (readonly [string, string, unknown, string])[] = [
    ['GET', '/api/users/me', undefined, 'user.read'],
    ['PUT', '/api/assets', { ids: [unknownId] }, 'asset.update'],
    ['POST', '/api/assets/bulk-upload-check', { assets: [] }, 'asset.upload'],
    ['DELETE', '/api/assets', { ids: [unknownId] }, 'asset.delete'],
    ['GET', '/api/assets/statistics', undefined, 'asset.statistics'],
    ['PUT', `/api/albums/${unknownId}/assets`, { ids: [] }, 'albumAsset.create'],
    ['GET', '/api/server/about', undefined, 'server.about'],
    ['GET', '/api/server/storage', undefined, 'server.storage'],
    ['GET', '/api/auth/status', undefined, 'all'],
  ];
  const scopedEverywhere: typeof readOnly = [
    ['GET', '/api/api-keys', undefined, 'apiKey.read'],
    ['GET', '/api/tags', undefined, 'tag.read'],
    ['PUT', '/api/tags', { tags: ['x'] }, 'tag.create'],
    ['POST', '/api/albums', { albumName: 'x' }, 'album.create'],
    ['POST', '/api/stacks', { assetIds: [unknownId, unknownId] }, 'stack.create'],
    ['POST', '/api/trash/restore/assets', { ids: [] }, 'asset.delete'],
  ];

  it('asks for them before it validates', async () => {
    const { sandbox } = await running({ version });
    const client = clientOf(sandbox.url, sandbox.createKey(['asset.read']));
    for (const [method, path, body, permission] of [
      ...scopedEverywhere,
      ...(version === '1.135' ? [] : readOnly),
    ]) {
      expectError(
        await client.call(method, path, body),
        version,
        403,
        `Missing required permission: ${permission}`,
      );
    }
  });

  it('asks for them on few routes only before 1.137', async () => {
    const { sandbox } = await running({ version });
    const client = clientOf(sandbox.url, sandbox.createKey(['asset.read']));
    const replies = await Promise.all(
      readOnly.map(([method, path, body]) => client.call(method, path, body)),
    );
    expect(replies.map(({ status }) => status === 403)).toEqual(readOnly.map(() => version !== '1.135'));
  });

  it('keeps administration to administrators, whatever the key holds', async () => {
    const { sandbox } = await running({ version });
    const guest = clientOf(sandbox.url, sandbox.createUser('Guest').apiKey);
    expectError(await guest.call('GET', '/api/jobs'), version, 403, 'Forbidden');
    expectError(await guest.call('GET', '/api/server/statistics'), version, 403, 'Forbidden');
    const limited = clientOf(sandbox.url, sandbox.createKey(['asset.read']));
    const reply = await limited.call('GET', '/api/jobs');
    if (version === '1.135') expect(reply.status).toBe(200);
    else expectError(reply, version, 403, 'Missing required permission: job.read');
  });

  it('refuses an upload from its head', async () => {
    const { sandbox } = await running({ version });
    const client = clientOf(sandbox.url, sandbox.createKey(['album.read']));
    const reply = await client.upload(assetForm('a.jpg'));
    if (version === '1.135') expect(reply.status).toBe(201);
    else expectError(reply, version, 403, 'Missing required permission: asset.upload');
  });
});

describe.each(versions)('the sandbox as %s: upload', (version) => {
  it('creates once and names duplicates', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const id = await upload(at, 'a.jpg', bytes);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const again = await at.client.upload(assetForm('renamed.jpg', bytes));
    expect([again.status, again.body]).toEqual([200, { status: 'duplicate', id }]);
    await at.client.call('DELETE', '/api/assets', { ids: [id] });
    expect((await at.client.upload(assetForm('a.jpg', bytes))).body).toEqual({ status: 'duplicate', id });
    expect((await at.client.call('GET', `/api/assets/${id}`)).body.isTrashed).toBe(true);
    const guest = clientOf(at.sandbox.url, at.sandbox.createUser('Guest').apiKey);
    expect((await guest.upload(assetForm('a.jpg', bytes))).status).toBe(201);
  });

  it('looks x-immich-checksum up and believes it', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const id = await upload(at, 'a.jpg', bytes);
    const sha1 = createHash('sha1').update(bytes);
    const digest = sha1.digest();
    for (const checksum of [
      digest.toString('hex'),
      digest.toString('hex').toUpperCase(),
      digest.toString('base64'),
    ]) {
      const reply = await at.client.upload(assetForm('other.jpg', jpeg()), { 'x-immich-checksum': checksum });
      expect([reply.status, reply.body]).toEqual([200, { status: 'duplicate', id }]);
    }
    for (const checksum of ['0'.repeat(40), 'zz']) {
      expect(
        (await at.client.upload(assetForm('new.jpg', jpeg()), { 'x-immich-checksum': checksum })).status,
      ).toBe(201);
    }
  });

  it('lets one of six parallel uploads of the same bytes win', async () => {
    const { client } = await running({ version });
    const bytes = jpeg();
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => client.upload(assetForm('a.jpg', bytes))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });

  it.each(['note.txt', 'noext', 'x.MP', 'x.MP~2', '.jpg', 'x.jfif', 'x.json', 'x.xmp', 'x.ogv', 'x.jpg '])(
    'refuses %j',
    async (name) => {
      const { client, sandbox } = await running({ version });
      expectError(await client.upload(assetForm(name)), version, 400, `Unsupported file type ${name}`);
      expect(sandbox.snapshot().assets).toEqual([]);
    },
  );

  it.each([
    ['UPPER.JPG', 'IMAGE', 'image/jpeg'],
    ['x.mp4', 'VIDEO', 'video/mp4'],
    ['x.dng', 'IMAGE', 'image/dng'],
    ['x.3gp', 'VIDEO', 'video/3gpp'],
    ['dots...jpg', 'IMAGE', 'image/jpeg'],
    ['Ünï 日本 😀.jpg', 'IMAGE', 'image/jpeg'],
    ['a%22b.jpg', 'IMAGE', 'image/jpeg'],
  ])('takes %j', async (name, type, originalMimeType) => {
    const at = await running({ version });
    const id = await upload(at, name);
    expect((await at.client.call('GET', `/api/assets/${id}`)).body).toMatchObject({
      originalFileName: name,
      type,
      originalMimeType,
    });
  });

  it('takes an empty file once', async () => {
    const { client } = await running({ version });
    expect((await client.upload(assetForm('empty.jpg', Buffer.alloc(0)))).status).toBe(201);
    expect((await client.upload(assetForm('other.jpg', Buffer.alloc(0)))).status).toBe(200);
  });

  it('names missing fields', async () => {
    const { client } = await running({ version });
    const nothing = {
      deviceAssetId: undefined,
      deviceId: undefined,
      fileCreatedAt: undefined,
      fileModifiedAt: undefined,
    };
    const sentences = [
      'deviceAssetId must be a string',
      'deviceAssetId should not be empty',
      'deviceId must be a string',
      'deviceId should not be empty',
      'fileCreatedAt must be a Date instance',
      'fileCreatedAt should not be empty',
      'fileModifiedAt must be a Date instance',
      'fileModifiedAt should not be empty',
    ];
    const date = (name: string): object => ({
      expected: 'string',
      code: 'invalid_type',
      path: [name],
      message: 'Invalid input: expected ISO 8601 datetime string, received undefined',
    });
    expectInvalid(await client.upload(assetForm('a.jpg', jpeg(), nothing)), version, sentences, [
      date('fileCreatedAt'),
      date('fileModifiedAt'),
    ]);
  });

  it('needs device ids before 3.0 only', async () => {
    const { client } = await running({ version });
    const reply = await client.upload(
      assetForm('a.jpg', jpeg(), { deviceAssetId: undefined, deviceId: undefined }),
    );
    expect(reply.status).toBe(version === '3.0' ? 201 : 400);
  });

  it.each(['yesterday', '1275894550000'])('refuses %s as a date', async (fileCreatedAt) => {
    const { client } = await running({ version });
    const reply = await client.upload(assetForm('a.jpg', jpeg(), { fileCreatedAt }));
    if (version !== '3.0') expectError(reply, version, 400, 'fileCreatedAt must be a date string');
    else
      expect(reply.body).toMatchObject({
        message: 'Validation failed',
        errors: [{ format: 'datetime', path: ['fileCreatedAt'] }],
      });
  });

  it.each(['2010-06-07', '2010-06-07T08:09:10', '2010-06-07T08:09:10+0200', '2010-06-07T08:09:10z'])(
    'takes %s before 3.0 only',
    async (fileCreatedAt) => {
      const { client } = await running({ version });
      expect((await client.upload(assetForm('a.jpg', jpeg(), { fileCreatedAt }))).status).toBe(
        version === '3.0' ? 400 : 201,
      );
    },
  );

  it.each(['2010-06-07T08:09:10+05:00', '2010-06-07T08:09:10.123456Z', '1890-05-05T05:05:05-12:00'])(
    'takes %s',
    async (fileCreatedAt) => {
      const { client } = await running({ version });
      expect((await client.upload(assetForm('a.jpg', jpeg(), { fileCreatedAt }))).status).toBe(201);
    },
  );

  it('validates flag, visibility and live photo id', async () => {
    const at = await running({ version });
    const send = (fields: Record<string, string>): Promise<Reply> =>
      at.client.upload(assetForm('a.jpg', jpeg(), fields));
    expectInvalid(
      await send({ isFavorite: 'maybe' }),
      version,
      ['isFavorite must be a boolean value'],
      [
        {
          code: 'invalid_value',
          expected: 'stringbool',
          values: ['true', 'false'],
          path: ['isFavorite'],
          message: 'Invalid option: expected one of "true"|"false"',
        },
      ],
    );
    const values = ['archive', 'timeline', 'hidden', 'locked'];
    expectInvalid(
      await send({ visibility: 'public' }),
      version,
      [`visibility must be one of the following values: ${values.join(', ')}`],
      [
        {
          code: 'invalid_value',
          values,
          path: ['visibility'],
          message: 'Invalid option: expected one of "archive"|"timeline"|"hidden"|"locked"',
        },
      ],
    );
    for (const livePhotoVideoId of ['abc', '']) {
      expectInvalid(
        await send({ livePhotoVideoId }),
        version,
        ['livePhotoVideoId must be a UUID'],
        [badUuid('livePhotoVideoId')],
      );
    }
    expectError(await send({ livePhotoVideoId: unknownId }), version, 400, 'Live photo video not found');
    const image = await upload(at);
    expectError(await send({ livePhotoVideoId: image }), version, 400, 'Live photo video must be a video');
    const guest = at.sandbox.createUser('Guest');
    const foreign = await clientOf(at.sandbox.url, guest.apiKey).upload(assetForm('v.mp4'));
    expectError(
      await send({ livePhotoVideoId: foreign.body.id }),
      version,
      400,
      'Live photo video does not belong to the user',
    );
  });

  it('wants whole milliseconds as duration from 3.0 on', async () => {
    const { client } = await running({ version });
    for (const duration of ['00:00:00.000000', '5.5', '-1']) {
      const reply = await client.upload(assetForm('a.jpg', jpeg(), { duration }));
      expect(reply.status).toBe(version === '3.0' ? 400 : 201);
    }
    for (const duration of ['', '0', '5000'])
      expect((await client.upload(assetForm('a.jpg', jpeg(), { duration }))).status).toBe(201);
  });

  it('names multipart trouble', async () => {
    const { client } = await running({ version });
    const form = assetForm('a.jpg');
    const fields = form.slice(0, -1);
    const file = { name: 'assetData', value: jpeg(), fileName: 'a.jpg' };
    expectError(await client.upload(fields), version, 400, 'File is required');
    expectError(
      await client.upload([...fields, { ...file, name: 'file' }]),
      version,
      400,
      'Unexpected field - file',
    );
    expectError(await client.upload([...form, file]), version, 400, 'Unexpected field - assetData');
    const sidecar = { name: 'sidecarData', value: '', fileName: 'x.xmp' };
    expectError(
      await client.upload([...fields, sidecar]),
      version,
      400,
      'Field(s) assetData should not be empty',
    );
    expectError(
      await client.upload([...form, { ...sidecar, fileName: 'x.json' }]),
      version,
      400,
      'Unsupported file type x.json',
    );
    const bare = { 'content-type': 'multipart/form-data' };
    expectError(
      await client.call('POST', '/api/assets', 'x', bare),
      version,
      400,
      'Multipart: Boundary not found',
    );
    const cut = { 'content-type': 'multipart/form-data; boundary=b' };
    const text = '--b\r\nContent-Disposition: form-data; name="deviceId"\r\n\r\ntest';
    expectError(
      await client.call('POST', '/api/assets', text, cut),
      version,
      400,
      'Multipart: Unexpected end of form',
    );
    expect((await client.call('POST', '/api/assets', { deviceId: 'x' })).status).toBe(400);
  });

  const file = (fileName: string): Part => ({ name: 'assetData', value: jpeg(), fileName });
  const filename = (value: string): Part => ({ name: 'filename', value });
  const side: Part = { name: 'sidecarData', value: '', fileName: 'x.xmp' };
  // parts after the fields; stored name, or the name in `Unsupported file type`; what 1.135 makes of it where it differs
  const orders: readonly (readonly [string, readonly Part[], string, string?])[] = [
    ['filename first', [filename('real.jpg'), file('blob.jpg')], 'real.jpg'],
    ['filename first, sidecar last', [filename('real.jpg'), file('blob.jpg'), side], '!real.jpg', 'real.jpg'],
    ['filename between', [file('blob.jpg'), filename('real.jpg'), side], '!real.jpg', 'real.jpg'],
    ['filename last', [file('blob.jpg'), side, filename('real.jpg')], 'real.jpg'],
    ['sidecar first', [side, filename('real.jpg'), file('blob.jpg')], 'real.jpg'],
    ['no filename', [file('real.jpg'), side], 'real.jpg'],
    ['part without extension', [filename('real.jpg'), file('blob')], 'real.jpg', '!blob'],
    ['filename without extension', [filename('real'), file('real.jpg')], '!real', 'real'],
    ['filename without extension, last', [file('real.jpg'), filename('real')], 'real'],
    ['empty filename', [filename(''), file('real.jpg'), side], 'real.jpg'],
    ['slashes and quotes', [file('real.jpg'), filename('dir/ü "q" 日.jpg')], 'dir/ü "q" 日.jpg'],
    ['path in the part name', [file('../../etc/dir/p.jpg')], 'p.jpg'],
  ];
  const rows = orders.map(([title, parts, later, older = later]) => ({ title, parts, later, older }));
  it.each(rows)('part order: $title', async ({ parts, later, older }) => {
    const { client, sandbox } = await running({ version });
    const expected = version === '1.135' ? older : later;
    const reply = await client.upload([...assetForm('x').slice(0, -1), ...parts]);
    if (expected.startsWith('!'))
      expectError(reply, version, 400, `Unsupported file type ${expected.slice(1)}`);
    else expect(sandbox.snapshot().assets.map(({ fileName }) => fileName)).toEqual([expected]);
  });

  it('refuses what would exceed the quota, and charges duplicates nothing', async () => {
    const { client } = await running({ version, quotaBytes: 100 });
    const bytes = Buffer.alloc(60, 1);
    expect((await client.upload(assetForm('a.jpg', bytes))).status).toBe(201);
    expectError(
      await client.upload(assetForm('b.jpg', Buffer.alloc(41, 2))),
      version,
      400,
      'Quota has been exceeded!',
    );
    expect((await client.upload(assetForm('c.jpg', Buffer.alloc(40, 3)))).status).toBe(201);
    expect((await client.call('GET', '/api/users/me')).body).toMatchObject({
      quotaSizeInBytes: 100,
      quotaUsageInBytes: 100,
    });
  });

  it('stores flags, shows the checksum and gives the bytes back', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const id = await upload(at, 'a.jpg', bytes, { isFavorite: 'true', visibility: 'archive' });
    const { body } = await at.client.call('GET', `/api/assets/${id}`);
    expect(body).toMatchObject({
      isFavorite: true,
      visibility: 'archive',
      isArchived: true,
      checksum: createHash('sha1').update(bytes).digest('base64'),
    });
    const original = await fetch(`${at.sandbox.url}/api/assets/${id}/original`, {
      headers: { 'x-api-key': at.sandbox.apiKey },
    });
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
    const range = await fetch(`${at.sandbox.url}/api/assets/${id}/original`, {
      headers: { 'x-api-key': at.sandbox.apiKey, range: 'bytes=2-3' },
    });
    expect([range.status, Buffer.from(await range.arrayBuffer())]).toEqual([206, bytes.subarray(2, 4)]);
  });

  it('hides the locked folder from keys', async () => {
    const at = await running({ version });
    const id = await upload(at, 'a.jpg', jpeg(), { visibility: 'locked' });
    expectError(
      await at.client.call('GET', `/api/assets/${id}`),
      version,
      400,
      'Not found or no asset.read access',
    );
    expectError(
      await at.client.call('PUT', '/api/assets', { ids: [id], visibility: 'timeline' }),
      version,
      400,
      'Not found or no asset.update access',
    );
    expectError(
      await at.client.call('POST', '/api/search/metadata', { visibility: 'locked' }),
      version,
      401,
      'Elevated permission is required',
    );
  });

  it('shows assets in the shape of its version', async () => {
    const at = await running({ version });
    const id = await upload(at);
    const { body } = await at.client.call('GET', `/api/assets/${id}`);
    expect('deviceAssetId' in body).toBe(version !== '3.0');
    expect('unassignedFaces' in body).toBe(version !== '3.0');
    expect('createdAt' in body).toBe(version !== '1.135');
    expect(body.duration).toBe(version === '3.0' ? null : '0:00:00.00000');
    expect(body).toMatchObject({
      owner: { name: 'Admin' },
      tags: [],
      stack: null,
      people: [],
      hasMetadata: true,
    });
    const update = await at.client.call('PUT', `/api/assets/${id}`, {});
    expect(Object.keys(update.body)).not.toEqual(expect.arrayContaining(['owner']));
  });

  it('validates bulk-upload-check and answers in order', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const assetId = await upload(at, 'a.jpg', bytes);
    const checksum = createHash('sha1').update(bytes).digest('hex');
    const check = (assets: unknown): Promise<Reply> =>
      at.client.call('POST', '/api/assets/bulk-upload-check', { assets });
    const duplicate = { action: 'reject', reason: 'duplicate', assetId, isTrashed: false };
    const base64 = createHash('sha1').update(bytes).digest('base64');
    const reply = await check([
      { id: 'x', checksum: checksum.toUpperCase() },
      { id: 'x', checksum: base64 },
      { id: 'y', checksum: 'zz' },
    ]);
    expect(reply.body).toEqual({
      results: [
        { id: 'x', ...duplicate },
        { id: 'x', ...duplicate },
        { id: 'y', action: 'accept' },
      ],
    });
    expectError(await check([]), version, 500, 'Failed to check bulk upload');
    expectInvalid(await check(undefined), version, ['assets must be an array'], [missing('array', 'assets')]);
    expectInvalid(
      await check([{ checksum }]),
      version,
      ['assets.0.id should not be empty', 'assets.0.id must be a string'],
      [missing('string', 'assets', 0, 'id')],
    );
  });

  it('keeps the metadata field as its version does', async () => {
    const at = await running({ version });
    const metadata = JSON.stringify([{ key: 'my.takeout', value: { n: 1 } }]);
    const id = await upload(at, 'a.jpg', jpeg(), { metadata });
    const read = await at.client.call('GET', `/api/assets/${id}/metadata`);
    if (version === '1.135') {
      expect(read.status).toBe(404);
      return;
    }
    expect(read.body).toMatchObject([{ key: 'my.takeout', value: { n: 1 } }]);
    expectError(
      await at.client.call('GET', `/api/assets/${id}/metadata/nope`),
      version,
      400,
      `Metadata with key "nope" not found for asset with id "${id}"`,
    );
    const one = await at.client.upload(assetForm('b.jpg', jpeg(), { metadata: '{"key":"a","value":{}}' }));
    expect(one.status).toBe(version === '3.0' ? 400 : 201);
    const bytes = jpeg();
    const twice = JSON.stringify([
      { key: 'a', value: {} },
      { key: 'a', value: {} },
    ]);
    expectError(
      await at.client.upload(assetForm('c.jpg', bytes, { metadata: twice })),
      version,
      500,
      'Failed to upload asset',
    );
    expect((await at.client.upload(assetForm('c.jpg', bytes))).status).toBe(200);
  });
});

describe.each(versions)('the sandbox as %s: search, trash, update', (version) => {
  it('searches pages of the size asked for', async () => {
    const at = await running({ version });
    for (let index = 0; index < 5; index += 1) await upload(at, `p${index}.jpg`);
    const page = async (body: object): Promise<Page> =>
      (await at.client.call('POST', '/api/search/metadata', body)).body.assets;
    expect(await page({ size: 2 })).toMatchObject({ total: 2, count: 2, nextPage: '2', facets: [] });
    expect(await page({ size: 2, page: 3 })).toMatchObject({ total: 1, nextPage: null });
    expect(await page({ originalFileName: 'P3.j' })).toMatchObject({ total: 1 });
    const many = await at.client.call('POST', '/api/search/metadata', { size: 1001 });
    expectInvalid(
      many,
      version,
      ['size must not be greater than 1000'],
      [
        {
          origin: 'number',
          code: 'too_big',
          maximum: 1000,
          inclusive: true,
          path: ['size'],
          message: 'Too big: expected number to be <=1000',
        },
      ],
    );
    const zero = await at.client.call('POST', '/api/search/metadata', { page: 0 });
    expectInvalid(
      zero,
      version,
      ['page must not be less than 1'],
      [
        {
          origin: 'number',
          code: 'too_small',
          minimum: 1,
          inclusive: true,
          path: ['page'],
          message: 'Too small: expected number to be >=1',
        },
      ],
    );
    expect((await at.client.call('POST', '/api/search/metadata', { page: '2' })).status).toBe(
      version === '3.0' ? 400 : 200,
    );
    expect((await at.client.call('POST', '/api/search/statistics', {})).body).toEqual({ total: 5 });
  });

  it('sees by default what its version sees', async () => {
    const at = await running({ version });
    for (const visibility of ['timeline', 'archive', 'hidden', 'locked'])
      await upload(at, `${visibility}.jpg`, jpeg(), { visibility });
    const { items } = (await at.client.call('POST', '/api/search/metadata', {})).body.assets;
    const seen = items.map(({ visibility }) => visibility).sort();
    expect(seen).toEqual(version === '3.0' ? ['archive', 'hidden', 'timeline'] : ['timeline']);
    expect((await at.client.call('GET', '/api/assets/statistics')).body).toEqual({
      images: 2,
      videos: 0,
      total: 2,
    });
    expect((await at.client.call('GET', '/api/assets/statistics?visibility=hidden')).body.total).toBe(1);
  });

  it('trashes, restores and deletes', async () => {
    const at = await running({ version });
    const bytes = jpeg();
    const id = await upload(at, 'a.jpg', bytes);
    const checksum = createHash('sha1').update(bytes).digest('hex');
    const check = async (): Promise<Reply['body'] | undefined> =>
      (await at.client.call('POST', '/api/assets/bulk-upload-check', { assets: [{ id: 't', checksum }] }))
        .body.results[0];
    expect((await at.client.call('DELETE', '/api/assets', { ids: [id] })).status).toBe(204);
    expect(await check()).toMatchObject({ action: 'reject', isTrashed: true });
    expect((await at.client.call('GET', '/api/assets/statistics?isTrashed=true')).body.total).toBe(1);
    expect((await at.client.call('POST', '/api/trash/restore/assets', { ids: [id] })).body).toEqual({
      count: 1,
    });
    expect(await check()).toMatchObject({ isTrashed: false });
    expectError(
      await at.client.call('DELETE', '/api/assets', { ids: [unknownId] }),
      version,
      400,
      'Not found or no asset.delete access',
    );
    await at.client.call('PUT', '/api/jobs/backgroundTask', { command: 'pause' });
    await at.client.call('DELETE', '/api/assets', { ids: [id], force: true });
    expect(await check()).toMatchObject({ action: 'reject', isTrashed: true });
    await at.client.call('PUT', '/api/jobs/backgroundTask', { command: 'resume' });
    expect(await check()).toEqual({ id: 't', action: 'accept' });
  });

  it('updates in bulk all or nothing', async () => {
    const at = await running({ version });
    const id = await upload(at);
    const update = (body: object): Promise<Reply> => at.client.call('PUT', '/api/assets', body);
    expectError(
      await update({ ids: [id, unknownId], isFavorite: true }),
      version,
      400,
      'Not found or no asset.update access',
    );
    expect(at.sandbox.snapshot().assets[0]?.isFavorite).toBe(false);
    expect((await update({ ids: [], isFavorite: true })).status).toBe(204);
    expect(
      (await update({ ids: [id], isFavorite: true, visibility: 'archive', isArchived: false })).status,
    ).toBe(204);
    expect(at.sandbox.snapshot().assets[0]).toMatchObject({ isFavorite: true, visibility: 'archive' });
    const rating = await update({ ids: [id], rating: 5, description: 'bulk' });
    if (version === '1.135') expectError(rating, version, 500, 'Failed to update assets');
    else expect(rating.status).toBe(204);
    expect(at.sandbox.snapshot().assets[0]).toMatchObject({
      description: 'bulk',
      rating: version === '1.135' ? undefined : 5,
    });
    expectInvalid(
      await update({ isFavorite: true }),
      version,
      ['each value in ids must be a UUID', 'ids should not be empty', 'ids must be an array'],
      [missing('array', 'ids')],
    );
  });

  it('edits date and place through its own sidecar', async () => {
    const at = await running({ version });
    const id = await upload(at, 'a.jpg', jpeg({ exif: { date: '2019:05:04 13:14:15', offset: '+02:00' } }));
    const changes = {
      description: 'hello',
      dateTimeOriginal: '2015-05-05T05:05:05+02:00',
      latitude: 40.7128,
      longitude: -74.006,
      rating: 3,
    };
    const reply = await at.client.call('PUT', `/api/assets/${id}`, changes);
    expect(reply.body).toMatchObject({
      fileCreatedAt: '2019-05-04T11:14:15.000Z',
      exifInfo: { description: 'hello', rating: 3, dateTimeOriginal: '2015-05-05T03:05:05+00:00' },
    });
    expect((await at.client.call('GET', `/api/assets/${id}`)).body).toMatchObject({
      fileCreatedAt: '2015-05-05T03:05:05.000Z',
      localDateTime: version === '1.135' ? '2015-05-05T05:05:05.000Z' : '2015-05-04T23:05:05.000Z',
      exifInfo: { timeZone: 'America/New_York', latitude: 40.7128, description: 'hello', rating: 3 },
    });
  });

  it('validates edits', async () => {
    const at = await running({ version });
    const id = await upload(at);
    const edit = (body: object): Promise<Reply> => at.client.call('PUT', `/api/assets/${id}`, body);
    const custom = [
      { code: 'custom', path: [], message: 'Latitude and longitude must be provided together' },
    ];
    expectInvalid(
      await edit({ latitude: 1 }),
      version,
      ['longitude should not be empty', 'longitude must be a longitude string or number'],
      custom,
    );
    expectInvalid(
      await edit({ rating: 6 }),
      version,
      ['rating must not be greater than 5'],
      [
        {
          origin: 'number',
          code: 'too_big',
          maximum: 5,
          inclusive: true,
          path: ['rating'],
          message: 'Too big: expected number to be <=5',
        },
      ],
    );
    const badDate = await edit({ dateTimeOriginal: 'soon' });
    if (version === '3.0') expectError(badDate, version, 500, 'Failed to update asset');
    else expectInvalid(badDate, version, ['dateTimeOriginal must be a valid ISO 8601 date string'], []);
    expect((await edit({ rating: 0 })).status).toBe(version === '3.0' ? 400 : 200);
    expect(at.sandbox.snapshot().assets[0]?.rating).toBe(version === '1.135' ? 0 : undefined);
    expect((await edit({ rating: null })).status).toBe(version === '1.135' ? 400 : 200);
    expectInvalid(
      await at.client.call('GET', '/api/assets/abc'),
      version,
      ['id must be a UUID'],
      [badUuid('id')],
    );
    expectError(
      await at.client.call('PUT', `/api/assets/${unknownId}`, {}),
      version,
      400,
      'Not found or no asset.update access',
    );
  });

  it('dates media without a date as its version does', async () => {
    const at = await running({ version });
    await upload(at, 'a.jpg', jpeg(), {
      fileCreatedAt: '2010-05-05T05:05:05Z',
      fileModifiedAt: '2015-05-05T05:05:05Z',
    });
    await upload(at, 'b.jpg', jpeg(), {
      fileCreatedAt: '2015-05-05T05:05:05Z',
      fileModifiedAt: '2010-05-05T05:05:05Z',
    });
    await upload(at, 'c.jpg', jpeg(), {
      fileCreatedAt: '2040-01-01T00:00:00Z',
      fileModifiedAt: '2040-01-01T00:00:00Z',
    });
    await upload(at, 'd.jpg', jpeg(), {
      fileCreatedAt: '0001-01-01T00:00:00Z',
      fileModifiedAt: '0001-01-01T00:00:00Z',
    });
    const years = at.sandbox.snapshot().assets.map(({ fileCreatedAt }) => fileCreatedAt.slice(0, 4));
    expect(years).toEqual([
      version === '1.135' ? '2015' : '2010',
      '2010',
      String(new Date().getUTCFullYear()),
      '1901',
    ]);
  });
});

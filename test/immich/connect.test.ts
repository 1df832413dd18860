import { describe, expect, onTestFinished, test } from 'vitest';
import type { ConnectOptions } from '../../src/immich/connect.ts';
import { connectImmich } from '../../src/immich/connect.ts';
import { ApiError, UsageError } from '../../src/lib/errors.ts';
import type { Script, ScriptedServer } from '../support/scripted-server.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { connected } from './connected.ts';
import type { ObservedVersion } from './observed.ts';
import { apiKey, errorAnswer, greeting, userId } from './observed.ts';

const { signal } = new AbortController();

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  return server;
}

async function refusal(url: string, options: Partial<ConnectOptions> = {}): Promise<ApiError> {
  const outcome = await connectImmich({ url, apiKey, signal, ...options }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ApiError);
  const error = outcome as ApiError;
  expect(error.message + (error.hint ?? '')).not.toContain(apiKey);
  return error;
}

describe('connectImmich', () => {
  test.each<[ObservedVersion, object]>([
    ['1.118.2', { deviceFields: true, visibility: false, filenameField: false, apiKeysMe: false }],
    ['1.135.3', { deviceFields: true, visibility: true, filenameField: true, apiKeysMe: false }],
    ['2.7.5', { deviceFields: true, visibility: true, filenameField: true, apiKeysMe: true }],
    ['3.0.3', { deviceFields: false, visibility: true, filenameField: true, apiKeysMe: true }],
  ])('learns what a %s server is and can do', async (version, capabilities) => {
    const { server, immich } = await connected(version);
    expect(immich.identity).toEqual({ server: server.url, userId });
    expect(immich.user).toEqual({
      id: userId,
      name: 'User',
      email: 'user@example.com',
      isAdmin: false,
      quotaSizeBytes: undefined,
      quotaUsedBytes: 0,
    });
    expect(immich.capabilities).toMatchObject(capabilities);
    expect(immich.warnings).toEqual([]);
    expect(immich.key?.permissions).toEqual(version.startsWith('1.') ? undefined : ['all']);
    expect(server.requestsTo('GET /api/api-keys/me')).toHaveLength(version.startsWith('1.') ? 0 : 1);
    expect(immich.mediaKind('A.JPG')).toBe('image');
    expect(immich.mediaKind('a.MP')).toBeUndefined();
  });

  test.each(['', '/', '/api', '/api/', '/api/albums', '/photos', '/photos?at=1#x'])(
    'finds the server behind the address with %j after it',
    async (suffix) => {
      const { server, immich } = await connected('2.7.5');
      const again = await connectImmich({ url: server.url + suffix, apiKey, signal });
      expect(again.identity).toEqual(immich.identity);
      await again.close();
    },
  );

  test('finds a server under a path prefix whose own word about its API leaves the prefix out', async () => {
    const script = Object.fromEntries(
      Object.entries(greeting('2.7.5')).map(([key, answer]) => [key.replace(' /', ' /immich/'), answer]),
    );
    const server = await serve({ ...script, '*': { status: 404, text: '<html>nginx</html>' } });
    const immich = await connectImmich({ url: `${server.url}/immich/`, apiKey, signal });
    expect(immich.identity.server).toBe(`${server.url}/immich`);
    await immich.close();
  });

  test('takes a private address without scheme as http', async () => {
    const { server } = await connected('3.0.3');
    const immich = await connectImmich({ url: server.url.replace('http://', ''), apiKey, signal });
    expect(immich.identity.server).toBe(server.url);
    await immich.close();
  });

  test('sends custom headers with every request and the key only once an Immich has answered', async () => {
    const { server } = await connected(
      '2.7.5',
      {},
      { connect: { headers: { 'CF-Access-Client-Id': 'abc.access' } } },
    );
    expect(server.requests.every(({ headers }) => headers['cf-access-client-id'] === 'abc.access')).toBe(
      true,
    );
    const withKey = server.requests.filter(({ headers }) => headers['x-api-key'] === apiKey);
    expect(withKey.map(({ path }) => path)).not.toContain('/.well-known/immich');
    expect(withKey.map(({ path }) => path)).not.toContain('/api/server/ping');
    expect(withKey.map(({ path }) => path)).toContain('/api/users/me');
  });

  test('warns about a major version it does not know and goes on', async () => {
    const server = await serve({
      ...greeting('3.0.3'),
      'GET /api/server/version': { json: { major: 4, minor: 1, patch: 0 } },
    });
    const immich = await connectImmich({ url: server.url, apiKey, signal });
    expect(immich.warnings).toEqual([expect.stringContaining('4.1.0')]);
    await immich.close();
  });

  test('names the missing permissions of a scoped key', async () => {
    const { immich } = await connected('2.7.5', {
      'GET /api/api-keys/me': { json: { id: 'k', permissions: ['user.read', 'asset.upload', 'album.read'] } },
    });
    const lacking = immich.missingPermissions(['upload', 'albums']);
    expect(lacking.map(({ permission }) => permission)).toEqual(['album.create', 'albumAsset.create']);
  });

  test('does without the permissions where the server has no word on them', async () => {
    const { immich } = await connected('2.7.5', {
      'GET /api/api-keys/me': errorAnswer('2.7.5', 403, 'Forbidden'),
    });
    expect(immich.key).toBeUndefined();
    expect(immich.missingPermissions(['upload'])).toEqual([]);
  });

  test('says that nothing answers', async () => {
    const server = await startScriptedServer({});
    await server.close();
    expect(await refusal(server.url)).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('connection refused') as string,
    });
  });

  test('says which scheme it chose when that may be why nothing answers', async () => {
    const server = await startScriptedServer({});
    await server.close();
    const error = await refusal(server.url.replace('http://', ''));
    expect(error.hint).toContain(`${server.url} was tried`);
  });

  test('says that the name is not known', async () => {
    const error = await refusal('http://no-such-host.invalid');
    expect(error.kind).toBe('unreachable');
    expect(error.message).toMatch(/no-such-host\.invalid/);
  });

  test('says that https does not work where only http is spoken', async () => {
    const { server } = await connected('2.7.5');
    const error = await refusal(server.url.replace('http:', 'https:'));
    expect(error).toMatchObject({ kind: 'unreachable', retry: 'fatal' });
    expect(error.hint).toContain(server.url);
  });

  test.each<[string, Script, Partial<ApiError>, RegExp]>([
    [
      'another web site',
      { '*': { text: '<html><body>Welcome</body></html>' } },
      { kind: 'not-immich', retry: 'fatal' },
      /not like an Immich/,
    ],
    [
      'another JSON service',
      { '*': { json: { name: 'other' } } },
      { kind: 'not-immich', retry: 'fatal' },
      /could not find/,
    ],
    [
      'nothing there',
      { '*': { status: 404, text: 'not found' } },
      { kind: 'not-immich', retry: 'fatal' },
      /404/,
    ],
    [
      'a login page with 200',
      { '*': { text: '<html><title>Sign in ・ Cloudflare Access</title></html>' } },
      { kind: 'login-page', retry: 'fatal' },
      /Cloudflare Access/,
    ],
    [
      'a redirect to single sign-on',
      {
        '*': {
          status: 302,
          headers: { location: 'https://team.cloudflareaccess.com/cdn-cgi/access/login/x' },
        },
      },
      { kind: 'login-page', retry: 'fatal' },
      /Cloudflare Access/,
    ],
    [
      'a login form of unknown make',
      {
        '*': {
          status: 401,
          text: '<form><input type="password"></form>',
          headers: { 'content-type': 'text/html' },
        },
      },
      { kind: 'login-page', retry: 'fatal' },
      /login/,
    ],
    [
      'a proxy without its server',
      { '*': { status: 502, text: '<html>502</html>' } },
      { kind: 'server-error', retry: 'later' },
      /502/,
    ],
  ])('recognises %s', async (_, script, expected, message) => {
    const server = await serve(script);
    const error = await refusal(server.url);
    expect(error).toMatchObject(expected);
    expect(error.message).toMatch(message);
    expect(error.hint ?? error.message).not.toBe('');
  });

  test('refuses a redirect to https and names the address to use', async () => {
    const server = await serve({
      '*': ({ path, headers }) => ({
        status: 301,
        headers: { location: `https://${headers.host ?? ''}${path}` },
      }),
    });
    const error = await refusal(`${server.url}/immich`);
    expect(error).toMatchObject({ kind: 'redirect', retry: 'fatal' });
    expect(error.hint).toContain(`${server.url.replace('http:', 'https:')}/immich `);
    expect(server.requests.every(({ headers }) => headers['x-api-key'] === undefined)).toBe(true);
  });

  test('does not follow a server that names another origin for its API', async () => {
    const server = await serve({
      ...greeting('2.7.5'),
      'GET /.well-known/immich': { json: { api: { endpoint: 'https://elsewhere.example/api' } } },
    });
    const error = await refusal(server.url);
    expect(error.kind).toBe('redirect');
    expect(error.hint).toContain('https://elsewhere.example');
  });

  test.each<[ObservedVersion]>([['1.135.3'], ['2.7.5'], ['3.0.3']])(
    'tells a wrong key from all else on %s',
    async (version) => {
      const server = await serve(greeting(version));
      const error = await connectImmich({ url: server.url, apiKey: 'wrong-key-0123456789', signal }).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ kind: 'unauthorized', retry: 'fatal', status: 401 });
    },
  );

  test.each<[ObservedVersion]>([['2.7.5'], ['3.0.3']])(
    'names the permission a key lacks to start on %s',
    async (version) => {
      const server = await serve({
        ...greeting(version),
        'GET /api/users/me': errorAnswer(version, 403, 'Missing required permission: user.read'),
      });
      const error = await refusal(server.url);
      expect(error).toMatchObject({ kind: 'forbidden', retry: 'fatal', permission: 'user.read' });
      expect(error.message).toContain('needed to know whose library this is');
    },
  );

  test('refuses a server that is too old', async () => {
    const server = await serve({
      ...greeting('1.118.2'),
      'GET /api/server/version': { json: { major: 1, minor: 117, patch: 0 } },
    });
    expect(await refusal(server.url)).toMatchObject({ kind: 'unsupported-version', retry: 'fatal' });
  });

  test('tells maintenance mode, in which only ping and version are answered', async () => {
    const { 'GET /api/users/me': _1, 'GET /api/server/media-types': _2, ...rest } = greeting('2.7.5');
    expect([_1, _2]).toHaveLength(2);
    const server = await serve(rest);
    expect(await refusal(server.url)).toMatchObject({ kind: 'maintenance', retry: 'later' });
  });

  test('gives up on a server that takes the request and says nothing', async () => {
    const silent = await startScriptedServer({}, () => true);
    onTestFinished(() => silent.close());
    const error = await refusal(silent.url, { timeouts: { answerMs: 200 } });
    expect(error).toMatchObject({ kind: 'unreachable', retry: 'later' });
  });

  test('rejects with the reason of the signal when aborted', async () => {
    const silent = await startScriptedServer({}, () => true);
    onTestFinished(() => silent.close());
    const controller = new AbortController();
    const pending = connectImmich({ url: silent.url, apiKey, signal: controller.signal });
    const reason = new Error('interrupted');
    setTimeout(() => {
      controller.abort(reason);
    }, 50);
    await expect(pending).rejects.toBe(reason);
  });

  test.each<Partial<ConnectOptions>>([
    { apiKey: '' },
    { apiKey: 'two words' },
    { headers: { 'x-api-key': 'x' } },
    { headers: { 'bad name': 'x' } },
    { headers: { good: 'line\nbreak-secret' } },
    { url: 'https://user:hidden-password@photos.example.org' },
    { url: 'ftp://photos.example.org' },
    { url: 'http://' },
  ])('finds %o unusable before any request', async (options) => {
    const outcome = await connectImmich({ url: 'http://127.0.0.1:1', apiKey, signal, ...options }).catch(
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(UsageError);
    expect((outcome as UsageError).message).not.toMatch(/hidden-password|break-secret|two words/);
  });
});

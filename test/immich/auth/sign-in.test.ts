import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deleteOwnKey } from '../../../src/immich/auth/delete-own-key.ts';
import { finishOAuth } from '../../../src/immich/auth/finish-oauth.ts';
import { type FrontDoor, openFrontDoor } from '../../../src/immich/auth/front-door.ts';
import { mintKey } from '../../../src/immich/auth/mint-key.ts';
import { endSession } from '../../../src/immich/auth/session.ts';
import { signInByPassword } from '../../../src/immich/auth/sign-in-by-password.ts';
import { mobileRedirectUri, startOAuth } from '../../../src/immich/auth/start-oauth.ts';
import { connectImmich } from '../../../src/immich/connect.ts';
import { permissionsForAll } from '../../../src/immich/permissions.ts';
import { ApiError } from '../../../src/lib/errors.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import type { SandboxVersion } from '../../../src/sandbox/capabilities.ts';
import type { OAuthSettings } from '../../../src/sandbox/oauth/sign-in-settings.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../../support/openid-provider.ts';
import { refuseOnPages, signInOnPages } from '../../support/plain-browser.ts';
import { type Script, startScriptedServer } from '../../support/scripted-server.ts';
import { errorAnswer, greeting } from '../observed.ts';

const { signal } = new AbortController();
const admin = { email: 'admin@example.com', password: 'password' };

async function serve(version: SandboxVersion): Promise<{ sandbox: Sandbox; door: FrontDoor }> {
  const sandbox = await startSandbox({ version });
  onTestFinished(() => sandbox.close());
  return { sandbox, door: await open(sandbox.url) };
}

async function open(url: string): Promise<FrontDoor> {
  const door = await openFrontDoor({ url, signal });
  onTestFinished(() => door.close());
  return door;
}

async function script(answers: Script, version: '1.118.2' | '2.7.5' = '2.7.5') {
  const server = await startScriptedServer({
    ...greeting(version),
    'GET /api/server/features': { json: { passwordLogin: true, oauth: true, oauthAutoLaunch: false } },
    'GET /api/server/config': { json: { oauthButtonText: ' ' } },
    ...answers,
  });
  onTestFinished(() => server.close());
  return { server, door: await open(server.url) };
}

async function failureOf(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('no ApiError', { cause: error });
  return error;
}

describe('openFrontDoor', () => {
  it('tells how people sign in', async () => {
    const { sandbox, door } = await serve('2.7');
    expect(door).toMatchObject({ server: sandbox.url, ways: { password: true, oauth: undefined } });
    sandbox.setSignIn({
      passwordLogin: false,
      oauth: { issuerUrl: 'http://x', clientId: 'x', clientSecret: 'x', buttonText: 'Us', autoLaunch: true },
    });
    expect((await open(sandbox.url)).ways).toEqual({
      password: false,
      oauth: { buttonText: 'Us', autoLaunch: true },
    });
  });

  it('refuses a server that is too old', async () => {
    const server = await startScriptedServer({
      ...greeting('1.118.2'),
      'GET /api/server/version': { json: { major: 1, minor: 100, patch: 0 } },
    });
    onTestFinished(() => server.close());
    await expect(openFrontDoor({ url: server.url, signal })).rejects.toThrow('1.118.0 or newer');
  });
});

describe.each(['1.135', '2.7', '3.0'] as const)('signing in to Immich %s by password', (version) => {
  it('makes a key that works, and leaves no session', async () => {
    const { sandbox, door } = await serve(version);
    const session = await signInByPassword(door, admin, signal);
    expect(session.user).toEqual({ name: 'Admin', email: admin.email, isAdmin: true });
    const permissions = permissionsForAll(door.version, { admin: true });
    const apiKey = await mintKey(session, { name: 'mine', permissions, isForAdmin: true }, signal);
    expect(await endSession(session)).toBe(true);
    expect(await endSession(session)).toBe(true);
    const server = await connectImmich({ url: sandbox.url, apiKey, signal });
    onTestFinished(() => server.close());
    if (version !== '1.135') expect(server.key).toMatchObject({ name: 'mine', permissions });
    const late = await failureOf(mintKey(session, { name: 'more', permissions, isForAdmin: false }, signal));
    expect(late.kind).toBe('unauthorized');
  });

  it('says that the password is wrong, and never what it was', async () => {
    const { door } = await serve(version);
    const error = await failureOf(signInByPassword(door, { ...admin, password: 'not-this-one' }, signal));
    expect(error).toMatchObject({ kind: 'unauthorized', retry: 'fatal' });
    expect(error.message).toContain('wrong e-mail address or password');
    expect(`${error.message}${error.hint ?? ''}`).not.toContain('not-this-one');
  });

  it('has a key delete itself', async () => {
    const { sandbox } = await serve(version);
    const enough = sandbox.createKey(['apiKey.delete']);
    const fate = await deleteOwnKey({ url: sandbox.url, apiKey: enough, signal });
    if (version === '1.135') {
      expect(fate).toMatchObject({ state: 'kept', why: expect.stringContaining('1.139') as string });
      return;
    }
    expect(fate).toEqual({ state: 'deleted', name: 'API Key' });
    expect(await deleteOwnKey({ url: sandbox.url, apiKey: enough, signal })).toEqual({ state: 'unknown' });
    const tooLittle = sandbox.createKey(['asset.read']);
    expect(await deleteOwnKey({ url: sandbox.url, apiKey: tooLittle, signal })).toMatchObject({
      state: 'kept',
      name: 'API Key',
      why: expect.stringContaining('apiKey.delete') as string,
    });
  });
});

describe('mintKey', () => {
  it('makes no key with the rights of an administrator for somebody else', async () => {
    const { sandbox, door } = await serve('3.0');
    sandbox.createUser('Mum');
    const session = await signInByPassword(door, { email: 'mum@example.com', password: 'password' }, signal);
    const key = { name: 'k', permissions: ['queue.read'], isForAdmin: true };
    await expect(mintKey(session, key, signal)).rejects.toThrow('Mum is no administrator');
  });
});

describe('endSession', () => {
  it('says when the server could not be told', async () => {
    const { sandbox, door } = await serve('2.7');
    const session = await signInByPassword(door, admin, signal);
    sandbox.faults.add({ kind: 'status', status: 502, path: '/auth/logout' });
    expect(await endSession(session)).toBe(false);
  });
});

describe('deleteOwnKey', () => {
  it('says that the server cannot be reached', async () => {
    const fate = await deleteOwnKey({ url: 'http://127.0.0.1:9', apiKey: 'a-key-of-old', signal });
    expect(fate).toMatchObject({ state: 'kept', name: undefined });
  });

  it('ends when it is interrupted', async () => {
    const { sandbox } = await serve('2.7');
    const apiKey = sandbox.createKey(['all']);
    const gone = deleteOwnKey({ url: sandbox.url, apiKey, signal: AbortSignal.abort(new Error('stop')) });
    await expect(gone).rejects.toThrow('stop');
  });
});

describe.each(['1.135', '2.7', '3.0'] as const)('signing in to Immich %s by OAuth', (version) => {
  let provider: OpenIdProvider;

  beforeAll(async () => {
    provider = await startOpenIdProvider({
      redirectUris: [mobileRedirectUri, 'http://127.0.0.1/api/oauth/mobile-redirect'],
    });
    return () => provider.close();
  });

  async function serveOAuth(settings: Partial<OAuthSettings> = {}) {
    const { sandbox } = await serve(version);
    const { issuerUrl, clientId, clientSecret } = provider;
    sandbox.setSignIn({
      oauth: { issuerUrl, clientId, clientSecret, allowInsecureRequests: true, ...settings },
    });
    return { sandbox, door: await open(sandbox.url) };
  }

  it('opens a session with the address that the provider sends back', async () => {
    const { door } = await serveOAuth();
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    const shown = new URL(attempt.url).searchParams;
    expect(shown.get('state')).toBe(attempt.state);
    expect(shown.get('code_challenge')).toBe(
      createHash('sha256').update(attempt.codeVerifier!).digest('base64url'),
    );
    const { url } = await signInOnPages(attempt.url, 'mum');
    const session = await finishOAuth(door, attempt, url, signal);
    expect(session.user).toEqual({ name: 'mum', email: 'mum@example.com', isAdmin: false });
    expect(await endSession(session)).toBe(true);
  });

  it('understands the redirect override, with either address', async () => {
    const { sandbox } = await serve(version);
    const mobileRedirectUriOfServer = `${sandbox.url}/api/oauth/mobile-redirect`;
    const { issuerUrl, clientId, clientSecret } = provider;
    sandbox.setSignIn({
      oauth: {
        issuerUrl,
        clientId,
        clientSecret,
        allowInsecureRequests: true,
        mobileRedirectUri: mobileRedirectUriOfServer,
      },
    });
    const door = await open(sandbox.url);
    for (const base of [mobileRedirectUri, mobileRedirectUriOfServer]) {
      const attempt = await startOAuth(door, mobileRedirectUri, signal);
      const { url } = await signInOnPages(attempt.url, 'mum');
      const pasted = `${base}?${url.split('?')[1]!}`;
      const session = await finishOAuth(door, attempt, pasted, signal);
      expect(session.user.email).toBe('mum@example.com');
    }
  });

  it('tells what to do when nobody is let in', async () => {
    const { door } = await serveOAuth({ autoRegister: false });
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    const { url } = await signInOnPages(attempt.url, 'stranger');
    const error = await failureOf(finishOAuth(door, attempt, url, signal));
    expect(error.kind).toBe('unauthorized');
    expect(error.hint).toContain('ask its administrator for an account');
  });

  it('tells that a code was used already, without showing it', async () => {
    const { door } = await serveOAuth();
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    const { url } = await signInOnPages(attempt.url, 'mum');
    await finishOAuth(door, attempt, url, signal);
    const error = await failureOf(finishOAuth(door, attempt, url, signal));
    expect(error).toMatchObject({ kind: 'unauthorized', retry: 'fatal' });
    expect(error.hint).toContain('may be used up');
    expect(error.message).not.toContain(new URL(url).searchParams.get('code'));
  });

  it('sends nothing to the server after a no, or with the state of another try', async () => {
    const { sandbox, door } = await serveOAuth();
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    const denied = await refuseOnPages(attempt.url);
    await expect(finishOAuth(door, attempt, denied.url, signal)).rejects.toThrow('you said no there');
    const earlier = await startOAuth(door, mobileRedirectUri, signal);
    const { url } = await signInOnPages(earlier.url, 'mum');
    await expect(finishOAuth(door, attempt, url, signal)).rejects.toThrow('another sign-in');
    expect(sandbox.requests.filter(({ path }) => path.endsWith('/callback'))).toEqual([]);
  });

  it('tells that the server cannot agree with its provider', async () => {
    const { door } = await serveOAuth({ issuerUrl: 'http://127.0.0.1:9' });
    const error = await failureOf(startOAuth(door, mobileRedirectUri, signal));
    expect(error.message).toContain('Error in OAuth discovery');
    expect(error.hint).toContain('administrator');
  });
});

describe('signing in by OAuth', () => {
  it('asks servers before 1.132 in their way: they keep state and proof to themselves', async () => {
    const { server, door } = await script(
      {
        'POST /api/oauth/authorize': { status: 201, json: { url: 'https://id.example.org/?state=s1' } },
        'POST /api/oauth/callback': {
          status: 201,
          json: { accessToken: 'token', userEmail: 'a@b.c', name: 'A', isAdmin: false },
        },
      },
      '1.118.2',
    );
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    expect(server.requestsTo('POST /api/oauth/authorize')[0]?.json).toEqual({
      redirectUri: mobileRedirectUri,
    });
    await expect(finishOAuth(door, attempt, '?code=c&state=s2', signal)).rejects.toThrow('another sign-in');
    await finishOAuth(door, attempt, '?code=c&state=s1', signal);
    expect(server.requestsTo('POST /api/oauth/callback')[0]?.json).toEqual({
      url: `${mobileRedirectUri}?code=c&state=s1`,
    });
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '--version', ''])(
    'opens no address but a web page: %j',
    async (url) => {
      const { door } = await script({ 'POST /api/oauth/authorize': { status: 201, json: { url } } });
      await expect(startOAuth(door, mobileRedirectUri, signal)).rejects.toThrow('names no web page');
    },
  );

  it.each([
    ['User already exists, but is linked to another account.', 'already signs in by another account'],
    ['OAuth authentication failed', 'ask its administrator for an account'],
    ['OAuth profile does not have an email address', 'how it is set up'],
  ])('says what “%s” means', async (words, hint) => {
    const { door } = await script({
      'POST /api/oauth/authorize': { status: 201, json: { url: 'https://id.example.org/' } },
      'POST /api/oauth/callback': errorAnswer('2.7.5', 400, words),
    });
    const attempt = await startOAuth(door, mobileRedirectUri, signal);
    const callback = `?code=c&state=${attempt.state!}`;
    const error = await failureOf(finishOAuth(door, attempt, callback, signal));
    expect(error.message).toContain(words);
    expect(error.hint).toContain(hint);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OAuthSettings } from '../../../src/sandbox/oauth/sign-in-settings.ts';
import type { SandboxVersion } from '../../../src/sandbox/capabilities.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../../support/openid-provider.ts';
import { refuseOnPages, signInOnPages } from '../../support/plain-browser.ts';
import { clientOf, type Reply } from '../support/client.ts';

const mobileUri = 'app.immich:///oauth-callback';
const loopbackUri = 'http://127.0.0.1/oauth-callback';
const overrideUri = 'http://127.0.0.1/api/oauth/mobile-redirect';

let provider: OpenIdProvider;

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUris: [mobileUri, loopbackUri, overrideUri] });
  return () => provider.close();
});

async function serve(version: SandboxVersion, settings: Partial<OAuthSettings> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ version });
  onTestFinished(() => sandbox.close());
  const { issuerUrl, clientId, clientSecret } = provider;
  sandbox.setSignIn({
    oauth: { issuerUrl, clientId, clientSecret, allowInsecureRequests: true, ...settings },
  });
  return sandbox;
}

const codeVerifier = randomBytes(32).toString('base64url');
const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');

async function authorize(sandbox: Sandbox, redirectUri = mobileUri): Promise<string> {
  const body = { redirectUri, state: 'the-state', codeChallenge };
  const reply = await post(sandbox, '/api/oauth/authorize', body);
  expect(reply.status).toBe(201);
  return (reply.body as unknown as { url: string }).url;
}

function post(sandbox: Sandbox, path: string, body: unknown, cookie?: string): Promise<Reply> {
  const client = clientOf(sandbox.url, undefined);
  return client.call('POST', path, body, cookie === undefined ? {} : { cookie });
}

describe.each(['1.135', '2.7', '3.0'] as const)('OAuth on Immich %s', (version) => {
  it('signs a new user in, whose session works, and knows the user again', async () => {
    const sandbox = await serve(version);
    const ids: string[] = [];
    while (ids.length < 2) {
      const { url } = await signInOnPages(await authorize(sandbox), 'mum');
      expect(url).toMatch(/^app\.immich:\/\/\/oauth-callback\?code=/u);
      const login = await post(sandbox, '/api/oauth/callback', { url, state: 'the-state', codeVerifier });
      expect(login.status).toBe(201);
      expect(login.body).toMatchObject({ userEmail: 'mum@example.com', name: 'mum', isAdmin: false });
      expect(login.headers.getSetCookie()).toContainEqual(
        expect.stringContaining('immich_auth_type=oauth') as string,
      );
      const me = await clientOf(sandbox.url, undefined).call('GET', '/api/users/me', undefined, {
        authorization: `Bearer ${login.body.accessToken}`,
      });
      expect(me.body).toMatchObject({ email: 'mum@example.com', oauthId: 'mum' });
      ids.push(me.body.id);
    }
    expect(ids[0]).toBe(ids[1]);
  });

  it('links a user that has the address already; another account with it is refused', async () => {
    const sandbox = await serve(version);
    const first = await signInOnPages(await authorize(sandbox), 'admin');
    const login = await post(sandbox, '/api/oauth/callback', {
      url: first.url,
      state: 'the-state',
      codeVerifier,
    });
    expect(login.body).toMatchObject({ isAdmin: true });
    const second = await signInOnPages(await authorize(sandbox), 'admin@example.com');
    const refused = await post(sandbox, '/api/oauth/callback', {
      url: second.url,
      state: 'the-state',
      codeVerifier,
    });
    expect([refused.status, refused.body.message]).toEqual([
      400,
      'User already exists, but is linked to another account.',
    ]);
  });

  it('registers nobody when that is switched off', async () => {
    const sandbox = await serve(version, { autoRegister: false });
    const { url } = await signInOnPages(await authorize(sandbox), 'stranger');
    const reply = await post(sandbox, '/api/oauth/callback', { url, state: 'the-state', codeVerifier });
    expect([reply.status, reply.body.message]).toEqual([
      400,
      'User does not exist and auto registering is disabled.',
    ]);
  });

  it.each([
    ['another state', { state: 'another' }, 500, 'Internal server error'],
    ['another verifier', { codeVerifier: 'another-verifier' }, 500, 'Internal server error'],
    ['no state', { state: undefined }, 400, 'OAuth state is missing'],
    ['no verifier', { codeVerifier: undefined }, 400, 'OAuth code verifier is missing'],
  ])('refuses %s', async (_, other, status, message) => {
    const sandbox = await serve(version);
    const { url } = await signInOnPages(await authorize(sandbox), 'mum');
    const body = { url, state: 'the-state', codeVerifier, ...other };
    const reply = await post(sandbox, '/api/oauth/callback', body);
    expect([reply.status, reply.body.message]).toEqual([status, message]);
  });

  it('refuses a code a second time, and what a user who said no brings back', async () => {
    const sandbox = await serve(version);
    const { url } = await signInOnPages(await authorize(sandbox), 'mum');
    const body = { url, state: 'the-state', codeVerifier };
    expect((await post(sandbox, '/api/oauth/callback', body)).status).toBe(201);
    expect((await post(sandbox, '/api/oauth/callback', body)).status).toBe(500);
    const denied = await refuseOnPages(await authorize(sandbox));
    expect(new URL(denied.url).searchParams.get('error')).toBe('access_denied');
    expect((await post(sandbox, '/api/oauth/callback', { ...body, url: denied.url })).status).toBe(500);
  });

  it('puts the override in the place of the address of the app, and forwards from there', async () => {
    const sandbox = await serve(version);
    const override = `${sandbox.url}/api/oauth/mobile-redirect`;
    const { issuerUrl, clientId, clientSecret } = provider;
    sandbox.setSignIn({
      oauth: { issuerUrl, clientId, clientSecret, allowInsecureRequests: true, mobileRedirectUri: override },
    });
    const start = await authorize(sandbox);
    expect(new URL(start).searchParams.get('redirect_uri')).toBe(override);
    const { url } = await signInOnPages(start, 'mum');
    expect(url).toMatch(/^app\.immich:\/\/\/oauth-callback\?code=/u);
    const login = await post(sandbox, '/api/oauth/callback', { url, state: 'the-state', codeVerifier });
    expect(login.status).toBe(201);
  });

  it('remembers state and verifier in cookies for those who send none', async () => {
    const sandbox = await serve(version);
    const start = await post(sandbox, '/api/oauth/authorize', { redirectUri: mobileUri });
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { url } = await signInOnPages((start.body as unknown as { url: string }).url, 'mum');
    expect((await post(sandbox, '/api/oauth/callback', { url }, cookie)).status).toBe(201);
  });

  it('shows in the features, and is refused while it is off', async () => {
    const sandbox = await serve(version, { autoLaunch: true, buttonText: 'Family door' });
    const client = clientOf(sandbox.url, undefined);
    const shown = await client.call('GET', '/api/server/features');
    expect(shown.body).toMatchObject({ oauth: true, oauthAutoLaunch: true, passwordLogin: true });
    expect((await client.call('GET', '/api/server/config')).body).toMatchObject({
      oauthButtonText: 'Family door',
    });
    sandbox.setSignIn({ passwordLogin: false });
    const off = await client.call('GET', '/api/server/features');
    expect(off.body).toMatchObject({ oauth: false, oauthAutoLaunch: false, passwordLogin: false });
    const reply = await post(sandbox, '/api/oauth/authorize', { redirectUri: mobileUri });
    expect([reply.status, reply.body.message]).toEqual([400, 'OAuth is not enabled']);
    const login = await post(sandbox, '/api/auth/login', {
      email: 'admin@example.com',
      password: 'password',
    });
    expect([login.status, login.body.message]).toEqual([401, 'Password login has been disabled']);
  });

  it('says that the issuer does not answer', async () => {
    const sandbox = await serve(version, { issuerUrl: 'http://127.0.0.1:9' });
    const reply = await post(sandbox, '/api/oauth/authorize', { redirectUri: mobileUri });
    expect(reply.status).toBe(500);
    expect(reply.body.message).toContain('Error in OAuth discovery');
  });
});

describe('OAuth', () => {
  it('takes an issuer without https on 3.0 only when that is allowed', async () => {
    for (const [version, status] of [
      ['2.7', 201],
      ['3.0', 500],
    ] as const) {
      const sandbox = await serve(version, { allowInsecureRequests: false });
      const reply = await post(sandbox, '/api/oauth/authorize', { redirectUri: mobileUri });
      expect(reply.status).toBe(status);
    }
  });

  it('takes the address from an ID token that has it', async () => {
    const talkative = await startOpenIdProvider({ redirectUris: [mobileUri], emailInIdToken: true });
    onTestFinished(() => talkative.close());
    const sandbox = await serve('2.7', { issuerUrl: talkative.issuerUrl });
    const { url } = await signInOnPages(await authorize(sandbox), 'dad');
    const login = await post(sandbox, '/api/oauth/callback', { url, state: 'the-state', codeVerifier });
    expect(login.body).toMatchObject({ userEmail: 'dad@example.com' });
  });

  it('knows nobody by a password who has none', async () => {
    const sandbox = await serve('2.7');
    const { url } = await signInOnPages(await authorize(sandbox), 'mum');
    await post(sandbox, '/api/oauth/callback', { url, state: 'the-state', codeVerifier });
    const login = await post(sandbox, '/api/auth/login', { email: 'mum@example.com', password: '' });
    expect([login.status, login.body.message]).toEqual([401, 'Incorrect email or password']);
  });
});

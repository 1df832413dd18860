import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readProfile } from '../../../src/cli/config/profile-store.ts';
import type { SandboxVersion } from '../../../src/sandbox/capabilities.ts';
import type { OAuthSettings } from '../../../src/sandbox/oauth/sign-in-settings.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../../support/openid-provider.ts';
import { createPlainBrowser, refuseOnPages, signInOnPages } from '../../support/plain-browser.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type InteractiveProgram, startInteractively } from './interactive-program.ts';

const folder = temporaryFolder();
let provider: OpenIdProvider;

beforeAll(async () => {
  provider = await startOpenIdProvider({
    redirectUris: [
      'app.immich:///oauth-callback',
      'http://127.0.0.1/oauth-callback',
      'http://127.0.0.1/api/oauth/mobile-redirect',
    ],
  });
  return () => provider.close();
});

async function serve(
  version: SandboxVersion,
  settings: (url: string) => Partial<OAuthSettings> = () => ({}),
): Promise<Sandbox> {
  const sandbox = await startSandbox({ version });
  onTestFinished(() => sandbox.close());
  sandbox.setSignIn({ passwordLogin: false, oauth: { ...providerSettings(), ...settings(sandbox.url) } });
  return sandbox;
}

function login(
  sandbox: Sandbox,
  args: readonly string[] = [],
): { program: InteractiveProgram; home: string } {
  const home = mkdtempSync(join(folder, 'home-'));
  return { home, program: startInteractively(['login', sandbox.url, ...args], { home }) };
}

async function pageOf(program: InteractiveProgram): Promise<string> {
  return (await program.waitFor(/^ {2}(http\S+)$/mu))[1]!;
}

function profileIn(home: string) {
  const path = join(home, '.config', 'immich-takeout', 'config.yaml');
  return existsSync(path) ? readProfile({ path, profile: 'default' }) : undefined;
}

/** Asserts that the key works, that it and the session stayed secret, and that the session is over. */
async function expectLoggedIn(sandbox: Sandbox, program: InteractiveProgram, home: string): Promise<void> {
  const apiKey = profileIn(home)?.apiKey ?? '';
  const me = await fetch(`${sandbox.url}/api/users/me`, { headers: { 'x-api-key': apiKey } });
  expect(await me.json()).toMatchObject({ email: 'mum@example.com' });
  expect(program.stdout).toContain('as mum (mum@example.com)');
  await expectSignedOut(sandbox, program);
  expect(program.stdout + program.stderr).not.toContain(apiKey);
}

async function expectSignedOut(sandbox: Sandbox, program: InteractiveProgram): Promise<void> {
  const authorization = sandbox.requests.find(({ headers }) => headers.authorization)?.headers.authorization;
  const session = await fetch(`${sandbox.url}/api/users/me`, {
    headers: { authorization: authorization ?? '' },
  });
  expect(authorization).toBeDefined();
  expect(session.status).toBe(401);
  expect(program.stdout + program.stderr).not.toContain(authorization!.replace('Bearer ', ''));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe.each(['1.135', '2.7', '3.0'] as const)('login by OAuth to Immich %s', (version) => {
  it('takes the address of the app that the user pastes', async () => {
    const sandbox = await serve(version);
    const { program, home } = login(sandbox);
    const { url } = await signInOnPages(await pageOf(program), 'mum');
    expect(url).toMatch(/^app\.immich:/u);
    program.type(`${url}\n`);
    expect(await program.exitCode).toBe(0);
    await expectLoggedIn(sandbox, program, home);
  });

  it('hears from the browser itself on the port that is registered', async () => {
    const sandbox = await serve(version);
    const port = await freePort();
    const { program, home } = login(sandbox, ['--redirect-port', String(port)]);
    const arrival = await signInOnPages(await pageOf(program), 'mum');
    expect(arrival).toMatchObject({
      status: 200,
      text: expect.stringContaining('close this page') as string,
    });
    expect(arrival.url).toContain(`http://127.0.0.1:${port}/oauth-callback?code=`);
    expect(await program.exitCode).toBe(0);
    await expectLoggedIn(sandbox, program, home);
  });
});

describe('login by OAuth', () => {
  it('takes the address of the server, where that forwards to the app', async () => {
    const sandbox = await serve('2.7', (url) => ({
      mobileRedirectUri: `${url}/api/oauth/mobile-redirect`,
    }));
    const { program, home } = login(sandbox);
    const { url } = await signInOnPages(await pageOf(program), 'mum');
    program.type(`${sandbox.url}/api/oauth/mobile-redirect?${url.split('?')[1]!}\n`);
    expect(await program.exitCode).toBe(0);
    await expectLoggedIn(sandbox, program, home);
  });

  it('takes the address from a browser on another computer, where the port leads nowhere', async () => {
    const sandbox = await serve('3.0');
    const { program, home } = login(sandbox, ['--redirect-port', '0']);
    const page = await pageOf(program);
    const elsewhere = createPlainBrowser(/^http:\/\/127\.0\.0\.1:\d+\/oauth-callback/u);
    const { url } = await signInOnPages(page, 'mum', elsewhere);
    program.type(`${url}\n`);
    expect(await program.exitCode).toBe(0);
    await expectLoggedIn(sandbox, program, home);
  });

  it('needs no terminal when the address comes on standard input, and goes by itself to the provider', async () => {
    const sandbox = await serve('3.0');
    sandbox.setSignIn({ passwordLogin: true, oauth: { ...providerSettings(), autoLaunch: true } });
    const { program, home } = login(sandbox, ['--json']);
    const { url } = await signInOnPages(await pageOf(program), 'mum');
    program.type(url);
    program.endInput();
    expect(await program.exitCode).toBe(0);
    expect(JSON.parse(program.stdout)).toMatchObject({ type: 'login', user: { name: 'mum' } });
    expect(profileIn(home)?.server).toBe(sandbox.url);
  });

  it('refuses an address of another sign-in, and tells the server nothing of it', async () => {
    const sandbox = await serve('2.7');
    const first = login(sandbox);
    const { url } = await signInOnPages(await pageOf(first.program), 'mum');
    const second = login(sandbox);
    await pageOf(second.program);
    second.program.type(`${url}\n`);
    expect(await second.program.exitCode).toBe(5);
    expect(second.program.stderr).toContain('belongs to another sign-in');
    expect(sandbox.requests.filter(({ path }) => path === '/api/oauth/callback')).toEqual([]);
    expect(profileIn(second.home)).toBeUndefined();
  });

  it('refuses a browser that comes with another state', async () => {
    const sandbox = await serve('2.7');
    const { program } = login(sandbox, ['--redirect-port', '0']);
    const redirectUri = new URL(await pageOf(program)).searchParams.get('redirect_uri')!;
    await fetch(`${redirectUri}?code=evil&state=evil`);
    expect(await program.exitCode).toBe(5);
    expect(program.stderr).toContain('its state is not the one that was sent');
    expect(sandbox.requests.filter(({ path }) => path === '/api/oauth/callback')).toEqual([]);
  });

  it('tells that the user said no', async () => {
    const sandbox = await serve('3.0');
    const { program } = login(sandbox, ['--redirect-port', '0']);
    await refuseOnPages(await pageOf(program));
    expect(await program.exitCode).toBe(5);
    expect(program.stderr).toContain('you said no there (access_denied: End-User aborted interaction)');
  });

  it('tells that the server lets in nobody new', async () => {
    const sandbox = await serve('2.7', () => ({ autoRegister: false }));
    const { program } = login(sandbox);
    const { url } = await signInOnPages(await pageOf(program), 'mum');
    program.type(`${url}\n`);
    expect(await program.exitCode).toBe(5);
    expect(program.stderr).toContain('ask its administrator for an account');
  });

  it('signs out when no key could be made', async () => {
    const sandbox = await serve('3.0');
    sandbox.faults.add({ kind: 'status', status: 500, method: 'POST', path: '/api-keys' });
    const { program, home } = login(sandbox);
    const { url } = await signInOnPages(await pageOf(program), 'mum');
    program.type(`${url}\n`);
    expect(await program.exitCode).toBe(4);
    await expectSignedOut(sandbox, program);
    expect(profileIn(home)).toBeUndefined();
  });

  it('says that nobody is there to paste anything', async () => {
    const sandbox = await serve('3.0');
    const { program } = login(sandbox);
    program.endInput();
    expect(await program.exitCode).toBe(2);
    expect(program.stderr).toContain('nobody is there to paste');
  });

  it('goes on waiting for the browser when standard input is closed', async () => {
    const sandbox = await serve('3.0');
    const { program, home } = login(sandbox, ['--redirect-port', '0', '--no-browser']);
    program.endInput();
    await signInOnPages(await pageOf(program), 'mum');
    expect(await program.exitCode).toBe(0);
    await expectLoggedIn(sandbox, program, home);
  });

  it('ends at once when it is interrupted', async () => {
    const sandbox = await serve('3.0');
    const { program } = login(sandbox);
    await pageOf(program);
    program.kill('SIGINT');
    expect(await program.exitCode).toBe(130);
  });

  it('says that the port is taken, or is none', async () => {
    const sandbox = await serve('3.0');
    const port = new URL(sandbox.url).port;
    const taken = await runProgram(['login', sandbox.url, '--redirect-port', port]);
    expect(taken.exitCode).toBe(2);
    expect(taken.stderr).toContain(`cannot wait for the browser on 127.0.0.1:${port}`);
    const none = await runProgram(['login', sandbox.url, '--redirect-port', '70000']);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('--redirect-port 70000 is not a port');
  });
});

function providerSettings(): OAuthSettings {
  const { issuerUrl, clientId, clientSecret } = provider;
  return { issuerUrl, clientId, clientSecret, allowInsecureRequests: true };
}

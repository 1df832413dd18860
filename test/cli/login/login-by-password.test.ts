import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readProfile } from '../../../src/cli/config/profile-store.ts';
import { permissionsForAll } from '../../../src/immich/permissions.ts';
import { capabilitiesOf } from '../../../src/sandbox/capabilities.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { publishedSchema } from '../../support/published-schema.ts';
import { parseLines, type ProgramResult, runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const email = 'mum@example.com';
const password = ' correct horse battery ';

async function serve(version: SandboxOptions['version'] = '3.0'): Promise<Sandbox> {
  const sandbox = await startSandbox({ version, users: [{ name: 'Mum', password }] });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

function newHome(): string {
  return mkdtempSync(join(folder, 'home-'));
}

function configOf(home: string): string {
  return join(home, '.config', 'immich-takeout', 'config.yaml');
}

/** By password, given on standard input. The password must not come to light anywhere. */
function login(home: string, args: readonly string[]): Promise<ProgramResult> {
  const all = ['login', ...args, '--email', email, '--password-file', '-'];
  return runProgram(all, { home, input: `${password}\n`, secrets: [password] });
}

function keyIn(home: string, profile = 'default'): string {
  return readProfile({ path: configOf(home), profile })?.apiKey ?? '';
}

/** Session tokens that were used and still open the door. */
async function openSessions(sandbox: Sandbox): Promise<string[]> {
  const tokens = new Set(sandbox.requests.map(({ headers }) => headers.authorization ?? ''));
  tokens.delete('');
  const states = [...tokens].map(async (authorization) => {
    const reply = await fetch(`${sandbox.url}/api/users/me`, { headers: { authorization } });
    return reply.ok ? [authorization] : [];
  });
  return (await Promise.all(states)).flat();
}

describe.each(['1.135', '2.7', '3.0'] as const)('login by password to Immich %s', (version) => {
  it('keeps a key that is enough, shows it nowhere, and leaves no session', async () => {
    const sandbox = await serve(version);
    const home = newHome();
    const result = await login(home, [sandbox.url, '--name', 'from the test']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toContain('as Mum (mum@example.com)');
    expect(statSync(configOf(home)).mode & 0o777).toBe(0o600);
    const apiKey = keyIn(home);
    expect(apiKey).toMatch(/^\w{43}$/u);
    expect(result.stdout).not.toContain(apiKey);
    expect(await openSessions(sandbox)).toEqual([]);
    expect(sandbox.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(true);

    const me = await runProgram(['whoami', '--json'], { home });
    expect(me.exitCode).toBe(0);
    const permissions = permissionsForAll(capabilitiesOf[version].version, { admin: false });
    expect(parseLines(me.stdout)).toEqual([
      expect.objectContaining({
        server: sandbox.url,
        user: expect.objectContaining({ name: 'Mum', email, isAdmin: true }) as unknown,
        key: version === '1.135' ? null : { name: 'from the test', permissions },
        missing: version === '1.135' ? null : [],
      }),
    ]);

    const goodbye = await runProgram(['logout', '--json'], { home });
    expect(goodbye.exitCode).toBe(version === '1.135' ? 3 : 0);
    expect(parseLines(goodbye.stdout)).toEqual([
      expect.objectContaining({
        isForgotten: true,
        keyOnServer: version === '1.135' ? 'kept' : 'deleted',
      }),
    ]);
    for (const line of [me, goodbye].flatMap(({ stdout }) => parseLines(stdout)))
      expect(publishedSchema('account')(line)).toBeUndefined();
    expect(keyIn(home)).toBe('');
    for (const { stdout, stderr } of [me, goodbye]) expect(stdout + stderr).not.toContain(apiKey);
    const late = await fetch(`${sandbox.url}/api/users/me`, { headers: { 'x-api-key': apiKey } });
    expect(late.status).toBe(version === '1.135' ? 200 : 401);
  });

  it('says that the password is wrong', async () => {
    const sandbox = await serve(version);
    const home = newHome();
    const wrong = ['login', sandbox.url, '--email', email, '--password-file', '-'];
    const result = await runProgram(wrong, { home, input: 'something else\n', secrets: ['something else'] });
    expect(result.exitCode).toBe(5);
    expect(result.stderr).toContain('error: could not sign in: wrong e-mail address or password');
    expect(existsSync(configOf(home))).toBe(false);
  });
});

describe('login by password', () => {
  it('prints the key on one line with --print, and keeps nothing', async () => {
    const sandbox = await serve();
    const home = newHome();
    const result = await login(home, [sandbox.url, '--print']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/^\w{43}\n$/u);
    const reply = await fetch(`${sandbox.url}/api/users/me`, {
      headers: { 'x-api-key': result.stdout.trim() },
    });
    expect(reply.status).toBe(200);
    expect(existsSync(configOf(home))).toBe(false);
    const json = await login(home, [sandbox.url, '--print', '--json']);
    expect(parseLines(json.stdout).map(publishedSchema('account'))).toEqual([undefined]);
    expect(parseLines(json.stdout)).toEqual([
      expect.objectContaining({
        type: 'login',
        server: sandbox.url,
        apiKey: expect.stringMatching(/^\w{43}$/u) as string,
      }),
    ]);
  });

  it('says that the key of an earlier login still works', async () => {
    const sandbox = await serve();
    const home = newHome();
    expect((await login(home, [sandbox.url])).stderr).toBe('');
    const first = keyIn(home);
    const again = await login(home, [sandbox.url]);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain('The key that was kept in');
    const reply = await fetch(`${sandbox.url}/api/users/me`, { headers: { 'x-api-key': first } });
    expect(reply.status).toBe(200);
    expect(keyIn(home)).not.toBe(first);
  });

  it('tells programs what it kept, but for the key', async () => {
    const sandbox = await serve();
    const home = newHome();
    const result = await login(home, [sandbox.url, '--json']);
    const [line] = parseLines(result.stdout);
    expect(line).toMatchObject({
      type: 'login',
      server: sandbox.url,
      version: '3.0.3',
      user: { name: 'Mum', email, isAdmin: true },
      keyName: expect.stringMatching(/^immich-takeout on ./u) as string,
      path: configOf(home),
      profile: 'default',
    });
    expect(line).not.toHaveProperty('apiKey');
  });

  it('keeps the keys of several people apart, and begins anew with the address that is known', async () => {
    const sandbox = await serve();
    const home = newHome();
    await login(home, [sandbox.url]);
    const named = await login(home, [sandbox.url, '--profile', 'mum']);
    expect(named.stdout).toContain('immich-takeout --profile mum upload');
    const keys = [keyIn(home), keyIn(home, 'mum')];
    expect(new Set(keys).size).toBe(2);
    expect((await login(home, ['--profile', 'mum'])).exitCode).toBe(0);
    expect(keyIn(home, 'mum')).not.toBe(keys[1]);
    expect(keyIn(home)).toBe(keys[0]);
    expect((await runProgram(['logout', '--profile', 'mum'], { home })).exitCode).toBe(0);
    expect((await runProgram(['whoami'], { home })).exitCode).toBe(0);
  });

  it('leaves everything else in the configuration as it is', async () => {
    const sandbox = await serve();
    const home = newHome();
    mkdirSync(join(home, '.config', 'immich-takeout'), { recursive: true });
    writeFileSync(configOf(home), '# ours\nquiet: "true"\n');
    await login(home, [sandbox.url]);
    expect(readFileSync(configOf(home), 'utf8')).toContain('# ours\nquiet: "true"\n');
    expect(statSync(configOf(home)).mode & 0o777).toBe(0o600);
  });

  it('reads the password from a file, and warns of a key that goes before the new one', async () => {
    const sandbox = await serve();
    const home = newHome();
    const file = join(home, 'password.txt');
    writeFileSync(file, `${password}\r\n`);
    const args = ['login', sandbox.url, '--email', email, '--password-file', file];
    const result = await runProgram(args, { home, env: { IMMICH_API_KEY: 'another-key' } });
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('warning: IMMICH_API_KEY is set');
    expect(keyIn(home)).toMatch(/^\w{43}$/u);
  });

  it('gives an administrator more only with --admin, and nobody else', async () => {
    const sandbox = await serve();
    const home = newHome();
    await login(home, [sandbox.url]);
    const plain = await runProgram(['whoami'], { home });
    expect(plain.stdout).toContain('queue.update');
    expect(plain.stdout).toContain('login --admin');
    await login(home, [sandbox.url, '--admin']);
    const admin = await runProgram(['whoami', '--json'], { home });
    expect(parseLines(admin.stdout)[0]).toMatchObject({
      key: { permissions: expect.arrayContaining(['queue.update']) as unknown },
    });
    sandbox.createUser('Dad');
    const args = ['login', sandbox.url, '--admin', '--email', 'dad@example.com', '--password-file', '-'];
    const refused = await runProgram(args, { home: newHome(), input: 'password' });
    expect(refused.exitCode).toBe(5);
    expect(refused.stderr).toContain('Dad is no administrator');
    expect(await openSessions(sandbox)).toEqual([]);
  });

  it('signs out when no key could be made', async () => {
    const sandbox = await serve();
    sandbox.faults.add({ kind: 'status', status: 500, method: 'POST', path: '/api-keys' });
    const result = await login(newHome(), [sandbox.url]);
    expect(result.exitCode).toBe(4);
    expect(result.stderr).toContain('could not make an API key');
    expect(await openSessions(sandbox)).toEqual([]);
    expect(sandbox.requests.at(-2)).toMatchObject({ path: '/api/auth/logout', status: 200 });
  });

  it('warns when it could not sign out; the key is kept all the same', async () => {
    const sandbox = await serve();
    sandbox.faults.add({ kind: 'status', status: 502, method: 'POST', path: '/auth/logout' });
    const home = newHome();
    const result = await login(home, [sandbox.url]);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('Authorized Devices');
    expect(keyIn(home)).not.toBe('');
  });

  it('leaves no key on the server that could not be kept', async () => {
    const sandbox = await serve();
    const home = newHome();
    mkdirSync(join(home, '.config'));
    symlinkSync(join(home, 'gone'), join(home, '.config', 'immich-takeout'));
    const result = await login(home, [sandbox.url]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('cannot write');
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 204 });
  });

  it('asks for nothing where there is no terminal', async () => {
    const sandbox = await serve();
    const nobody = await runProgram(['login', sandbox.url], { home: newHome() });
    expect(nobody.exitCode).toBe(2);
    expect(nobody.stderr).toContain('Give --email and --password-file.');
    const half = await runProgram(['login', sandbox.url, '--email', email], { home: newHome() });
    expect(half.exitCode).toBe(2);
    expect(half.stderr).toContain('cannot ask "Password:"');
    const nowhere = await runProgram(['login'], { home: newHome() });
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.stderr).toContain('no server given');
  });

  it('is not tried where the administrator has switched it off', async () => {
    const sandbox = await serve();
    sandbox.setSignIn({
      passwordLogin: false,
      oauth: { issuerUrl: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'x' },
    });
    const result = await login(newHome(), [sandbox.url]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('Try it with --oauth.');
    expect(sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('tells how to make a key by hand where nobody can sign in', async () => {
    const sandbox = await serve();
    sandbox.setSignIn({ passwordLogin: false });
    const result = await login(newHome(), [sandbox.url]);
    expect(result.exitCode).toBe(5);
    expect(result.stderr).toContain('Account Settings > API Keys');
    const permissions = permissionsForAll({ major: 3, minor: 0, patch: 3 }, { admin: false });
    expect(result.stderr).toContain(permissions.join(' '));
  });
});

describe('logout', () => {
  it('has nothing to do where nobody is logged in', async () => {
    const result = await runProgram(['logout'], { home: newHome() });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toContain('nothing to forget');
  });

  it('forgets here, and says that the key works on, when the server is gone', async () => {
    const sandbox = await serve();
    const home = newHome();
    await login(home, [sandbox.url]);
    const apiKey = keyIn(home);
    await sandbox.close();
    const result = await runProgram(['logout'], { home, secrets: [apiKey] });
    expect(result.exitCode).toBe(3);
    expect(result.stdout).toContain('delete the key in Immich under Account Settings > API Keys');
    expect(keyIn(home)).toBe('');
  });

  it('says that the server did not know the key any more', async () => {
    const sandbox = await serve();
    const home = newHome();
    await login(home, [sandbox.url]);
    sandbox.faults.add({ kind: 'key-revoked', path: '/api-keys/me' });
    await runProgram(['whoami'], { home });
    const result = await runProgram(['logout'], { home });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('did not know the key any more');
  });

  it('leaves a key alone that lies in a file of its own', async () => {
    const sandbox = await serve();
    const home = newHome();
    mkdirSync(join(home, '.config', 'immich-takeout'), { recursive: true });
    const config = `profiles:\n  default:\n    server: ${sandbox.url}\n    api-key-file: /keys/mine\n`;
    writeFileSync(configOf(home), config);
    chmodSync(configOf(home), 0o600);
    const result = await runProgram(['logout'], { home });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('lies elsewhere (/keys/mine) and goes on working');
    expect(sandbox.requests).toEqual([]);
  });
});

describe('whoami', () => {
  it('names what the key lacks, and what for', async () => {
    const sandbox = await serve('2.7');
    const apiKey = sandbox.createKey(['user.read', 'asset.upload', 'asset.read']);
    const result = await runProgram(['whoami', '--server', sandbox.url], { env: { IMMICH_API_KEY: apiKey } });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/^Server +http:\S+ \(Immich 2\.7\.5\)$/mu);
    expect(result.stdout).toMatch(/^Room +0 B used, no quota$/mu);
    expect(result.stdout).toMatch(/^ {2}album\.create +to create albums$/mu);
    expect(result.stdout).not.toMatch(/^ {2}asset\.upload/mu);
  });

  it('shows quota and a key that may do everything', async () => {
    const sandbox = await startSandbox({ version: '3.0', quotaBytes: 50_000_000_000 });
    onTestFinished(() => sandbox.close());
    const env = { IMMICH_API_KEY: sandbox.apiKey };
    const result = await runProgram(['whoami', '--server', sandbox.url], { env });
    expect(result.stdout).toContain('0 B of 50.0 GB used');
    expect(result.stdout).toContain('do everything');
    expect(result.stdout).toContain('nothing that a command needs');
  });
});

import { describe, expect, it } from 'vitest';
import { chooseWay } from '../../../src/cli/login/choose-way.ts';
import type { SignInWays } from '../../../src/immich/auth/front-door.ts';
import { fakeIo } from './fake-io.ts';

const oauth = { buttonText: 'Login with Authelia', autoLaunch: false };
const both: SignInWays = { password: true, oauth };
const onlyPassword: SignInWays = { password: true, oauth: undefined };
const onlyOAuth: SignInWays = { password: false, oauth };
const launching: SignInWays = { password: true, oauth: { ...oauth, autoLaunch: true } };
const none: SignInWays = { password: false, oauth: undefined };

const byPassword = { kind: 'password', email: 'me@example.org' };

describe('chooseWay', () => {
  it.each([
    ['an address is given', both, { email: 'me@example.org' }, byPassword],
    [
      'an address is given, although OAuth starts by itself',
      launching,
      { email: 'me@example.org' },
      byPassword,
    ],
    ['OAuth is asked for', both, { oauth: true }, { kind: 'oauth' }],
    ['there is nothing but OAuth', onlyOAuth, {}, { kind: 'oauth' }],
    ['OAuth starts by itself', launching, {}, { kind: 'oauth' }],
    ['there is no way', none, { email: 'me@example.org' }, undefined],
  ] as const)('asks nothing when %s', async (_, ways, flags, expected) => {
    const { io, stderr } = fakeIo();
    expect(await chooseWay(ways, flags, io)).toEqual(expected);
    expect(stderr.text).toBe('');
  });

  it.each([
    ['an address', both, {}, 'me@example.org\r', byPassword],
    ['Enter alone', both, {}, '\r', { kind: 'oauth' }],
    ['an address where there is only that way', onlyPassword, {}, ' me@example.org \r', byPassword],
    ['an address beside a password file', launching, { passwordFile: 'x' }, 'me@example.org\r', byPassword],
  ] as const)('takes %s for an answer', async (_, ways, flags, keys, expected) => {
    const { io, stdin, stderr } = fakeIo();
    const answer = chooseWay(ways, flags, io);
    stdin.write(keys);
    expect(await answer).toEqual(expected);
    const isChoice = ways === both;
    expect(stderr.text.includes('just Enter for “Login with Authelia”')).toBe(isChoice);
  });

  it('cannot do without an address where there is only that way', async () => {
    const { io, stdin } = fakeIo();
    const answer = chooseWay(onlyPassword, {}, io);
    stdin.write('\r');
    await expect(answer).rejects.toThrow('an e-mail address is needed');
  });

  it.each([
    [onlyPassword, { oauth: true }, 'nobody can sign in with OAuth'],
    [onlyOAuth, { email: 'me@example.org' }, 'nobody can sign in with a password'],
    [onlyOAuth, { passwordFile: 'x' }, 'nobody can sign in with a password'],
    [both, { oauth: true, email: 'me@example.org' }, '--oauth asks for no e-mail address'],
  ])('refuses what the server does not offer: %j', async (ways, flags, words) => {
    await expect(chooseWay(ways, flags, fakeIo().io)).rejects.toThrow(words);
  });

  it('says what to give where there is nobody to ask', async () => {
    const { io } = fakeIo({ isTTY: false });
    await expect(chooseWay(both, {}, io)).rejects.toMatchObject({
      hint: 'Give --email and --password-file, or --oauth.',
    });
    await expect(chooseWay(onlyPassword, {}, io)).rejects.toMatchObject({
      hint: 'Give --email and --password-file.',
    });
  });
});

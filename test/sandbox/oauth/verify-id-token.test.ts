import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Provider } from '../../../src/sandbox/oauth/discover-provider.ts';
import { verifyIdToken } from '../../../src/sandbox/oauth/verify-id-token.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';

const issuer = 'https://id.example.org';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

async function providerWithKey(kid = 'one'): Promise<Provider> {
  const key = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' };
  const server = await startScriptedServer({ 'GET /jwks': { json: { keys: [key] } } });
  onTestFinished(() => server.close());
  return { issuer, jwksUri: `${server.url}/jwks` } as Provider;
}

const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const goodClaims = { iss: issuer, aud: 'immich', exp: inAnHour, sub: 'mum' };

function tokenOf(claims: object, { key = privateKey, alg = 'RS256', kid = 'one' } = {}): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg, kid })}.${encode(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

describe('verifyIdToken', () => {
  it('gives the claims of a token that is in order', async () => {
    const provider = await providerWithKey();
    expect(await verifyIdToken(tokenOf(goodClaims), provider, 'immich')).toEqual(goodClaims);
    const shared = { ...goodClaims, aud: ['other', 'immich'] };
    expect(await verifyIdToken(tokenOf(shared), provider, 'immich')).toEqual(shared);
  });

  it.each([
    ['signed by somebody else', tokenOf(goodClaims, { key: stranger }), 'signature'],
    ['changed after it was signed', changed(tokenOf(goodClaims)), 'signature'],
    ['of another algorithm', tokenOf(goodClaims, { alg: 'none' }), 'alg'],
    ['signed with a key that the issuer does not show', tokenOf(goodClaims, { kid: 'two' }), 'key'],
    ['of another issuer', tokenOf({ ...goodClaims, iss: 'https://evil.example.org' }), 'iss'],
    ['for another client', tokenOf({ ...goodClaims, aud: 'nextcloud' }), 'aud'],
    ['that is over', tokenOf({ ...goodClaims, exp: inAnHour - 7200 }), 'exp'],
    ['without an end', tokenOf({ ...goodClaims, exp: undefined }), 'exp'],
  ])('refuses a token %s', async (_, token, reason) => {
    const provider = await providerWithKey();
    await expect(verifyIdToken(token, provider, 'immich')).rejects.toThrow(reason);
  });
});

function changed(token: string): string {
  const [head, , signature] = token.split('.');
  const body = Buffer.from(JSON.stringify({ ...goodClaims, sub: 'dad' })).toString('base64url');
  return `${head!}.${body}.${signature!}`;
}

import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { Json } from '../http/validate.ts';
import type { Provider } from './discover-provider.ts';

type SigningKey = JsonWebKey & { readonly kid?: string; readonly use?: string };

/** Clocks of two machines are never the same. */
const toleranceSeconds = 5;

/** The claims of an ID token that this provider signed for this client, by RS256. Rejects for any other. */
export async function verifyIdToken(idToken: string, provider: Provider, clientId: string): Promise<Json> {
  const [head = '', body = '', signature = ''] = idToken.split('.');
  const { alg, kid } = decode(head);
  if (alg !== 'RS256') throw new Error('unexpected JWT alg received, expected RS256');
  const key = await signingKey(provider.jwksUri, kid);
  const signed = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) throw new Error('JWT signature verification failed');
  const claims = decode(body);
  checkClaims(claims, provider.issuer, clientId);
  return claims;
}

async function signingKey(jwksUri: string, kid: unknown): Promise<ReturnType<typeof createPublicKey>> {
  const { keys } = (await (await fetch(jwksUri)).json()) as { keys: SigningKey[] };
  const fitting = keys.filter((key) => key.kty === 'RSA' && key.use !== 'enc');
  const key = kid === undefined ? fitting[0] : fitting.find((one) => one.kid === kid);
  if (key === undefined) throw new Error('no key of the issuer fits the ID token');
  return createPublicKey({ key, format: 'jwk' });
}

function checkClaims(claims: Json, issuer: string, clientId: string): void {
  const now = Date.now() / 1000;
  const audience = Array.isArray(claims.aud) ? (claims.aud as unknown[]) : [claims.aud];
  if (claims.iss !== issuer) throw new Error('unexpected JWT "iss" (issuer) claim value');
  if (!audience.includes(clientId)) throw new Error('unexpected JWT "aud" (audience) claim value');
  if (!(typeof claims.exp === 'number' && claims.exp > now - toleranceSeconds))
    throw new Error(
      'unexpected JWT "exp" (expiration time) claim value, expiration is past current timestamp',
    );
}

function decode(part: string): Json {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json;
}

import type { Json } from '../http/validate.ts';
import type { Provider } from './discover-provider.ts';
import type { OAuthSettings } from './sign-in-settings.ts';
import { verifyIdToken } from './verify-id-token.ts';

/** Who signed in, in the provider's words. */
export interface Profile {
  readonly sub: string;
  readonly email: string | undefined;
  readonly name: string | undefined;
}

/**
 * Trades the code in a callback address for what the provider knows of the user. Rejects when the provider
 * refused, when the state is another one, and when anything about the answer is not in order.
 */
export async function redeemCode(
  provider: Provider,
  settings: OAuthSettings,
  callback: { readonly url: string; readonly expectedState: string; readonly codeVerifier: string },
): Promise<Profile> {
  const { redirectUri, code } = readCallback(provider, callback.url, callback.expectedState);
  const response = await fetch(provider.tokenEndpoint, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
      ...(provider.supportsPkce && { code_verifier: callback.codeVerifier }),
    }),
  });
  const tokens = (await response.json()) as Json;
  if (!response.ok)
    throw new Error(`server responded with an error in the response body: ${String(tokens.error)}`);
  const claims = await verifyIdToken(String(tokens.id_token), provider, settings.clientId);
  return toProfile('email' in claims ? claims : await fetchUserinfo(provider, String(tokens.access_token)));
}

function readCallback(
  provider: Provider,
  text: string,
  expectedState: string,
): { redirectUri: string; code: string } {
  const [redirectUri = '', query = ''] = text.split('?', 2);
  const params = new URLSearchParams(query);
  const code = params.get('code');
  if (params.get('state') !== expectedState) throw new Error('unexpected "state" response parameter value');
  if (provider.namesItself && params.get('iss') !== provider.issuer)
    throw new Error('response parameter "iss" (issuer) missing or unexpected');
  if (code === null)
    throw new Error(`authorization response from the server is an error: ${params.get('error')}`);
  return { redirectUri, code };
}

async function fetchUserinfo(provider: Provider, accessToken: string): Promise<Json> {
  const response = await fetch(provider.userinfoEndpoint, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!response.ok) throw new Error('unexpected HTTP response status code');
  return (await response.json()) as Json;
}

function toProfile({ sub, email, name }: Json): Profile {
  if (typeof sub !== 'string') throw new Error('Unexpected profile response, no `sub`');
  return {
    sub,
    email: typeof email === 'string' ? email.trim().toLowerCase() : undefined,
    name: typeof name === 'string' ? name : undefined,
  };
}

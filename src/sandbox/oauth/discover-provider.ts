import type { Json } from '../http/validate.ts';

/** What an OpenID provider says of itself. */
export interface Provider {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string;
  readonly jwksUri: string;
  readonly supportsPkce: boolean;
  /** Its answers name it (`iss`), so that one provider cannot pose as another. */
  readonly namesItself: boolean;
}

/** Rejects when the issuer does not answer, or not as an issuer does. */
export async function discoverProvider(
  issuerUrl: string,
  { allowHttp }: { readonly allowHttp: boolean },
): Promise<Provider> {
  const wellKnown = '/.well-known/openid-configuration';
  const url = issuerUrl.endsWith(wellKnown) ? issuerUrl : issuerUrl.replace(/\/$/, '') + wellKnown;
  if (!allowHttp && !url.startsWith('https:')) throw new Error('only requests to HTTPS are allowed');
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error('unexpected HTTP response status code');
  const metadata = (await response.json()) as Json;
  return {
    issuer: text(metadata.issuer),
    authorizationEndpoint: text(metadata.authorization_endpoint),
    tokenEndpoint: text(metadata.token_endpoint),
    userinfoEndpoint: text(metadata.userinfo_endpoint),
    jwksUri: text(metadata.jwks_uri),
    supportsPkce: list(metadata.code_challenge_methods_supported).includes('S256'),
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
  };
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('the metadata of the issuer is incomplete');
  return value;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

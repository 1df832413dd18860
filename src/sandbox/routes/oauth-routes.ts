import { createHash, randomBytes } from 'node:crypto';
import { created, type Answer } from '../http/answer.ts';
import { jsonOf, type PublicCall } from '../http/call.ts';
import { badRequest, Refusal } from '../http/failure.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { checkString, refuseInvalid } from '../http/validate.ts';
import { discoverProvider, type Provider } from '../oauth/discover-provider.ts';
import { findOrRegister } from '../oauth/find-or-register.ts';
import { redeemCode, type Profile } from '../oauth/redeem-code.ts';
import type { OAuthSettings } from '../oauth/sign-in-settings.ts';
import type { Backend } from '../store/backend.ts';
import { openSession } from './auth-routes.ts';

/** Signing in with an OpenID provider; the server is its client. */
export const oauthRoutes: readonly Route[] = [
  publicRoute('POST', '/oauth/authorize', authorize),
  publicRoute('POST', '/oauth/callback', callback),
  publicRoute('GET', '/oauth/mobile-redirect', mobileRedirect),
];

const mobileUri = 'app.immich:///oauth-callback';
const stateCookie = 'immich_oauth_state';
const verifierCookie = 'immich_oauth_code_verifier';

async function authorize(call: PublicCall): Promise<Answer> {
  const { redirectUri, state = randomText(), codeChallenge } = await jsonOf(call);
  refuseInvalid(checkString(['redirectUri'], redirectUri), checkString(['state'], state));
  const settings = oauthOf(call.backend);
  const provider = await discover(call.backend, settings);
  const codeVerifier = typeof codeChallenge === 'string' ? undefined : randomText();
  const url = new URL(provider.authorizationEndpoint);
  const parameters = {
    client_id: settings.clientId,
    response_type: 'code',
    redirect_uri: resolveRedirect(settings, String(redirectUri)),
    scope: settings.scope ?? 'openid email profile',
    state: String(state),
    ...(provider.supportsPkce && {
      code_challenge: codeVerifier === undefined ? String(codeChallenge) : challengeOf(codeVerifier),
      code_challenge_method: 'S256',
    }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const cookies = [
    `${stateCookie}=${String(state)}`,
    ...(codeVerifier === undefined ? [] : [`${verifierCookie}=${codeVerifier}`]),
  ];
  return {
    ...created({ url: url.href }),
    headers: { 'set-cookie': cookies.map((cookie) => `${cookie}; Path=/; HttpOnly; SameSite=Lax`) },
  };
}

async function callback(call: PublicCall): Promise<Answer> {
  const { backend } = call;
  const body = await jsonOf(call);
  refuseInvalid(checkString(['url'], body.url));
  const settings = oauthOf(backend);
  const expectedState = given(body.state) ?? cookie(call, stateCookie);
  if (expectedState === undefined) throw badRequest('OAuth state is missing');
  const codeVerifier = given(body.codeVerifier) ?? cookie(call, verifierCookie);
  if (codeVerifier === undefined) throw badRequest('OAuth code verifier is missing');
  const provider = await discover(backend, settings);
  const url = resolveRedirect(settings, String(body.url));
  const profile = await redeem(provider, settings, { url, expectedState, codeVerifier });
  const { autoRegister = true } = settings;
  return openSession(backend, findOrRegister(backend.state, profile, { autoRegister }), 'oauth');
}

/** For providers that do not take the address of the app: it is registered with them instead. */
function mobileRedirect({ query }: PublicCall): Answer {
  const location = `${mobileUri}?${query.toString()}`;
  return {
    status: 307,
    headers: { location, 'content-type': 'text/plain; charset=utf-8' },
    text: `Temporary Redirect. Redirecting to ${location}`,
  };
}

function oauthOf({ signIn }: Backend): OAuthSettings {
  if (signIn.oauth === undefined) throw badRequest('OAuth is not enabled');
  return signIn.oauth;
}

async function discover({ capabilities }: Backend, settings: OAuthSettings): Promise<Provider> {
  const allowHttp = !capabilities.httpsIssuersOnly || settings.allowInsecureRequests === true;
  try {
    return await discoverProvider(settings.issuerUrl, { allowHttp });
  } catch (error) {
    throw new Refusal(500, `Error in OAuth discovery: ${String(error)}`);
  }
}

/** Why it failed stands in the server's log only. */
async function redeem(...parameters: Parameters<typeof redeemCode>): Promise<Profile> {
  try {
    return await redeemCode(...parameters);
  } catch {
    throw new Refusal(500, 'Internal server error');
  }
}

function resolveRedirect({ mobileRedirectUri }: OAuthSettings, url: string): string {
  return mobileRedirectUri === undefined
    ? url
    : url.replace(/app\.immich:\/+oauth-callback/, () => mobileRedirectUri);
}

function given(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function cookie({ headers }: PublicCall, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('=', 2));
  return given(pairs.find(([key]) => key === name)?.[1]);
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}

import { createHash, randomBytes } from 'node:crypto';
import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { couldNot } from '../could-not.ts';
import { authorizeAnswer } from '../schemas.ts';
import type { FrontDoor } from './front-door.ts';

/** The redirect address that servers and providers know for Immich's mobile app. */
export const mobileRedirectUri = 'app.immich:///oauth-callback';

/** A sign-in that has begun: the user is on the way to the provider. */
export interface OAuthAttempt {
  /** For the user's browser. */
  readonly url: string;
  readonly redirectUri: string;
  /** What the callback must bring back; undefined when the server keeps that to itself. */
  readonly state: string | undefined;
  /** Proves that whoever redeems the code is who began; undefined for servers that do not ask for it. */
  readonly codeVerifier: string | undefined;
}

/** Has the server send a user to its OpenID provider, who is to send the user back to `redirectUri`. */
export async function startOAuth(
  door: FrontDoor,
  redirectUri: string,
  signal: AbortSignal,
): Promise<OAuthAttempt> {
  const proof = door.capabilities.oauthPkce ? createProof() : undefined;
  const json = {
    redirectUri,
    ...(proof && { state: proof.state, codeChallenge: proof.codeChallenge }),
  };
  const call = { method: 'POST', path: '/oauth/authorize', action: say`begin to sign in`, json } as const;
  try {
    const { url } = await door.client().fetchJson(call, authorizeAnswer, signal);
    const address = checkWebAddress(url);
    return {
      url: address.href,
      redirectUri,
      state: proof?.state ?? address.searchParams.get('state') ?? undefined,
      codeVerifier: proof?.codeVerifier,
    };
  } catch (error) {
    throw explain(error);
  }
}

function createProof(): { state: string; codeVerifier: string; codeChallenge: string } {
  const codeVerifier = randomBytes(32).toString('base64url');
  return {
    state: randomBytes(32).toString('base64url'),
    codeVerifier,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  };
}

/** It is handed to the system to be opened: nothing but a web page may be. */
function checkWebAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new ApiError(
    'not-immich',
    'fatal',
    couldNot(say`begin to sign in`, say`the server names no web page for it`),
  );
}

function explain(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.kind !== 'server-error') return error;
  return new ApiError('server-error', error.retry, error.message, {
    ...(error.status !== undefined && { status: error.status }),
    hint: say`It cannot agree with the OpenID provider that it is set to. Its administrator finds the reason in its log.`,
    cause: error,
  });
}

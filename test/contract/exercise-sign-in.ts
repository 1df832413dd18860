import { onTestFinished } from 'vitest';
import { deleteOwnKey } from '../../src/immich/auth/delete-own-key.ts';
import { finishOAuth } from '../../src/immich/auth/finish-oauth.ts';
import { openFrontDoor } from '../../src/immich/auth/front-door.ts';
import { mintKey } from '../../src/immich/auth/mint-key.ts';
import { endSession } from '../../src/immich/auth/session.ts';
import { signInByPassword } from '../../src/immich/auth/sign-in-by-password.ts';
import { mobileRedirectUri, startOAuth } from '../../src/immich/auth/start-oauth.ts';
import { apiKey, greeting, type ObservedVersion } from '../immich/observed.ts';
import type { ScriptedRequest } from '../support/scripted-server.ts';
import { startScriptedServer } from '../support/scripted-server.ts';

const login = { accessToken: 'token', userEmail: 'user@example.com', name: 'User', isAdmin: false };

/** Signs in both ways, makes a key and has it delete itself, against a server that takes anything. */
export async function exerciseSignIn(
  version: ObservedVersion,
  id: string,
): Promise<readonly ScriptedRequest[]> {
  const server = await startScriptedServer({
    ...greeting(version),
    'GET /api/server/features': { json: { passwordLogin: true, oauth: true, oauthAutoLaunch: false } },
    'GET /api/server/config': { json: { oauthButtonText: 'Login with OAuth' } },
    'POST /api/auth/login': { status: 201, json: login },
    'POST /api/auth/logout': { json: { successful: true } },
    'POST /api/oauth/authorize': { status: 201, json: { url: 'https://id.example.org/' } },
    'POST /api/oauth/callback': { status: 201, json: login },
    'POST /api/api-keys': { status: 201, json: { secret: apiKey } },
    'GET /api/api-keys/me': { json: { id, name: 'k', permissions: ['all'] } },
    [`DELETE /api/api-keys/${id}`]: { status: 204 },
  });
  onTestFinished(() => server.close());
  const { signal } = new AbortController();
  const door = await openFrontDoor({ url: server.url, signal });
  onTestFinished(() => door.close());
  const session = await signInByPassword(door, { email: 'user@example.com', password: 'x' }, signal);
  const attempt = await startOAuth(door, mobileRedirectUri, signal);
  await finishOAuth(door, attempt, `?code=c&state=${attempt.state!}`, signal);
  await mintKey(session, { name: 'k', permissions: ['all'], isForAdmin: false }, signal);
  await endSession(session);
  await deleteOwnKey({ url: server.url, apiKey, signal });
  return server.requests;
}

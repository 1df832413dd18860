import { say } from '../../lib/say.ts';
import type { Capabilities } from '../capabilities.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { HttpClient } from '../http-client.ts';
import type { ReachOptions } from '../reach-server.ts';
import { reachServer } from '../reach-server.ts';
import { readServerVersion } from '../read-server-version.ts';
import { signInConfigAnswer, signInFeaturesAnswer } from '../schemas.ts';
import { addressOfApi } from '../server-address.ts';
import type { ServerVersion } from '../server-version.ts';

/** How the administrator lets people in. */
export interface SignInWays {
  readonly password: boolean;
  /** Undefined: switched off. */
  readonly oauth: { readonly buttonText: string; readonly autoLaunch: boolean } | undefined;
}

/** A server before anybody has signed in. To be closed. */
export interface FrontDoor {
  /** Its address, as a person opens it in a browser. */
  readonly server: string;
  readonly version: ServerVersion;
  readonly capabilities: Capabilities;
  readonly ways: SignInWays;
  /** A client that also sends `headers`, and masks `secrets` in its errors. */
  client(headers?: Readonly<Record<string, string>>, secrets?: readonly string[]): HttpClient;
  close(): Promise<void>;
}

/** Rejects with one `ApiError` (or `UsageError`) that names what is wrong and what to do. */
export async function openFrontDoor(options: ReachOptions): Promise<FrontDoor> {
  const reached = await reachServer(options);
  try {
    const http = reached.client();
    const version = await readServerVersion(http, options.signal);
    return {
      server: addressOfApi(reached.apiBase),
      version,
      capabilities: capabilitiesOf(version),
      ways: await readSignInWays(http, options.signal),
      client: (headers, secrets) => reached.client(headers, secrets),
      close: () => reached.close(),
    };
  } catch (error) {
    await reached.close();
    throw error;
  }
}

async function readSignInWays(http: HttpClient, signal: AbortSignal): Promise<SignInWays> {
  const action = say`ask how people sign in`;
  const features = await http.fetchJson(
    { method: 'GET', path: '/server/features', action },
    signInFeaturesAnswer,
    signal,
  );
  const { passwordLogin: password, oauthAutoLaunch: autoLaunch } = features;
  if (!features.oauth) return { password, oauth: undefined };
  const config = await http.fetchJson(
    { method: 'GET', path: '/server/config', action },
    signInConfigAnswer,
    signal,
  );
  return { password, oauth: { buttonText: config.oauthButtonText.trim() || 'OAuth', autoLaunch } };
}

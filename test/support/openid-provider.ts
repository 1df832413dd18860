import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';

export interface OpenIdProvider {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/**
 * A real OpenID provider on loopback, with pages on which anybody signs in under any name. It insists on PKCE.
 * Whoever signs in as `mum` is `mum@example.com`; a name with `@` is itself the address.
 */
export async function startOpenIdProvider(options: {
  readonly redirectUris: readonly string[];
  /** Tells the e-mail address in the ID token already; else only when asked for it. */
  readonly emailInIdToken?: boolean;
}): Promise<OpenIdProvider> {
  const restoreConsole = silenceProvider();
  const { Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'immich', clientSecret: 'a secret between server and provider' };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...options.redirectUris],
        // The only kind that may have the address of an app.
        application_type: 'native',
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['cookies of the provider'] },
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: options.emailInIdToken !== true,
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id.includes('@') ? id : `${id}@example.com`, name: id }),
    }),
  };
  const handle = new Provider(issuerUrl, configuration).callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuerUrl,
    ...client,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      restoreConsole();
    },
  };
}

/** It warns of everything that is fit for a rehearsal only, and of versions of Node.js that it does not support. */
function silenceProvider(): () => void {
  const original = { info: console.info, warn: console.warn };
  for (const name of ['info', 'warn'] as const) {
    console[name] = (...parts: unknown[]) => {
      if (!String(parts[0]).includes('oidc-provider')) original[name](...parts);
    };
  }
  return () => Object.assign(console, original);
}

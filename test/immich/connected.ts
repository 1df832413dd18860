import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { ConnectOptions } from '../../src/immich/connect.ts';
import { connectImmich } from '../../src/immich/connect.ts';
import type { ImmichServer } from '../../src/immich/immich-server.ts';
import type { Script, ScriptedServer } from '../support/scripted-server.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import type { ObservedVersion } from './observed.ts';
import { apiKey, greeting } from './observed.ts';

/** A scripted server that greets like this version, and a client connected to it; both end with the test. */
export async function connected(
  version: ObservedVersion,
  script: Script = {},
  options: {
    readonly takeOver?: (request: IncomingMessage, response: ServerResponse) => boolean;
    readonly connect?: Partial<ConnectOptions>;
  } = {},
): Promise<{ server: ScriptedServer; immich: ImmichServer; signal: AbortSignal }> {
  const server = await startScriptedServer({ ...greeting(version), ...script }, options.takeOver);
  onTestFinished(() => server.close());
  const { signal } = new AbortController();
  const immich = await connectImmich({ url: server.url, apiKey, signal, ...options.connect });
  onTestFinished(() => immich.close());
  return { server, immich, signal };
}

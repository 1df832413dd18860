import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/start-sandbox.ts';
import { clientOf, type Client } from './client.ts';

export interface Running {
  readonly sandbox: Sandbox;
  readonly client: Client;
}

const open: Sandbox[] = [];
const folders: string[] = [];

/** Starts a sandbox that is closed after the test, and a client with the administrator's key. */
export async function running(options: SandboxOptions = {}): Promise<Running> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return { sandbox, client: clientOf(sandbox.url, sandbox.apiKey) };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  folders.push(dir);
  return dir;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await Promise.all(folders.splice(0).map((dir) => rm(dir, { recursive: true, force: true })));
});

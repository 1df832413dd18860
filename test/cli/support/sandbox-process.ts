import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../../../src/sandbox/snapshot.ts';

interface SandboxProcess {
  readonly url: string;
  readonly apiKey: string;
  snapshot(): Promise<Snapshot>;
  stop(): Promise<void>;
}

/** A sandbox in a process of its own that keeps no originals: its memory and its work are not the tester's. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
  const module = fileURLToPath(new URL('../../../src/sandbox/start-sandbox.ts', import.meta.url));
  const script = `
    const { startSandbox } = await import(process.argv[1]);
    const { url, apiKey } = await startSandbox({ originals: 'hash-only' });
    console.log(JSON.stringify({ url, apiKey }));
  `;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script, module],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };
  return {
    url,
    apiKey,
    snapshot: async () => (await fetch(`${url}/__sandbox/snapshot`)).json() as Promise<Snapshot>,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

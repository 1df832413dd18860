import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const sinkServer = fileURLToPath(new URL('sink-server.ts', import.meta.url));

/** The sink server in a process of its own. */
export interface Sink {
  readonly url: string;
  readonly apiKey: string;
  reset(): Promise<void>;
  stats(): Promise<SinkStats>;
  /** What it was given, in an order that does not depend on who gave it. Worth something only with `--verify`. */
  content(): Promise<unknown>;
  stop(): Promise<void>;
}

interface SinkStats {
  readonly requests: number;
  readonly uploads: number;
  readonly bodyBytes: number;
}

export async function startSink(...args: readonly string[]): Promise<Sink> {
  const command = ['--import', 'tsx', sinkServer, ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };
  return {
    url,
    apiKey,
    reset: async () => {
      await fetch(`${url}/__reset`, { method: 'POST' });
    },
    stats: async () => (await (await fetch(`${url}/__stats`)).json()) as SinkStats,
    content: async () => (await fetch(`${url}/__content`)).json(),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

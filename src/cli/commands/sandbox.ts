import { once } from 'node:events';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { listenForInterruption } from '../signals.ts';

export interface SandboxFlags {
  readonly port?: string;
  readonly dir?: string;
  readonly serverVersion: string;
}

const versions = ['1.135', '2.7', '3.0'] as const;

/** `sandbox`: runs until it is interrupted. With `--json` the first line on stdout tells where and with which key. */
export async function runSandbox(flags: SandboxFlags, io: CommandIo): Promise<number> {
  const { terminal, options } = io;
  const interruption = listenForInterruption(() => undefined);
  const sandbox = await startSandbox({
    port: readPort(flags.port),
    version: readVersion(flags.serverVersion),
    ...(flags.dir !== undefined && { dir: flags.dir }),
  });
  const { url, apiKey } = sandbox;
  if (options.json) terminal.out.line(JSON.stringify({ url, apiKey }));
  else {
    terminal.out.line(say`An Immich ${flags.serverVersion} for rehearsal listens on ${url}`);
    terminal.out.line(say`API key: ${apiKey}`);
    terminal.out.line();
    terminal.out.line(say`Try it in another terminal:`);
    terminal.out.line(`  IMMICH_API_KEY=${apiKey} immich-takeout upload --server ${url} takeout-*.zip`);
    terminal.out.line(say`Ctrl-C ends it.`);
  }
  if (!interruption.stop.aborted) await once(interruption.stop, 'abort');
  await sandbox.close();
  interruption.dispose();
  return exitCodes.whole;
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(say`--port ${text ?? ''} is not a port`);
  return port;
}

function readVersion(text: string): (typeof versions)[number] {
  const version = versions.find((known) => known === text);
  if (version === undefined) {
    throw new UsageError(say`--server-version ${text} is not known to the sandbox`, {
      hint: say`It can behave like ${versions.join(say`, `)}.`,
    });
  }
  return version;
}

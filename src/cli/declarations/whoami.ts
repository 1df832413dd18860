import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import { handler } from '../handler.ts';
import type { ServerFlags } from '../options/server-options.ts';
import { addServerOptions } from '../options/server-options.ts';

/** `whoami` on the command line. */
export function declareWhoami(program: Command): void {
  const command = program
    .command('whoami')
    .description(say`show server, user, quota, and what the API key may do and lacks`);
  addServerOptions(command);
  addExamples(command, examples);
  command.action(
    handler<[ServerFlags]>(async (io, flags) => {
      const { runWhoami } = await import('../commands/whoami.ts');
      return runWhoami(flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [say`With the key that login keeps`, 'immich-takeout whoami'],
  [say`With another key`, 'immich-takeout whoami --server http://192.168.1.10:2283 --api-key-file key.txt'],
];

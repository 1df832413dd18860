import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import { handler } from '../handler.ts';
import type { RouteFlags } from '../options/route-options.ts';
import { addRouteOptions } from '../options/route-options.ts';

/** `logout` on the command line. */
export function declareLogout(program: Command): void {
  const command = program
    .command('logout')
    .description(say`delete the API key that login made, here and on the server`)
    .optionsGroup(say`The server:`);
  addRouteOptions(command);
  addExamples(command, examples);
  command.action(
    handler<[RouteFlags]>(async (io, flags) => {
      const { runLogout } = await import('../commands/logout.ts');
      return runLogout(flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [say`After the last photo has arrived`, 'immich-takeout logout'],
  [say`The key of one profile`, 'immich-takeout logout --profile mum'],
];

import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { LoginFlags } from '../commands/login.ts';
import { handler } from '../handler.ts';
import { addRouteOptions } from '../options/route-options.ts';

/** `login` on the command line. */
export function declareLogin(program: Command): void {
  const command = program
    .command('login')
    .description(say`sign in once, and keep an API key that is to do for every command`)
    .argument('[url]', say`address of your Immich (default: that of the profile)`)
    .optionsGroup(say`How to sign in:`)
    .option('--email <address>', say`by password: the e-mail address (default: asks)`)
    .option('--password-file <file>', say`file that holds the password, - for standard input (default: asks)`)
    .option('--oauth', say`in a browser, with the provider that the server is set to`)
    .option(
      '--redirect-port [port]',
      say`the browser comes back by itself, to http://127.0.0.1:22830/oauth-callback or another port; has to be registered with the provider`,
    )
    .option('--no-browser', say`open no browser, only show the page to go to`)
    .optionsGroup(say`The key:`)
    .option('--name <name>', say`its name in Immich (default: immich-takeout on this computer)`)
    .option('--admin', say`also what only an administrator can: see settings, pause background jobs`)
    .option('--print', say`print the key and keep nothing`)
    .optionsGroup(say`The server:`);
  addRouteOptions(command);
  addExamples(command, examples);
  command.action(
    handler<[string | undefined, LoginFlags]>(
      async (io, url, flags) => {
        const { runLogin } = await import('../commands/login.ts');
        return runLogin(url, flags, io);
      },
      { mayBeNew: true },
    ),
  );
}

const examples: readonly Example[] = [
  [say`Sign in, by password or in the browser`, 'immich-takeout login http://192.168.1.10:2283'],
  [
    say`Keep the key of another person beside yours`,
    'immich-takeout login https://photos.example.org --profile mum',
  ],
  [
    say`In a script`,
    'immich-takeout login https://photos.example.org --email me@example.org --password-file password.txt',
  ],
];

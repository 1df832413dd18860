import type { SignInWays } from '../../immich/auth/front-door.ts';
import { UsageError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { promptText } from '../terminal/prompt.ts';

/** How this user signs in. */
export type Way = { readonly kind: 'password'; readonly email: string } | { readonly kind: 'oauth' };

export interface WayFlags {
  readonly email?: string;
  readonly passwordFile?: string;
  readonly oauth?: boolean;
}

/**
 * The way that the user asks for, else the only one that the server has, else the one that the user chooses.
 * Undefined when the server has none.
 * @throws UsageError
 */
export async function chooseWay(
  ways: SignInWays,
  { email, passwordFile, oauth }: WayFlags,
  io: CommandIo,
): Promise<Way | undefined> {
  const wantsPassword = email !== undefined || passwordFile !== undefined;
  if (!ways.password && ways.oauth === undefined) return undefined;
  if (oauth === true) {
    if (wantsPassword) throw new UsageError(say`--oauth asks for no e-mail address and password`);
    if (ways.oauth === undefined) throw noOAuth();
    return { kind: 'oauth' };
  }
  if (wantsPassword && !ways.password) throw noPassword();
  if (email !== undefined) return { kind: 'password', email };
  const takesOAuth = !ways.password || (ways.oauth?.autoLaunch === true && !wantsPassword);
  return takesOAuth ? { kind: 'oauth' } : askForEmail(ways, wantsPassword, io);
}

async function askForEmail(ways: SignInWays, wantsPassword: boolean, io: CommandIo): Promise<Way> {
  const other = wantsPassword ? undefined : ways.oauth;
  if (io.stdin.isTTY !== true || !io.terminal.err.isTTY) {
    throw new UsageError(say`cannot ask for your e-mail address: there is no terminal`, {
      hint:
        other === undefined
          ? say`Give --email and --password-file.`
          : say`Give --email and --password-file, or --oauth.`,
    });
  }
  const question =
    other === undefined ? say`E-mail:` : say`E-mail (or just Enter for “${sanitize(other.buttonText)}”):`;
  const email = await promptText(question, { input: io.stdin, output: io.terminal.err });
  if (email !== '') return { kind: 'password', email };
  if (other !== undefined) return { kind: 'oauth' };
  throw new UsageError(say`an e-mail address is needed to sign in`);
}

function noOAuth(): UsageError {
  return new UsageError(
    say`nobody can sign in with OAuth on this server: its administrator switched that off`,
    { hint: say`Leave --oauth out.` },
  );
}

function noPassword(): UsageError {
  return new UsageError(
    say`nobody can sign in with a password on this server: its administrator switched that off`,
    { hint: say`Try it with --oauth.` },
  );
}

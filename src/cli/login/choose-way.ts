import type { SignInWays } from '../../immich/auth/front-door.ts';
import { UsageError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
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
    if (wantsPassword) throw new UsageError('--oauth asks for no e-mail address and password');
    if (ways.oauth === undefined) throw notOffered('OAuth', 'Leave --oauth out.');
    return { kind: 'oauth' };
  }
  if (wantsPassword && !ways.password) throw notOffered('a password', 'Try it with --oauth.');
  if (email !== undefined) return { kind: 'password', email };
  const takesOAuth = !ways.password || (ways.oauth?.autoLaunch === true && !wantsPassword);
  return takesOAuth ? { kind: 'oauth' } : askForEmail(ways, wantsPassword, io);
}

async function askForEmail(ways: SignInWays, wantsPassword: boolean, io: CommandIo): Promise<Way> {
  const other = wantsPassword ? undefined : ways.oauth;
  if (io.stdin.isTTY !== true || !io.terminal.err.isTTY) {
    throw new UsageError('cannot ask for your e-mail address: there is no terminal', {
      hint: `Give --email and --password-file${other === undefined ? '' : ', or --oauth'}.`,
    });
  }
  const question =
    other === undefined ? 'E-mail:' : `E-mail (or just Enter for “${sanitize(other.buttonText)}”):`;
  const email = await promptText(question, { input: io.stdin, output: io.terminal.err });
  if (email !== '') return { kind: 'password', email };
  if (other !== undefined) return { kind: 'oauth' };
  throw new UsageError('an e-mail address is needed to sign in');
}

function notOffered(what: string, hint: string): UsageError {
  return new UsageError(
    `nobody can sign in with ${what} on this server: its administrator switched that off`,
    {
      hint,
    },
  );
}

import { hostname } from 'node:os';
import { deleteOwnKey } from '../../immich/auth/delete-own-key.ts';
import type { FrontDoor } from '../../immich/auth/front-door.ts';
import { openFrontDoor } from '../../immich/auth/front-door.ts';
import { mintKey } from '../../immich/auth/mint-key.ts';
import type { Session } from '../../immich/auth/session.ts';
import { endSession } from '../../immich/auth/session.ts';
import { permissionsForAll } from '../../immich/permissions.ts';
import type { ReachOptions } from '../../immich/reach-server.ts';
import { isPrivateHost } from '../../immich/server-address.ts';
import { formatVersion } from '../../immich/server-version.ts';
import { ApiError, UsageError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { loginLine } from '../../report/schema/account-lines.ts';
import type { Printed } from '../../report/schema/common.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import { readProfile, saveProfile } from '../config/profile-store.ts';
import { exitCodes } from '../exit-codes.ts';
import { chooseWay } from '../login/choose-way.ts';
import type { SignInFlags } from '../login/sign-in.ts';
import { signIn } from '../login/sign-in.ts';
import type { RouteFlags } from '../options/route-options.ts';
import { readRouteOptions } from '../options/route-options.ts';
import { withInterruption } from '../signals.ts';
import { registerSecret } from '../terminal/secrets.ts';

export type LoginFlags = RouteFlags &
  SignInFlags & {
    readonly name?: string;
    readonly admin?: boolean;
    readonly print?: boolean;
  };

/** `login`: signs in, makes an API key that is to do for every command, keeps it, and signs out again. */
export async function runLogin(url: string | undefined, flags: LoginFlags, io: CommandIo): Promise<number> {
  const route = { url: readAddress(url, io), ...readRouteOptions(flags, io) };
  return withInterruption(
    () => undefined,
    async (interruption) => {
      const reach = { ...route, signal: interruption.stop };
      const door = await openFrontDoor(reach);
      try {
        warnOfOpenRoute(door, io);
        const key = await makeKey(door, flags, io, interruption.stop);
        registerSecret(key.secret);
        if (flags.print === true) revealKey(door, key, io);
        else await keepKey(door, key, reach, io);
      } finally {
        await door.close();
      }
      return exitCodes.whole;
    },
  );
}

interface MadeKey {
  readonly secret: string;
  readonly name: string;
  readonly user: Session['user'];
}

function readAddress(url: string | undefined, { config }: CommandIo): string {
  const address = url ?? readProfile(config)?.server;
  if (address !== undefined) return address;
  throw new UsageError(say`no server given`, {
    hint: say`Say which: immich-takeout login http://192.168.1.10:2283`,
  });
}

function warnOfOpenRoute({ server }: FrontDoor, { terminal: { err } }: CommandIo): void {
  const { protocol, hostname: host } = new URL(server);
  if (protocol === 'https:' || isPrivateHost(host)) return;
  err.line(
    err.paint.yellow(say`warning: ${server} is not encrypted: others on the way can read what you send.`),
  );
}

async function makeKey(
  door: FrontDoor,
  flags: LoginFlags,
  io: CommandIo,
  signal: AbortSignal,
): Promise<MadeKey> {
  const isForAdmin = flags.admin ?? false;
  const permissions = permissionsForAll(door.version, { admin: isForAdmin });
  const way = await chooseWay(door.ways, flags, io);
  if (way === undefined) throw noWay(door, permissions);
  const session = await signIn(door, way, flags, io, signal);
  try {
    const name = flags.name ?? say`immich-takeout on ${hostname()}`;
    const secret = await mintKey(session, { name, permissions, isForAdmin }, signal);
    return { secret, name, user: session.user };
  } finally {
    const { err } = io.terminal;
    if (!(await endSession(session)))
      err.line(
        err.paint.yellow(
          say`warning: the server could not be told to sign you out: see Account Settings > Authorized Devices.`,
        ),
      );
  }
}

function noWay(door: FrontDoor, permissions: readonly string[]): ApiError {
  return new ApiError('login-page', 'fatal', say`nobody can sign in to ${door.server} by password or OAuth`, {
    hint: say`Make an API key in its web page under Account Settings > API Keys with these permissions, and set IMMICH_API_KEY to it:\n${permissions.join(' ')}`,
  });
}

/** The only place where a key is ever shown. */
function revealKey(door: FrontDoor, key: MadeKey, { terminal: { out }, options }: CommandIo): void {
  out.revealLine(options.json ? jsonLine({ ...describe(door, key), apiKey: key.secret }) : key.secret);
}

/** A key that cannot be kept is not left behind on the server. */
async function keepKey(door: FrontDoor, key: MadeKey, reach: ReachOptions, io: CommandIo): Promise<void> {
  const { config, terminal, options } = io;
  const before = readProfile(config);
  try {
    saveProfile(config, { server: door.server, apiKey: key.secret });
  } catch (error) {
    await deleteOwnKey({ ...reach, url: door.server, apiKey: key.secret });
    throw error;
  }
  warnOfOtherKey(io);
  if (before?.apiKey !== undefined) remindOfKeyBefore(io);
  if (options.json) terminal.out.line(jsonLine({ ...describe(door, key), ...config }));
  else if (!options.quiet) {
    const { name, email } = key.user;
    const profile = config.profile === 'default' ? '' : `--profile ${config.profile} `;
    terminal.out.line(
      say`Signed in to ${door.server} as ${sanitize(name)} (${sanitize(email)}), and out again.`,
    );
    terminal.out.line(say`The API key “${sanitize(key.name)}” is kept in ${config.path}.`);
    terminal.out.line(say`Now: ${`immich-takeout ${profile}upload takeout-*.zip`}`);
  }
}

/** It is not deleted: something else may use it, on this computer or another. */
function remindOfKeyBefore({ terminal: { err }, config }: CommandIo): void {
  err.line(
    say`The key that was kept in ${config.path} before still works: delete it in Immich under Account Settings > API Keys if nothing else uses it.`,
  );
}

/** The environment goes before the configuration. */
function warnOfOtherKey({ env, terminal: { err } }: CommandIo): void {
  if (env.IMMICH_API_KEY === undefined || env.IMMICH_API_KEY === '') return;
  err.line(
    err.paint.yellow(say`warning: IMMICH_API_KEY is set, and is used instead of this key as long as it is.`),
  );
}

function describe(door: FrontDoor, { name, user }: MadeKey): Printed<typeof loginLine> {
  return {
    type: 'login',
    server: door.server,
    version: formatVersion(door.version),
    user: { name: user.name, email: user.email, isAdmin: user.isAdmin },
    keyName: name,
  };
}

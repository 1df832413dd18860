import type { KeyFate } from '../../immich/auth/delete-own-key.ts';
import { deleteOwnKey } from '../../immich/auth/delete-own-key.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { logoutLine } from '../../report/schema/account-lines.ts';
import type { Printed } from '../../report/schema/common.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import type { Profile } from '../config/profile-store.ts';
import { forgetProfile, readProfile } from '../config/profile-store.ts';
import { exitCodes } from '../exit-codes.ts';
import type { RouteFlags } from '../options/route-options.ts';
import { readRouteOptions } from '../options/route-options.ts';
import { withInterruption } from '../signals.ts';
import { registerSecret } from '../terminal/secrets.ts';

/** `logout`: has the key of a profile delete itself on the server, and forgets it here. */
export async function runLogout(flags: RouteFlags, io: CommandIo): Promise<number> {
  const profile = readProfile(io.config);
  if (profile?.apiKey !== undefined) registerSecret(profile.apiKey);
  return withInterruption(
    () => undefined,
    async (interruption) => {
      const fate =
        profile === undefined ? undefined : await deleteKeyOf(profile, flags, io, interruption.stop);
      const isForgotten = forgetProfile(io.config) !== undefined;
      tell({ profile, isForgotten, fate }, io);
      return fate?.state === 'kept' ? exitCodes.incomplete : exitCodes.whole;
    },
  );
}

/** Only a key that lies in the profile itself: a file or a password store may serve other programs as well. */
async function deleteKeyOf(
  { server, apiKey }: Profile,
  flags: RouteFlags,
  io: CommandIo,
  signal: AbortSignal,
): Promise<KeyFate | undefined> {
  if (server === undefined || apiKey === undefined) return undefined;
  return deleteOwnKey({ url: server, apiKey, ...readRouteOptions(flags, io), signal });
}

interface Goodbye {
  readonly profile: Profile | undefined;
  readonly isForgotten: boolean;
  readonly fate: KeyFate | undefined;
}

function tell(
  { profile, isForgotten, fate }: Goodbye,
  { terminal: { out }, options, config }: CommandIo,
): void {
  if (options.json) {
    out.line(
      jsonLine({
        type: 'logout',
        server: profile?.server ?? null,
        ...config,
        isForgotten,
        keyOnServer: fate?.state ?? null,
        why: fate?.state === 'kept' ? fate.why : null,
      } satisfies Printed<typeof logoutLine>),
    );
    return;
  }
  if (!isForgotten) {
    out.line(
      say`There is nothing to forget: the profile ${config.profile} in ${config.path} has no server and key.`,
    );
    return;
  }
  out.line(say`Server and key are forgotten: they are no longer in ${config.path}.`);
  const elsewhere = profile?.apiKeyFile ?? profile?.apiKeyCommand;
  if (fate !== undefined) out.line(describeFate(fate));
  else if (elsewhere !== undefined)
    out.line(say`The key itself lies elsewhere (${elsewhere}) and goes on working.`);
}

function describeFate(fate: KeyFate): string {
  switch (fate.state) {
    case 'deleted':
      return say`The key “${sanitize(fate.name)}” is deleted on the server.`;
    case 'unknown':
      return say`The server did not know the key any more.`;
    case 'kept': {
      const why = sanitize(fate.why);
      return fate.name === undefined
        ? say`The key works on, though (${why}): delete the key in Immich under Account Settings > API Keys.`
        : say`The key works on, though (${why}): delete “${sanitize(fate.name)}” in Immich under Account Settings > API Keys.`;
    }
  }
}

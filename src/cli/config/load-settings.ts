import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { configDir } from '../../lib/xdg.ts';
import { allOptions, checkConfigNames, unknownVariables } from './check-names.ts';
import { closestName } from './closest-name.ts';
import type { ConfigFile } from './config-file.ts';
import { optionKey } from './option-key.ts';
import type { ConfigPlace } from './profile-store.ts';
import type { Setting } from './resolve-settings.ts';
import { resolveSettings } from './resolve-settings.ts';
import { isSecret, registerSecrets, visibleSecrets } from './secret-settings.ts';
import { configLayers, environmentLayer } from './setting-layer.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that was said about the options of a command, wherever it was said. */
export interface LoadedSettings {
  readonly place: ConfigPlace;
  readonly config: ConfigFile;
  readonly settings: readonly Setting[];
  readonly warnings: readonly string[];
}

/**
 * Completes the options of a parsed command line: flags before environment before profile before the rest of the
 * configuration file before defaults.
 *
 * @param mayBeNew the command makes files and profiles that are not there yet
 * @throws UsageError
 */
export async function loadSettings(
  command: Command,
  environment: Environment,
  { mayBeNew = false }: { readonly mayBeNew?: boolean } = {},
): Promise<LoadedSettings> {
  const program = topOf(command);
  const { config: namedPath, profile: namedProfile } = namedPlace(program, environment);
  const path = namedPath ?? defaultConfigPath(environment);
  const config = await readConfig(path);
  if (namedPath !== undefined && !config.exists && !mayBeNew)
    throw new UsageError(say`there is no configuration file ${path}`);
  const profile = namedProfile ?? 'default';
  if (namedProfile !== undefined && !config.profiles.has(profile) && !mayBeNew)
    throw unknownProfile(profile, config);
  const options = allOptions(program);
  checkConfigNames(config, options);
  const layers = [environmentLayer(environment), ...configLayers(config, profile)];
  const settings = resolveSettings(command, layers);
  registerSecrets(settings);
  return {
    place: { path, profile },
    config,
    settings,
    warnings: [
      ...unknownVariables(environment, options),
      ...openSecrets(config),
      ...visibleSecrets(settings),
    ],
  };
}

function topOf(command: Command): Command {
  return command.parent === null ? command : topOf(command.parent);
}

function namedPlace(program: Command, environment: Environment): { config?: string; profile?: string } {
  const flags = program.opts<{ config?: string; profile?: string }>();
  const named = (flag: string | undefined, variable: string | undefined): string | undefined =>
    flag ?? (variable === '' ? undefined : variable);
  const config = named(flags.config, environment.IMMICH_TAKEOUT_CONFIG);
  const profile = named(flags.profile, environment.IMMICH_TAKEOUT_PROFILE);
  return { ...(config !== undefined && { config }), ...(profile !== undefined && { profile }) };
}

/** Where the configuration lies when the user names no other place. */
function defaultConfigPath(environment: Environment): string {
  return join(configDir(environment), 'config.yaml');
}

/** What reads such a file is loaded for those who have one. */
async function readConfig(path: string): Promise<ConfigFile> {
  if (isMissing(path)) {
    const yaml = { path, lineOf: () => 1 };
    return { yaml, path, exists: false, isPublic: false, general: {}, profiles: new Map() };
  }
  const { readConfigFile } = await import('./config-file.ts');
  return readConfigFile(path);
}

function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

function unknownProfile(name: string, { path, profiles }: ConfigFile): UsageError {
  const meant = closestName(name, profiles.keys());
  const known =
    profiles.size === 0
      ? say`There are no profiles in it.`
      : say`The profiles in it: ${[...profiles.keys()].join(', ')}.`;
  return new UsageError(say`there is no profile ${name} in ${path}`, {
    hint: meant === undefined ? known : [say`Did you mean ${meant}?`, known].join(say` `),
  });
}

function openSecrets({ path, isPublic, general, profiles }: ConfigFile): string[] {
  const names = [general, ...profiles.values()].flatMap((settings) => Object.keys(settings));
  if (!isPublic || !names.some((name) => isSecret(optionKey(name)))) return [];
  return [say`other users of this computer can read ${path}, and secrets are in it: chmod 600 ${path}`];
}

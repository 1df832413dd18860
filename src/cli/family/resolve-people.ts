import { dirname } from 'node:path';
import type { Option } from 'commander';
import { Command } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { checkSettingNames } from '../config/check-names.ts';
import type { Settings } from '../config/config-file.ts';
import { readConfigFile } from '../config/config-file.ts';
import { optionKey } from '../config/option-key.ts';
import type { OriginPart } from '../config/origin.ts';
import type { Setting } from '../config/resolve-settings.ts';
import { resolveSettings } from '../config/resolve-settings.ts';
import { registerSecrets } from '../config/secret-settings.ts';
import { addOpposites, settableOptions } from '../config/settable-options.ts';
import type { SettingLayer } from '../config/setting-layer.ts';
import { configLayers, environmentLayer, settingsLayer } from '../config/setting-layer.ts';
import { withOrigins } from '../config/with-origins.ts';
import { addFilterOptions, readPlanOptions } from '../options/filter-options.ts';
import { resolvePath } from '../options/resolve-path.ts';
import { addRunOptions, readRunOptions } from '../options/run-options.ts';
import { addServerOptions } from '../options/server-options.ts';
import { checkedTimeZone } from '../options/time-zone.ts';
import type { RunCommandFlags } from '../with-prepared-run.ts';
import type { FamilyFile } from './family-file.ts';
import type { KeySource } from './key-source.ts';
import { keySourceForms } from './key-source.ts';

/** A person with everything that an upload takes, but for the key itself. */
export interface PersonSetup {
  readonly name: string;
  readonly paths: readonly string[];
  readonly key: KeySource;
  readonly server: string;
  readonly flags: RunCommandFlags;
  /** The same with their origins, but for the key. */
  readonly settings: readonly Setting[];
}

/**
 * The options of each person: what the file says of this person, then of all, then environment and configuration.
 * Everything is checked before anybody's turn comes.
 * @throws UsageError
 */
export function resolvePeople(family: FamilyFile, io: CommandIo): PersonSetup[] {
  const { yaml, general, people } = family;
  checkNames(family);
  const config = readConfigFile(io.config.path);
  const folder = dirname(yaml.path);
  return people.map(({ name, archives, key, options }) => {
    const layers = [
      fileLayer(family, options, ['people', name], { kind: 'person', name }),
      fileLayer(family, general, [], undefined),
      environmentLayer(io.env),
      ...configLayers(config, io.config.profile),
    ];
    const { flags, settings } = resolveFlags(layers);
    if (flags.server === undefined)
      throw new UsageError(
        say`${yaml.path}:${yaml.lineOf(['people', name])}: no server is given for ${name}`,
        {
          hint: say`Write server: http://192.168.1.10:2283, there or at the top for all.`,
        },
      );
    const paths = archives.map((path) => resolvePath(path, folder));
    return { name, paths, key, server: flags.server, flags, settings };
  });
}

/** What an upload knows, but for whatever is there once for the whole family. */
function personCommand(): Command {
  const command = addFilterOptions(addRunOptions(addServerOptions(new Command('upload'))));
  addOpposites(command);
  return command;
}

function checkNames({ yaml, general, people }: FamilyFile): void {
  const options: Option[] = settableOptions(personCommand()).flatMap((settable) => settable.options);
  const check = (settings: Settings, keys: readonly string[]): void => {
    for (const name of Object.keys(settings)) {
      if (!keyOptions.has(optionKey(name))) continue;
      throw new UsageError(say`${yaml.path}:${yaml.lineOf([...keys, name])}: ${name} cannot stand here`, {
        hint: say`Give each person a key: ${keySourceForms}.`,
      });
    }
    checkSettingNames(settings, options, yaml, keys);
  };
  check(general, []);
  for (const { name, options: own } of people) check(own, ['people', name]);
}

const keyOptions = new Set(['apiKey', 'apiKeyFile', 'apiKeyCommand']);

function fileLayer(
  { yaml }: FamilyFile,
  settings: Settings,
  keys: readonly string[],
  part: OriginPart | undefined,
): SettingLayer {
  return settingsLayer(settings, (key) => ({
    kind: 'file',
    path: yaml.path,
    line: yaml.lineOf([...keys, key]),
    part,
  }));
}

/** @throws UsageError that tells where what makes no sense comes from */
function resolveFlags(layers: readonly SettingLayer[]): Pick<PersonSetup, 'flags' | 'settings'> {
  const command = personCommand();
  const settings = resolveSettings(command, layers);
  registerSecrets(settings);
  const flags = command.opts<RunCommandFlags>();
  try {
    readPlanOptions(flags, new Date());
    readRunOptions(flags);
    checkedTimeZone(flags.timeZone);
  } catch (error) {
    throw withOrigins(error, settings);
  }
  return { flags, settings: settings.filter((setting) => !keyOptions.has(setting.key)) };
}

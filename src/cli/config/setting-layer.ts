import type { Option } from 'commander';
import type { Config, Settings, SettingValue } from './config-file.ts';
import { optionKey } from './option-key.ts';
import type { Origin } from './origin.ts';
import { isListOption } from './parse-setting.ts';

/** One place below the command line where options may be set. */
export interface SettingLayer {
  find(option: Option): { readonly value: SettingValue; readonly origin: Origin } | undefined;
}

/** A variable that is empty counts as none. In a list each line is one value. */
export function environmentLayer(environment: Readonly<Record<string, string | undefined>>): SettingLayer {
  return {
    find: (option) => {
      const variable = variableOf(option);
      const text = environment[variable] ?? '';
      const value = isListOption(option) ? text.split('\n').filter((line) => line.trim() !== '') : text;
      return value.length === 0 ? undefined : { value, origin: { kind: 'environment', variable } };
    },
  };
}

/** The environment variable of an option. */
export function variableOf(option: Option): string {
  const name = option.name();
  return establishedVariables[name] ?? `${variablePrefix}${name.replaceAll('-', '_').toUpperCase()}`;
}

export const variablePrefix = 'IMMICH_TAKEOUT_';

/** Names that other tools for Immich and Cloudflare use as well, and one that holds several lines. */
const establishedVariables: Readonly<Record<string, string>> = {
  server: 'IMMICH_INSTANCE_URL',
  'api-key': 'IMMICH_API_KEY',
  'admin-api-key': 'IMMICH_ADMIN_API_KEY',
  'cf-access-client-id': 'CF_ACCESS_CLIENT_ID',
  'cf-access-client-secret': 'CF_ACCESS_CLIENT_SECRET',
  header: 'IMMICH_TAKEOUT_HEADERS',
};

/** The profile, and below it what the file says for all profiles. */
export function configLayers(config: Config, profile: string): SettingLayer[] {
  const { yaml, general, profiles } = config;
  const { path } = yaml;
  return [
    settingsLayer(profiles.get(profile) ?? {}, (key) => ({
      kind: 'file',
      path,
      line: yaml.lineOf(['profiles', profile, key]),
      part: { kind: 'profile', name: profile },
    })),
    settingsLayer(general, (key) => ({ kind: 'file', path, line: yaml.lineOf([key]), part: undefined })),
  ];
}

/** Options of a map in a file. */
export function settingsLayer(settings: Settings, originOf: (key: string) => Origin): SettingLayer {
  const byKey = new Map(Object.entries(settings).map(([key, value]) => [optionKey(key), { key, value }]));
  return {
    find: (option) => {
      const found = byKey.get(optionKey(option.name()));
      return found === undefined ? undefined : { value: found.value, origin: originOf(found.key) };
    },
  };
}

import type { Document } from 'yaml';
import { isMap, isScalar } from 'yaml';
import type { Settings } from './config-file.ts';
import { readConfigFile } from './config-file.ts';
import { optionKey } from './option-key.ts';
import { writePrivateFile } from './write-private-file.ts';

/** Which configuration file, and which profile of it. */
export interface ConfigPlace {
  readonly path: string;
  readonly profile: string;
}

/** What a profile says about a server and how to get in. */
export interface Profile {
  readonly name: string;
  readonly server: string | undefined;
  readonly apiKey: string | undefined;
  readonly apiKeyFile: string | undefined;
  readonly apiKeyCommand: string | undefined;
}

/** Undefined when there is no such profile. @throws UsageError when the file is not as it should be */
export function readProfile({ path, profile }: ConfigPlace): Profile | undefined {
  const settings = readConfigFile(path).profiles.get(profile);
  return settings === undefined ? undefined : toProfile(profile, settings);
}

/** All profiles, in the order of the file. @throws UsageError */
export function listProfiles(path: string): Profile[] {
  return [...readConfigFile(path).profiles].map(([name, settings]) => toProfile(name, settings));
}

/**
 * Keeps server and key in the profile; everything else in the file stays, comments too. The new key takes the place
 * of every other way in which the profile told of one. Only the owner may read the file afterwards.
 * @throws UsageError
 */
export function saveProfile(
  { path, profile }: ConfigPlace,
  access: { readonly server: string; readonly apiKey: string },
): void {
  const { document } = readConfigFile(path).yaml;
  ensureMap(document, []);
  ensureMap(document, ['profiles']);
  ensureMap(document, ['profiles', profile]);
  setOption(document, profile, 'server', access.server);
  setOption(document, profile, 'api-key', access.apiKey);
  removeOptions(document, profile, ['api-key-file', 'api-key-command']);
  write(path, document);
}

/**
 * Takes server and key out of the profile, and the profile with them when nothing else is in it.
 * Returns what it said; undefined when there was nothing to forget.
 * @throws UsageError
 */
export function forgetProfile({ path, profile }: ConfigPlace): Profile | undefined {
  const { profiles, yaml } = readConfigFile(path);
  const settings = profiles.get(profile);
  if (settings === undefined) return undefined;
  const { document } = yaml;
  if (!removeOptions(document, profile, accessOptions)) return undefined;
  if (isEmptyMap(document.getIn(['profiles', profile]))) document.deleteIn(['profiles', profile]);
  if (isEmptyMap(document.getIn(['profiles']))) document.deleteIn(['profiles']);
  write(path, document);
  return toProfile(profile, settings);
}

const accessOptions = ['server', 'api-key', 'api-key-file', 'api-key-command'];

function toProfile(name: string, settings: Settings): Profile {
  const byKey = new Map(Object.entries(settings).map(([key, value]) => [optionKey(key), value]));
  const text = (key: string): string | undefined => {
    const value = byKey.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    name,
    server: text('server'),
    apiKey: text('apiKey'),
    apiKeyFile: text('apiKeyFile'),
    apiKeyCommand: text('apiKeyCommand'),
  };
}

/** Nothing but a comment below a key makes an empty text of it, which could take nothing in. */
function ensureMap(document: Document, keys: readonly string[]): void {
  const node = document.getIn(keys, true);
  if (isMap(node)) return;
  const map = document.createNode({});
  if (isScalar(node)) map.commentBefore = node.comment ?? node.commentBefore;
  document.setIn(keys, map);
}

/** In the spelling that the file has already. */
function setOption(document: Document, profile: string, option: string, value: string): void {
  const [spelling = option, ...others] = spellingsOf(document, profile, option);
  for (const other of others) document.deleteIn(['profiles', profile, other]);
  document.setIn(['profiles', profile, spelling], value);
}

/** Whether there was one of them. */
function removeOptions(document: Document, profile: string, options: readonly string[]): boolean {
  const spellings = options.flatMap((option) => spellingsOf(document, profile, option));
  for (const spelling of spellings) document.deleteIn(['profiles', profile, spelling]);
  return spellings.length > 0;
}

function spellingsOf(document: Document, profile: string, option: string): string[] {
  const map = document.getIn(['profiles', profile]);
  if (!isMap(map)) return [];
  return map.items
    .map(({ key }) => (isScalar(key) ? String(key.value) : ''))
    .filter((spelling) => optionKey(spelling) === optionKey(option));
}

function isEmptyMap(node: unknown): boolean {
  return isMap(node) && node.items.length === 0;
}

/** Long keys stay on one line. */
function write(path: string, document: Document): void {
  writePrivateFile(path, document.toString({ lineWidth: 0 }));
}

import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Lines, YamlText } from './yaml-text.ts';
import { checkShape, parseYaml } from './yaml-text.ts';

/** Options by their names as the file spells them. */
export type Settings = Readonly<Record<string, SettingValue>>;

export type SettingValue = string | readonly string[];

/** What a configuration says. */
export interface Config {
  readonly yaml: Lines;
  /** For all profiles. */
  readonly general: Settings;
  readonly profiles: ReadonlyMap<string, Settings>;
}

/** The user's configuration, or an empty one where there is no file yet. */
export interface ConfigFile extends Config {
  readonly path: string;
  readonly exists: boolean;
  /** Other users of this computer may read it. */
  readonly isPublic: boolean;
}

/** @throws UsageError with file and line when it cannot be read or is not as it should be */
export function readConfigFile(path: string): ConfigFile & { readonly yaml: YamlText } {
  const text = tryRead(path);
  const yaml = parseYaml(text ?? '', path);
  return {
    ...parseConfig(yaml),
    yaml,
    path,
    exists: text !== undefined,
    isPublic: text !== undefined && isReadableByOthers(path),
  };
}

/** @throws UsageError */
export function parseConfig(yaml: YamlText): Config {
  const { profiles, ...general } = checkShape(yaml, configSchema);
  return { yaml, general, profiles: new Map(Object.entries(profiles)) };
}

const noValue = say`a value or a list of values must stand here`;
/** What an option is set to. */
export const settingValue = z.union([z.string().min(1, noValue), z.array(z.string())], { error: noValue });

/** Whoever comments out all lines of a map leaves an empty text. */
const map = <T extends z.ZodType>(schema: T): z.ZodPreprocess<T> =>
  z.preprocess((data) => (data === '' || data === null || data === undefined ? {} : data), schema);
const configSchema = map(
  z
    .object(
      {
        profiles: map(
          z.record(
            z.string(),
            map(
              z.record(z.string(), settingValue, {
                error: say`a profile is a map of options, such as server: URL`,
              }),
            ),
            { error: say`profiles must be a map: a name, and below it the options of that profile` },
          ),
        ),
      },
      { error: say`this must be a map of options, and of profiles` },
    )
    .catchall(settingValue),
);

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(say`cannot read the configuration ${path}: ${reason}`);
  }
}

function isReadableByOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o044) !== 0;
}

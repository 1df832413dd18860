import type { Command, Option } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { closestName } from './closest-name.ts';
import type { Config, Settings } from './config-file.ts';
import { optionKey } from './option-key.ts';
import { settableOptions } from './settable-options.ts';
import { variableOf, variablePrefix } from './setting-layer.ts';
import type { Lines } from './yaml-text.ts';

/** Every option of the program that can be set outside the command line. */
export function allOptions(program: Command): Option[] {
  const own = settableOptions(program).flatMap(({ owner, options }) => (owner === program ? options : []));
  return [...own, ...program.commands.flatMap(allOptions)];
}

/** @throws UsageError for what is no option of any command */
export function checkConfigNames(config: Config, options: readonly Option[]): void {
  checkSettingNames(config.general, options, config.yaml, []);
  for (const [name, settings] of config.profiles)
    checkSettingNames(settings, options, config.yaml, ['profiles', name]);
}

/** The same for one map of options. `keys` leads to it in the file. */
export function checkSettingNames(
  settings: Settings,
  options: readonly Option[],
  yaml: Lines,
  keys: readonly string[],
): void {
  const known = new Map(options.map((option) => [optionKey(option.name()), option.name()]));
  const seen = new Map<string, string>();
  for (const name of Object.keys(settings)) {
    const place = `${yaml.path}:${yaml.lineOf([...keys, name])}`;
    const key = optionKey(name);
    if (!known.has(key)) {
      const meant = closestName(key, known.keys());
      throw new UsageError(
        say`${place}: ${name} is no option that can be set here`,
        meant === undefined ? {} : { hint: say`Did you mean ${known.get(meant) ?? meant}?` },
      );
    }
    const other = seen.get(key);
    if (other !== undefined) throw new UsageError(say`${place}: ${name} is the same option as ${other}`);
    seen.set(key, name);
  }
}

/** Variables that look like ours, and that nothing reads: most likely slips of the pen. */
export function unknownVariables(
  environment: Readonly<Record<string, string | undefined>>,
  options: readonly Option[],
): string[] {
  const known = new Set([...options.map(variableOf), `${variablePrefix}CONFIG`, `${variablePrefix}PROFILE`]);
  const endings = [...known].map((name) => name.replace(variablePrefix, ''));
  return Object.keys(environment)
    .filter((name) => name.startsWith(variablePrefix) && !known.has(name))
    .map((name) => {
      const meant = closestName(name.replace(variablePrefix, ''), endings);
      return meant === undefined
        ? say`${name} is no setting of this program`
        : say`${name} is no setting of this program; did you mean ${variablePrefix + meant}?`;
    });
}

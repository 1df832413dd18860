import { dirname } from 'node:path';
import type { Option } from 'commander';
import { InvalidArgumentError } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { collect } from '../options/collect.ts';
import { translateCommander } from '../translate-commander.ts';
import { expandHome, resolvePath } from '../options/resolve-path.ts';
import type { SettingValue } from './config-file.ts';
import type { Origin } from './origin.ts';
import { describeOrigin } from './origin.ts';
import { isSecret } from './secret-settings.ts';
import { isSwitch } from './settable-options.ts';

/** Whether the option may be given several times. */
export function isListOption(option: Option): boolean {
  return option.variadic || option.parseArg === collect;
}

/**
 * The value of an option as the command line would give it.
 * @throws UsageError that names the origin when the option has no such value
 */
export function parseSetting(option: Option, value: SettingValue, origin: Origin): unknown {
  if (isSwitch(option)) return parseSwitch(option, value, origin) !== option.negate;
  if (isListOption(option)) return [value].flat().map((item) => parseText(option, item, origin));
  if (typeof value !== 'string') throw invalid(option, value.join(', '), say`It takes one value.`, origin);
  return parseText(option, value, origin);
}

const switchWords: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0'].map((word) => [word, false] as const),
]);

function parseSwitch(option: Option, value: SettingValue, origin: Origin): boolean {
  const isOn = typeof value === 'string' ? switchWords.get(value.toLowerCase()) : undefined;
  if (isOn === undefined) throw invalid(option, [value].flat().join(', '), say`Use true or false.`, origin);
  return isOn;
}

function parseText(option: Option, text: string, origin: Origin): unknown {
  const value = namesFile(option) ? toPath(text, origin) : text;
  if (option.parseArg === undefined || isListOption(option)) return value;
  try {
    return option.parseArg(value, undefined as never);
  } catch (error) {
    if (error instanceof InvalidArgumentError)
      throw invalid(option, text, translateCommander(error.message), origin);
    throw error;
  }
}

function namesFile({ flags }: Option): boolean {
  return /<(?:file|folder)>/u.test(flags);
}

/** What a file names lies beside that file. */
function toPath(text: string, origin: Origin): string {
  if (text === '-') return text;
  return origin.kind === 'file' ? resolvePath(text, dirname(origin.path)) : expandHome(text);
}

function invalid(option: Option, value: string, hint: string, origin: Origin): UsageError {
  const shown = isSecret(option.attributeName()) ? '***' : value;
  return new UsageError(say`${option.long ?? ''} ${shown} makes no sense (${describeOrigin(origin)})`, {
    hint,
  });
}

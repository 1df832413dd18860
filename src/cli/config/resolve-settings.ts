import type { Command, Option } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Origin } from './origin.ts';
import { describeOrigin } from './origin.ts';
import { parseSetting } from './parse-setting.ts';
import type { SettableOption } from './settable-options.ts';
import { settableOptions } from './settable-options.ts';
import type { SettingLayer } from './setting-layer.ts';

/** One option of a command with its value, and who gave it. */
export interface Setting {
  readonly key: string;
  readonly option: Option;
  /** Undefined: not set. */
  readonly value: unknown;
  readonly origin: Origin;
}

/**
 * Gives the options of a parsed command line that it left open the values of the first layer that knows them.
 * Returns every option that the command has.
 * @throws UsageError when a value makes no sense, or two of them contradict each other
 */
export function resolveSettings(command: Command, layers: readonly SettingLayer[]): Setting[] {
  const settables = settableOptions(command);
  const found = new Map(settables.flatMap((settable) => findValue(settable, layers) ?? []));
  dropOverruled(found);
  return settables.map(({ owner, key, options: [option] }) => {
    const given = found.get(key);
    if (given === undefined)
      return { key, option, value: owner.getOptionValue(key) as unknown, origin: { kind: 'default' } };
    const { value, origin } = given;
    if (origin.kind !== 'flag')
      owner.setOptionValueWithSource(key, value, origin.kind === 'file' ? 'config' : 'env');
    return { key, option, value, origin };
  });
}

interface Found {
  readonly option: Option;
  readonly value: unknown;
  readonly origin: Origin;
  /** 0 is the command line; the higher the number, the less its word counts. */
  readonly rank: number;
}

function findValue(
  { owner, key, options }: SettableOption,
  layers: readonly SettingLayer[],
): [[string, Found]] | undefined {
  if (owner.getOptionValueSource(key) === 'cli')
    return [
      [key, { option: options[0], value: owner.getOptionValue(key), origin: { kind: 'flag' }, rank: 0 }],
    ];
  for (const [index, layer] of layers.entries()) {
    const [first, second] = options.flatMap((option) => {
      const known = layer.find(option);
      return known === undefined ? [] : [{ option, ...known }];
    });
    if (first === undefined) continue;
    if (second !== undefined) throw contradiction(first, second);
    const { option, value, origin } = first;
    return [[key, { option, value: parseSetting(option, value, origin), origin, rank: index + 1 }]];
  }
  return undefined;
}

/** Options that are different ways to say one thing. */
const alternatives: readonly (readonly string[])[] = [
  ['apiKey', 'apiKeyFile', 'apiKeyCommand'],
  ['adminApiKey', 'adminApiKeyFile'],
  ['cfAccessClientSecret', 'cfAccessClientSecretFile'],
];

/** Of several ways to say one thing, the one of the highest rank counts. */
function dropOverruled(found: Map<string, Found>): void {
  for (const keys of alternatives) {
    const given = keys.flatMap((key) => {
      const value = found.get(key);
      return value === undefined ? [] : [{ key, ...value }];
    });
    const [best, next] = given.sort((a, b) => a.rank - b.rank);
    if (best !== undefined && next?.rank === best.rank) throw contradiction(best, next);
    for (const { key } of given.slice(1)) found.delete(key);
  }
}

function contradiction(
  a: { readonly option: Option; readonly origin: Origin },
  b: { readonly option: Option; readonly origin: Origin },
): UsageError {
  const name = ({ option, origin }: typeof a): string => `${option.long ?? ''} (${describeOrigin(origin)})`;
  return new UsageError(say`${name(a)} and ${name(b)} cannot both be set`, {
    hint: say`Leave one of them out.`,
  });
}

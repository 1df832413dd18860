import { padText } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { textWidth } from '../../lib/text-width.ts';
import { say } from '../../lib/say.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { Paint } from '../../report/paint.ts';
import type { LoadedSettings } from './load-settings.ts';
import type { Origin, OriginPart } from './origin.ts';
import { describeOrigin } from './origin.ts';
import type { Setting } from './resolve-settings.ts';
import { shownValues } from './secret-settings.ts';

/** Each option with its value and who gave it; secrets masked. */
export function renderSettings({ place, config, settings }: LoadedSettings, paint: Paint): string {
  return [
    say`Configuration file: ${withPresence(place.path, config.exists)}`,
    say`Profile: ${withPresence(place.profile, config.profiles.has(place.profile))}`,
    '',
    ...settingRows(settings, paint),
    '',
  ].join('\n');
}

/** A line for each option. */
export function settingRows(settings: readonly Setting[], paint: Paint): string[] {
  const rows = settings.map((setting) => ({
    name: nameOf(setting),
    value: sanitize(shownValues(setting).join(', ')),
    origin: sanitize(describeOrigin(setting.origin)),
    isSet: setting.value !== undefined,
  }));
  const nameWidth = Math.max(...rows.map(({ name }) => textWidth(name)));
  const valueWidth = Math.min(widestValue, Math.max(...rows.map(({ value }) => textWidth(value))));
  return rows.map(({ name, value, origin, isSet }) =>
    isSet
      ? `${padText(name, nameWidth)}  ${padText(value, valueWidth)}  ${paint.dim(origin)}`
      : paint.dim(`${padText(name, nameWidth)}  ${padText('-', valueWidth)}  ${say`not set`}`),
  );
}

function withPresence(name: string, isThere: boolean): string {
  return isThere ? sanitize(name) : say`${sanitize(name)} (not there)`;
}

/** Longer ones push their origin to the right. */
const widestValue = 30;

/** The same for programs: a line of type `configuration`, and one of type `setting` for each option. */
export function settingsToNdjson({ place, config, settings }: LoadedSettings): string[] {
  return [
    jsonLine({ type: 'configuration', file: place.path, exists: config.exists, profile: place.profile }),
    ...settings.map((setting) => jsonLine(settingFields(setting))),
  ];
}

/** The line of one option. */
export function settingFields(setting: Setting): object {
  return {
    type: 'setting',
    option: nameOf(setting),
    value: jsonValue(setting),
    ...originFields(setting.origin),
  };
}

/** What is a switch is told by the name that says yes. */
function nameOf({ option }: Setting): string {
  return option.negate ? (option.long ?? '').replace('--no-', '--') : (option.long ?? '');
}

function jsonValue(setting: Setting): unknown {
  if (typeof setting.value === 'boolean') return setting.value;
  const values = shownValues(setting);
  return Array.isArray(setting.value) ? values : (values[0] ?? null);
}

function originFields(origin: Origin): object {
  return {
    from: origin.kind,
    variable: origin.kind === 'environment' ? origin.variable : null,
    file: origin.kind === 'file' ? origin.path : null,
    line: origin.kind === 'file' ? origin.line : null,
    part: origin.kind === 'file' && origin.part !== undefined ? partName(origin.part) : null,
  };
}

function partName({ kind, name }: OriginPart): string {
  return `${kind} ${name}`;
}

import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import { settingFields, settingRows } from '../config/render-settings.ts';
import { readFamilyFile } from './family-file.ts';
import type { PersonSetup } from './resolve-people.ts';
import { resolvePeople } from './resolve-people.ts';

/**
 * Shows what counts for each person of a family, and who says so. Keys are not read: only where they lie is told.
 * @throws UsageError as an upload would
 */
export async function showFamilySettings(path: string, io: CommandIo): Promise<void> {
  const { out } = io.terminal;
  for (const person of resolvePeople(readFamilyFile(path), io)) {
    if (io.options.json) await out.lines(personLines(person));
    else for (const line of personRows(person, io)) out.line(line);
  }
}

function personLines({ name, key, paths, settings }: PersonSetup): string[] {
  const person = { person: name };
  return [
    jsonLine({ ...person, type: 'person', key: `${key.kind}:${key.of}`, archives: paths }),
    ...settings.map((setting) => jsonLine({ ...person, ...settingFields(setting) })),
  ];
}

function personRows({ name, key, paths, settings }: PersonSetup, { terminal: { out } }: CommandIo): string[] {
  return [
    out.paint.bold(`\n▸ ${sanitize(name)}\n`),
    say`Key: ${sanitize(`${key.kind}:${key.of}`)}`,
    say`Archives: ${sanitize(paths.join(say`, `))}`,
    '',
    ...settingRows(settings, out.paint),
  ];
}

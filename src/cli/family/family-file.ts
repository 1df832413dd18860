import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Settings } from '../config/config-file.ts';
import { settingValue } from '../config/config-file.ts';
import type { YamlText } from '../config/yaml-text.ts';
import { checkShape, parseYaml } from '../config/yaml-text.ts';
import type { KeySource } from './key-source.ts';
import { keySourceForms, tryParseKeySource } from './key-source.ts';

/** Who brings what to which account. */
export interface FamilyFile {
  readonly yaml: YamlText;
  /** Options for all people. */
  readonly general: Settings;
  /** In the order of the file. */
  readonly people: readonly Person[];
}

interface Person {
  readonly name: string;
  /** Paths and patterns, as the file spells them. */
  readonly archives: readonly string[];
  readonly key: KeySource;
  /** Options for this person. */
  readonly options: Settings;
}

/** @throws UsageError with file and line when it cannot be read or is not as it should be */
export function readFamilyFile(path: string): FamilyFile {
  return parseFamily(parseYaml(readText(path), path));
}

/** @throws UsageError */
export function parseFamily(yaml: YamlText): FamilyFile {
  const { people, ...general } = checkShape(yaml, familySchema);
  return {
    yaml,
    general,
    people: Object.entries(people).map(([name, { archives, key, ...options }]) => ({
      name,
      archives: [archives].flat(),
      key,
      options,
    })),
  };
}

const noArchives = say`archives must name takeout zips, folders or patterns such as mum/takeout-*.zip`;
const path = z.string().min(1, noArchives);
const archives = z.union([path, z.array(path).min(1, noArchives)], { error: noArchives });

/** The text is never repeated: it may be the key itself. */
const key = z
  .string({ error: say`a person needs a key: ${keySourceForms}` })
  .transform((text, context): KeySource => {
    const source = tryParseKeySource(text);
    if (source !== undefined) return source;
    context.addIssue({
      code: 'custom',
      message: say`the key itself must not stand here; say where it is kept: ${keySourceForms}`,
    });
    return z.NEVER;
  });

const person = z
  .object({ archives, key }, { error: say`a person is a map with archives, key and options` })
  .catchall(settingValue);

const noPeople = say`people must be a map: a name, and below it archives and key of that person`;
const familySchema = z
  .object(
    {
      people: z
        .record(z.string(), person, { error: noPeople })
        .refine((people) => Object.keys(people).length > 0, noPeople),
    },
    { error: say`this must be a map of people, and of options for all of them` },
  )
  .catchall(settingValue);

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(say`cannot read the family file ${path}: ${reason}`);
  }
}

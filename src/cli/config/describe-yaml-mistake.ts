import type { YAMLParseError } from 'yaml';
import { say } from '../../lib/say.ts';

/** What is wrong with a file that is no YAML, for people who do not know the terms of its grammar; quotes nothing. */
export function describeYamlMistake({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string {
  // What follows a colon in the words of the parser can be a piece of the file.
  return mistakes[code] ?? `${message.split(': ')[0] ?? ''}.`;
}

const uneven = say`Lines that belong together must begin in the same column, and each bracket must be closed.`;
const notOnOneLine = say`A name, a colon, a space and the value belong on one line; what is in a map stands below its name, further to the right.`;

const mistakes: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  DUPLICATE_KEY: say`The same name stands there twice.`,
  TAB_AS_INDENT: say`Indent with spaces, not with tabs.`,
  BAD_INDENT: uneven,
  UNEXPECTED_TOKEN: uneven,
  MISSING_CHAR: say`Something is missing: the colon after a name, a closing quotation mark, or a closing bracket.`,
  BAD_SCALAR_START: say`The value begins with a sign that means something else in YAML: put quotation marks around it.`,
  BLOCK_AS_IMPLICIT_KEY: notOnOneLine,
  MULTILINE_IMPLICIT_KEY: notOnOneLine,
  MULTIPLE_DOCS: say`There must be no --- between the lines.`,
};

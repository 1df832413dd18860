import { countOf } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';

/** What commander says of a mistake on the command line, in the reader's language; what is not known stays English. */
export function translateCommander(message: string): string {
  return sentences.reduce(
    (text, [pattern, tell]) => text.replace(pattern, (_, ...groups: string[]) => tell(...groups)),
    message,
  );
}

/** A mistake is one sentence; what would have been right may follow it. What they quote can be anything. */
const sentences: readonly (readonly [RegExp, (...quoted: string[]) => string])[] = [
  [/^error: unknown option '(.*)'/su, (option = '') => say`error: unknown option '${option}'`],
  [/^error: unknown command '(.*)'/su, (command = '') => say`error: unknown command '${command}'`],
  [
    /^error: missing required argument '(.*)'/su,
    (argument = '') => say`error: missing required argument '${argument}'`,
  ],
  [
    /^error: option '(.*)' argument missing/su,
    (option = '') => say`error: option '${option}' argument missing`,
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are ([^\n]*)\.(?=\n?$)/su,
    (option = '', value = '', choices = '') =>
      say`error: option '${option}' argument '${value}' is invalid. Allowed choices are ${choices}.`,
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are ([^\n]*)\.(?=\n?$)/su,
    (value = '', argument = '', choices = '') =>
      say`error: command-argument value '${value}' is invalid for argument '${argument}'. Allowed choices are ${choices}.`,
  ],
  [
    /^error: too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\./su,
    (command = '', expected = '', given = '') =>
      say`error: too many arguments for '${command}'. Expected ${countOf(Number(expected), 'argument')} but got ${given}.`,
  ],
  [/\(Did you mean one of ([^?]*)\?\)(?=\n?$)/u, (names = '') => say`(Did you mean one of ${names}?)`],
  [/\(Did you mean ([^?]*)\?\)(?=\n?$)/u, (name = '') => say`(Did you mean ${name}?)`],
  [/^Allowed choices are (.*)\.$/u, (choices = '') => say`Allowed choices are ${choices}.`],
];

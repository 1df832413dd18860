import type { Document, Node, Pair } from 'yaml';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { describeYamlMistake } from './describe-yaml-mistake.ts';

/** Where in a file each piece of its data stands. */
export interface Lines {
  readonly path: string;
  /** Line of a value, or of the innermost piece around it that can be told. */
  lineOf(keys: readonly PropertyKey[]): number;
}

/** A YAML file that people write. */
export interface YamlText extends Lines {
  /** Keeps comments and layout, for changes. */
  readonly document: Document;
  /** Maps, lists and texts: `04`, `yes` and `2019-07-14` stay what the user wrote. */
  readonly data: unknown;
}

/** @throws UsageError with file and line; the file itself is not quoted, since secrets may stand in it */
export function parseYaml(text: string, path: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [error] = document.errors;
  if (error !== undefined)
    throw new UsageError(say`${path}:${lineAt(error.pos[0])}: this is not YAML as it should be`, {
      hint: describeYamlMistake(error),
    });
  return {
    path,
    document,
    data: toData(document, path),
    lineOf: (keys) => lineAt(offsetOf(document.contents, keys) ?? 0),
  };
}

/** The data as a type. @throws UsageError that names file and line of each mistake */
export function checkShape<T>(yaml: YamlText, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(yaml.data);
  if (checked.success) return checked.data;
  const [first = '', ...others] = checked.error.issues.map(
    ({ path, message }) => `${yaml.path}:${yaml.lineOf(path)}: ${message}`,
  );
  throw new UsageError(first, others.length === 0 ? {} : { hint: others.join('\n') });
}

function toData(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UsageError(say`${path}: an alias (*name) in it leads nowhere, or to too much`, {
      cause: error,
    });
  }
}

/** Of the key, where a value has one: the place at which the eye looks. Of what is not there, where it is missing. */
function offsetOf(node: unknown, keys: readonly PropertyKey[]): number | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return (node as Node | null)?.range?.[0];
  if (isSeq(node)) return offsetOf(node.items[Number(key)], rest);
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => String(item.key) === String(key)) as Pair<Node, Node> | undefined;
  const own = pair?.key.range?.[0];
  return rest.length === 0 ? own : (offsetOf(pair?.value, rest) ?? own);
}

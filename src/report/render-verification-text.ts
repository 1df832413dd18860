import { groupBy } from '../lib/group-by.ts';
import type { Difference, DifferenceKind, Verification } from '../migrate/verify/verification.ts';
import { concludeVerification } from './conclude-verification.ts';
import { differenceLabels } from './difference-label.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { Paint } from './paint.ts';
import type { TextContext } from './text-context.ts';
import { countRow, createContext, listSome, nameLine, prose, section, table } from './text-context.ts';

export interface VerificationTextOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Differences in each list (default 20). */
  readonly limit?: number;
  /** File that lists what is missing. */
  readonly csv?: string;
}

/** What was found out, for a person: differences by kind and by name, albums, and one last sentence. */
export function renderVerificationText(result: Verification, options: VerificationTextOptions): string {
  const context = createContext(options, 20);
  const { whole, text } = concludeVerification(result, options.csv);
  return [
    ...differenceSections(result.differences, context),
    ...section(say`Looked at`, lookedAt(result, context), context),
    ...prose(text, context, 0).map((line) =>
      whole ? context.paint.green(line) : context.paint.yellow(line),
    ),
    '',
  ].join('\n');
}

function differenceSections(differences: readonly Difference[], context: TextContext): string[] {
  const groups = groupBy(differences, ({ kind }) => kind);
  return (Object.keys(differenceLabels) as DifferenceKind[]).flatMap((kind) => {
    const group = groups.get(kind) ?? [];
    const lines = kind === 'album' ? albumLines(group, context) : fileLines(group, context);
    return section(`${differenceLabels[kind]} (${formatCount(group.length)})`, lines, context);
  });
}

function fileLines(differences: readonly Difference[], context: TextContext): string[] {
  return listSome(
    differences,
    (difference) => [
      nameLine(fileName(difference), context),
      // The heading says it already.
      ...(difference.kind === 'missing' || difference.kind === 'in-trash'
        ? []
        : prose(difference.message, context, 4).map((line) => context.paint.dim(line))),
    ],
    context,
  );
}

function albumLines(differences: readonly Difference[], context: TextContext): string[] {
  return [...groupBy(differences, ({ album }) => album ?? '')].flatMap(([title, group]) => [
    nameLine(title, context),
    ...listSome(
      group,
      (difference) =>
        difference.path === undefined
          ? prose(difference.message, context, 4)
          : [nameLine(say`lacks ${fileName(difference)}`, context, 4)],
      context,
      4,
    ),
  ]);
}

function fileName({ archive, path }: Difference): string {
  return [archive, path].filter((part) => part !== undefined).join(': ');
}

function lookedAt(result: Verification, context: TextContext): string[] {
  const { albums } = result;
  const complete = albums.filter(({ present, expected }) => present === expected).length;
  const lacking = albums.filter(({ present, expected }) => present < expected);
  return [
    ...table(
      [
        [say`photos and videos looked for by content`, formatCount(result.total)],
        ...countRow(say`exact copies of these`, result.copies),
        ...countRow(say`videos inside their photos`, result.embedded),
        ...countRow(say`left out on purpose`, result.leftOut),
        ...countRow(say`compared by date, description and state`, result.compared),
        ...countRow(say`originals downloaded and compared`, result.deep ?? 0),
        ...(albums.length === 0
          ? []
          : [[say`albums complete`, say`${formatCount(complete)} of ${formatCount(albums.length)}`]]),
      ],
      context,
    ),
    ...listSome(
      lacking,
      ({ title, present, expected }) =>
        table([[title, say`${formatCount(present)} of ${formatCount(expected)}`]], context, 4),
      context,
      4,
    ),
    ...(result.locked === 0
      ? []
      : prose(
          say`${countOf(result.locked, 'file is on the server in the locked folder', 'files are on the server in the locked folder')}: no API key sees more of them than that.`,
          context,
        )),
  ];
}

import { joinAnd } from '../../lib/join-and.ts';
import { countOf, formatCount } from '../../lib/format-count.ts';
import { concludeRun } from '../../report/conclude-run.ts';
import { countState } from '../../report/count-state.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';
import type { Printed } from '../../report/schema/common.ts';
import type { familySummaryLine } from '../../report/schema/family-lines.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { Paint } from '../../report/paint.ts';
import { createContext, prose, table } from '../../report/text-context.ts';
import { exitCodes } from '../exit-codes.ts';
import type { PersonResult } from './person-result.ts';

/** All people side by side, what is to be said about each, and one sentence for all. */
export function renderFamily(
  results: readonly PersonResult[],
  page: { readonly width: number; readonly paint: Paint },
): string {
  const context = createContext(page, 20);
  const { whole, text } = concludeFamily(results);
  return [
    '',
    page.paint.bold(say`Family`),
    ...table(figureRows(results), context),
    '',
    ...results.flatMap((result) => prose(`${result.name}: ${sentenceOf(result)}`, context, 2)),
    '',
    ...prose(text, context, 0).map((line) => (whole ? page.paint.green(line) : page.paint.yellow(line))),
    '',
  ].join('\n');
}

/** The same for programs: one line of type `family`. */
export function familyToJson(results: readonly PersonResult[], exitCode: number): string {
  const { whole, text } = concludeFamily(results);
  return jsonLine({
    type: 'family',
    people: results.map((result) => ({
      person: result.name,
      state: result.kind,
      exitCode: result.exitCode,
      ...figuresOf(result),
      leftToOwners: result.kind === 'ended' ? result.leftToOwner : 0,
      owners: result.kind === 'ended' ? result.owners : [],
      message: sentenceOf(result),
    })),
    exitCode,
    whole,
    message: text,
  } satisfies Printed<typeof familySummaryLine>);
}

/** What the table shows; null where nobody knows. */
interface Figures {
  /** Sent, or by a dry run: to be looked after. */
  readonly files: number | null;
  readonly bytes: number | null;
  readonly alreadyOnServer: number | null;
  readonly skipped: number | null;
  readonly deferred: number | null;
  readonly failed: number | null;
}

const noFigures: Figures = {
  files: null,
  bytes: null,
  alreadyOnServer: null,
  skipped: null,
  deferred: null,
  failed: null,
};

function figuresOf(person: PersonResult): Figures {
  if (person.kind !== 'ended') return noFigures;
  const { result, plan } = person;
  if (result === undefined)
    return {
      ...noFigures,
      files: plan.upload + plan.liveVideos,
      bytes: plan.uploadBytes + plan.liveVideoBytes,
      alreadyOnServer: person.alreadyOnServer ?? null,
      skipped: plan.skipped,
    };
  return {
    files: result.filesUploaded,
    bytes: result.bytesUploaded,
    alreadyOnServer: countState(result, 'already-on-server', 'in-server-trash'),
    skipped: countState(result, 'skipped'),
    deferred: countState(result, 'deferred', 'not-reached'),
    failed: countState(result, 'failed'),
  };
}

function figureRows(results: readonly PersonResult[]): string[][] {
  const isDryRun = results.every((person) => person.kind !== 'ended' || person.result === undefined);
  const head = isDryRun
    ? ['', say`files`, say`size`, say`there already`, say`left out`]
    : ['', say`uploaded`, say`size`, say`there already`, say`left out`, say`put off`, say`failed`];
  const rows = results.map((person) => {
    const { files, bytes, alreadyOnServer, skipped, deferred, failed } = figuresOf(person);
    const counts = [alreadyOnServer, skipped, ...(isDryRun ? [] : [deferred, failed])].map(cell);
    return [person.name, cell(files), bytes === null ? '-' : formatBytes(bytes), ...counts];
  });
  return [head, ...rows];
}

function cell(count: number | null): string {
  return count === null ? '-' : formatCount(count);
}

function sentenceOf(person: PersonResult): string {
  if (person.kind !== 'ended') return person.message;
  const { leftToOwner, owners, result, message } = person;
  const conclusion = result === undefined ? say`nothing was done (dry run).` : concludeRun(result).text;
  return [
    ...(message === undefined ? [] : [say`${message}.`]),
    conclusion,
    ...(leftToOwner === 0 ? [] : [describeLeft(leftToOwner, owners)]),
  ].join(say` `);
}

function describeLeft(photos: number, owners: readonly string[]): string {
  const what = countOf(photos, 'photo from partner sharing', 'photos from partner sharing');
  const whom = joinAnd(owners);
  if (owners.length > 1) return say`Left to ${whom}, who have the very same files: ${what}.`;
  return photos === 1
    ? say`${what} is left to ${whom}, who has the very same files.`
    : say`${what} are left to ${whom}, who has the very same files.`;
}

function concludeFamily(results: readonly PersonResult[]): {
  readonly whole: boolean;
  readonly text: string;
} {
  const bad = results.filter(({ exitCode }) => exitCode !== exitCodes.whole);
  const all = countOf(results.length, 'person', 'people');
  if (bad.length === 0) return { whole: true, text: say`All is well for ${all}.` };
  const names = bad.map(({ name }) => name).join(say`, `);
  return {
    whole: false,
    text: say`Not all is well for ${formatCount(bad.length)} of ${all}: ${names}. Run the same command again when that is mended: nothing is uploaded twice.`,
  };
}

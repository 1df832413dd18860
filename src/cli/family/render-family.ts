import { countOf, formatCount } from '../../lib/format-count.ts';
import { concludeRun } from '../../report/conclude-run.ts';
import { countState } from '../../report/count-state.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
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
    page.paint.bold('Family'),
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
  });
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
    ? ['', 'files', 'size', 'there already', 'left out']
    : ['', 'uploaded', 'size', 'there already', 'left out', 'put off', 'failed'];
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
  const left =
    leftToOwner === 0
      ? ''
      : ` ${countOf(leftToOwner, 'photo from partner sharing is', 'photos from partner sharing are')} left to ${owners.join(' and ')}, who ${owners.length === 1 ? 'has' : 'have'} the very same files.`;
  const conclusion = result === undefined ? 'nothing was done (dry run).' : concludeRun(result).text;
  return `${message === undefined ? '' : `${message}. `}${conclusion}${left}`;
}

function concludeFamily(results: readonly PersonResult[]): {
  readonly whole: boolean;
  readonly text: string;
} {
  const bad = results.filter(({ exitCode }) => exitCode !== exitCodes.whole);
  const all = countOf(results.length, 'person', 'people');
  if (bad.length === 0) return { whole: true, text: `All is well for ${all}.` };
  const names = bad.map(({ name }) => name).join(', ');
  return {
    whole: false,
    text: `Not all is well for ${formatCount(bad.length)} of ${all}: ${names}. Run the same command again when that is mended: nothing is uploaded twice.`,
  };
}

import type { CheckId, Finding } from '../migrate/doctor/finding.ts';
import { countOf } from '../lib/format-count.ts';
import type { Paint } from './paint.ts';
import type { TextContext } from './text-context.ts';
import { createContext, listSome, prose } from './text-context.ts';

export interface DoctorTextOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Details of one finding (default 10). */
  readonly limit?: number;
}

/** One finding for a person: how it is, what was found, and what to do about it. Ends with a line end. */
export function renderFindingText(finding: Finding, options: DoctorTextOptions): string {
  const context = createContext(options, 10);
  const { check, level, found, advice, details = [] } = finding;
  const why = level === 'unchecked' ? 'not looked at: ' : '';
  const sentence = prose(`${labelOf(check)}: ${why}${found}`, context, margin);
  const word = levelWords[level];
  return [
    // The word takes the place of the indent of the first line.
    levelPaint(level, context)(word) + (sentence[0] ?? '').slice(word.length),
    ...sentence.slice(1),
    ...listSome(details, (detail) => prose(`- ${detail}`, context, margin), context, margin),
    ...(advice === undefined ? [] : prose(advice, context, margin).map((line) => context.paint.dim(line))),
    '',
  ].join('\n');
}

const levelWords = { ok: 'ok', warning: 'warning', failure: 'failure', unchecked: 'unknown' } as const;

/** Room for the longest word before the sentence. */
const margin = 9;

function labelOf(check: CheckId): string {
  return check.replaceAll('-', ' ');
}

function levelPaint(level: Finding['level'], { paint }: TextContext): (text: string) => string {
  switch (level) {
    case 'ok':
      return (text) => paint.green(text);
    case 'warning':
      return (text) => paint.yellow(text);
    case 'failure':
      return (text) => paint.red(text);
    case 'unchecked':
      return (text) => paint.dim(text);
  }
}

/** The last sentence: whether the upload can begin. */
export function concludeDoctor(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number =>
    findings.filter((finding) => finding.level === level).length;
  const [failures, warnings, unknown] = [count('failure'), count('warning'), count('unchecked')];
  const rest = [
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
    ...(unknown > 0 ? [`${countOf(unknown, 'check')} could not be made`] : []),
  ];
  const aside = rest.length === 0 ? '' : ` (${rest.join(', ')})`;
  if (failures === 0) return `Nothing stands in the way of an upload${aside}.`;
  return `${failures === 1 ? 'One thing has' : `${failures} things have`} to be put right before an upload${aside}.`;
}

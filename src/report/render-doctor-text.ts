import type { CheckId, Finding } from '../migrate/doctor/finding.ts';
import { countOf } from '../lib/format-count.ts';
import { textWidth } from '../lib/text-width.ts';
import { say } from '../lib/say.ts';
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
  const { check, level, advice, details = [] } = finding;
  const sentence = prose(`${checkLabels[check]}: ${foundText(finding)}`, context, margin);
  const word = levelWords[level];
  const gap = ' '.repeat(Math.max(1, margin - textWidth(word)));
  return [
    // The word takes the place of the indent of the first line.
    levelPaint(level, context)(word) + gap + (sentence[0] ?? '').slice(margin),
    ...sentence.slice(1),
    ...listSome(details, (detail) => prose(`- ${detail}`, context, margin), context, margin),
    ...(advice === undefined ? [] : prose(advice, context, margin).map((line) => context.paint.dim(line))),
    '',
  ].join('\n');
}

function foundText({ level, found }: Finding): string {
  return level === 'unchecked' ? say`not looked at: ${found}` : found;
}

const levelWords: Record<Finding['level'], string> = {
  ok: say`ok`,
  warning: say`warning`,
  failure: say`failure`,
  unchecked: say`unknown`,
};

/** Room for the longest word before the sentence. */
const margin = 9;

/** What each check looks at. */
export const checkLabels: Record<CheckId, string> = {
  server: say`server`,
  'login-page': say`login page`,
  version: say`version`,
  key: say`key`,
  permissions: say`permissions`,
  clock: say`clock`,
  archives: say`archives`,
  'file-types': say`file types`,
  quota: say`quota`,
  disk: say`disk`,
  'request-size': say`request size`,
  'storage-template': say`storage template`,
  'tags-view': say`tags view`,
  trash: say`trash`,
  jobs: say`jobs`,
  state: say`state`,
};

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
    ...(unknown > 0 ? [countOf(unknown, 'check could not be made', 'checks could not be made')] : []),
  ];
  const aside = rest.length === 0 ? '' : say` (${rest.join(say`, `)})`;
  if (failures === 0) return say`Nothing stands in the way of an upload${aside}.`;
  return failures === 1
    ? say`One thing has to be put right before an upload${aside}.`
    : say`${failures} things have to be put right before an upload${aside}.`;
}

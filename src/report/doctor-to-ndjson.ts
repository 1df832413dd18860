import { ApiError, SourceError } from '../lib/errors.ts';
import type { Finding } from '../migrate/doctor/finding.ts';
import { concludeDoctor } from './render-doctor-text.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type { doctorSummaryLine, findingLine } from './schema/doctor-lines.ts';

/** One finding for a program, on one line without its end. */
export function findingToJson(finding: Finding): string {
  const { check, level, found, advice, details = [] } = finding;
  return jsonLine({
    type: 'check',
    check,
    level,
    code: level === 'failure' ? codeOf(finding.error) : null,
    message: found,
    advice: advice ?? null,
    details,
  } satisfies Printed<typeof findingLine>);
}

/** The last line: how many findings there were of each kind. */
export function doctorSummaryToJson(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number =>
    findings.filter((finding) => finding.level === level).length;
  return jsonLine({
    type: 'summary',
    ok: count('ok'),
    warnings: count('warning'),
    failures: count('failure'),
    unchecked: count('unchecked'),
    message: concludeDoctor(findings),
  } satisfies Printed<typeof doctorSummaryLine>);
}

/** The cause in one word, as in the error lines of other commands. */
function codeOf(error: Error): string | null {
  if (error instanceof ApiError) return error.kind;
  return error instanceof SourceError ? error.code : null;
}

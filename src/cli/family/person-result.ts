import type { RunResult } from '../../model/run-result.ts';
import type { PlanSummary } from '../../report/summarize-plan.ts';
import { exitCodes } from '../exit-codes.ts';

/** What became of one person of a family. */
export type PersonResult = {
  readonly name: string;
  readonly exitCode: number;
} & (
  | {
      readonly kind: 'ended';
      readonly plan: PlanSummary;
      /** Photos of a partner that are left to their owners: these. */
      readonly leftToOwner: number;
      readonly owners: readonly string[];
      /** Undefined for a dry run. */
      readonly result: RunResult | undefined;
      /** Of a dry run. */
      readonly alreadyOnServer: number | undefined;
      /** Why it ended before its end. */
      readonly message: string | undefined;
    }
  /** It came to nothing. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'not-begun'; readonly message: string }
);

/** The gravest of several exit codes stands for all. */
export function gravestExitCode(codes: readonly number[]): number {
  const gravity = (code: number): number => byGravity.indexOf(code);
  return codes.reduce((worst, code) => (gravity(code) > gravity(worst) ? code : worst), exitCodes.whole);
}

const byGravity: readonly number[] = [
  exitCodes.whole,
  exitCodes.incomplete,
  exitCodes.usage,
  exitCodes.sourceDamaged,
  exitCodes.quotaOrDisk,
  exitCodes.notAuthorised,
  exitCodes.unreachable,
  exitCodes.unexpected,
  exitCodes.terminated,
  exitCodes.interrupted,
];

import { resolve } from 'node:path';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { PlanOptions } from '../../plan/plan-options.ts';
import type { ReportFlags } from '../report-option.ts';
import type { FilterFlags } from './filter-options.ts';
import { readPlanOptions } from './filter-options.ts';

/** The options of `archive` as commander hands them over. */
export type ArchiveFlags = Omit<FilterFlags, 'to'> &
  ReportFlags & {
    readonly archiveFolder?: string;
    readonly until?: string;
    readonly albumLinks?: boolean;
    readonly rehash?: boolean;
    readonly dryRun?: boolean;
  };

/** @throws UsageError */
export function readArchiveFolder({ archiveFolder }: ArchiveFlags): string {
  if (archiveFolder !== undefined && archiveFolder !== '') return resolve(archiveFolder);
  throw new UsageError(say`archive needs to know where to write`, { hint: say`Add --to FOLDER.` });
}

/** @throws UsageError */
export function readArchiveFilters({ until, ...filters }: ArchiveFlags): PlanOptions {
  try {
    return readPlanOptions({ ...filters, ...(until !== undefined && { to: until }) }, new Date());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // It speaks of the option under the name that it has everywhere else.
    throw new UsageError(
      error.message.replace('--to', '--until'),
      error.hint === undefined ? {} : { hint: error.hint },
    );
  }
}

import type { Command } from 'commander';
import { say } from '../lib/say.ts';
import { collect } from './options/collect.ts';

/** The option of `addReportOption` as commander hands it over. */
export interface ReportFlags {
  readonly report?: readonly string[];
}

/** Lets a command write its result into files. */
export function addReportOption(command: Command): Command {
  return command.option(
    '--report <file>',
    say`also write a report: a page to look at (.html), or data (.json, .csv); may be given several times`,
    collect,
  );
}

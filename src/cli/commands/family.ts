import { dirname } from 'node:path';
import { UsageError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { ReportSection } from '../../report/report.ts';
import type { CommandIo } from '../command-io.ts';
import { closestName } from '../config/closest-name.ts';
import { readFamilyFile } from '../family/family-file.ts';
import type { PersonResult } from '../family/person-result.ts';
import { gravestExitCode } from '../family/person-result.ts';
import { familyToJson, renderFamily } from '../family/render-family.ts';
import type { PersonSetup } from '../family/resolve-people.ts';
import { resolvePeople } from '../family/resolve-people.ts';
import { surveyFamily } from '../family/survey-family.ts';
import type { FamilyRun } from '../family/take-turn.ts';
import { takeTurn } from '../family/take-turn.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { ReportFlags } from '../report-option.ts';
import { withInterruption } from '../signals.ts';
import type { Progress } from '../terminal/progress.ts';
import { farewell } from './farewell.ts';

export type FamilyFlags = ReportFlags & {
  readonly dryRun?: boolean;
  readonly only?: readonly string[];
};

/** `family`: uploads for each person of a family in turn. */
export async function runFamily(path: string, flags: FamilyFlags, io: CommandIo): Promise<number> {
  const reports = checkReportFiles(flags);
  const people = resolvePeople(readFamilyFile(path), io);
  const chosen = choosePeople(people, flags.only ?? [], path);
  let progress: Progress | undefined;
  return withInterruption(
    () => progress?.log(farewell),
    async (interruption) => {
      const context = {
        io,
        folder: dirname(path),
        signal: interruption.stop,
        log: (line: string) => log(line, io),
      };
      const outlook = await surveyFamily(people, chosen, context);
      const { results, sections } = await takeTurns(chosen, {
        io,
        interruption,
        outlook,
        dryRun: flags.dryRun ?? false,
        withSection: reports.length > 0,
        onProgress: (shown) => (progress = shown),
        lostServers: new Map(),
      });
      const exitCode = interruption.exitCode() ?? gravestExitCode(results.map((result) => result.exitCode));
      tell(results, exitCode, io);
      return sections.length === 0 ? exitCode : writeReports(reports, sections, exitCode, io);
    },
  );
}

function log(line: string, { terminal: { err }, options }: CommandIo): void {
  if (!options.quiet && !options.json) err.line(sanitize(line));
}

function choosePeople(
  people: readonly PersonSetup[],
  only: readonly string[],
  path: string,
): readonly PersonSetup[] {
  const names = people.map(({ name }) => name);
  for (const name of only) {
    if (names.includes(name)) continue;
    const meant = closestName(name, names);
    throw new UsageError(say`--only ${name}: ${path} knows nobody of this name`, {
      hint: [
        ...(meant === undefined ? [] : [say`Did you mean ${meant}?`]),
        say`There are: ${names.join(say`, `)}.`,
      ].join(say` `),
    });
  }
  return only.length === 0 ? people : people.filter(({ name }) => only.includes(name));
}

async function takeTurns(
  people: readonly PersonSetup[],
  run: FamilyRun,
): Promise<{ results: PersonResult[]; sections: ReportSection[] }> {
  const results: PersonResult[] = [];
  const sections: ReportSection[] = [];
  for (const person of people) {
    const { result, section } = await takeTurn(person, run);
    results.push(result);
    if (section !== undefined) sections.push(section);
  }
  return { results, sections };
}

function tell(results: readonly PersonResult[], exitCode: number, { terminal, options }: CommandIo): void {
  const { out } = terminal;
  if (options.json) out.line(familyToJson(results, exitCode));
  else out.write(renderFamily(results, { width: out.width, paint: out.paint }));
}

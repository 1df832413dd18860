import { ApiError, AppError } from '../../lib/errors.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import { entryIdentity } from '../../migrate/family/entry-identity.ts';
import type { ReportSection } from '../../report/report.ts';
import { unreadSection } from '../../report/sections/unread-section.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf } from '../exit-codes.ts';
import type { Interruption } from '../signals.ts';
import { printError } from '../terminal/print-error.ts';
import type { Progress } from '../terminal/progress.ts';
import type { UploadEnd } from '../upload-export.ts';
import { uploadExport } from '../upload-export.ts';
import { withLabelledTerminal } from './label-terminal.ts';
import type { PersonResult } from './person-result.ts';
import type { PersonSetup } from './resolve-people.ts';
import type { FamilyOutlook } from './survey-family.ts';

/** What all turns of a family share. */
export interface FamilyRun {
  readonly io: CommandIo;
  readonly interruption: Interruption;
  readonly outlook: FamilyOutlook;
  readonly dryRun: boolean;
  readonly withSection: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Servers that take nothing any more, and at whose turn that showed. */
  readonly lostServers: Map<string, { readonly name: string; readonly exitCode: number }>;
}

export interface Turn {
  readonly result: PersonResult;
  readonly section?: ReportSection;
}

/** Brings one person's export to the server, whatever became of those before. */
export function takeTurn(person: PersonSetup, run: FamilyRun): Promise<Turn> {
  const { io } = run;
  if (!io.options.json) return takeLabelledTurn(person, run, io);
  return withLabelledTerminal(io, person.name, (labelled) => takeLabelledTurn(person, run, labelled));
}

async function takeLabelledTurn(person: PersonSetup, run: FamilyRun, io: CommandIo): Promise<Turn> {
  const turn = await tryTurn(person, run, io);
  const { result } = turn;
  if (!run.withSection || turn.section !== undefined || result.kind === 'ended') return turn;
  return { result, section: sectionWithout(person, result.message, run) };
}

/** Who is missing in a report is taken for done. */
function sectionWithout(
  { name, server }: PersonSetup,
  message: string,
  { dryRun }: FamilyRun,
): ReportSection {
  const kind = dryRun ? 'dry-run' : 'run';
  return unreadSection({ kind, person: name, server: { url: server, user: name }, message });
}

async function tryTurn(person: PersonSetup, run: FamilyRun, io: CommandIo): Promise<Turn> {
  const { interruption, outlook } = run;
  const interrupted = interruption.exitCode();
  if (interrupted !== undefined) return notBegun(person, interrupted, interruptedBefore);
  announce(person, io);
  const lost = run.lostServers.get(person.server);
  if (lost !== undefined)
    return notBegun(
      person,
      lost.exitCode,
      say`not begun: the server took no more at the turn of ${lost.name}.`,
    );
  try {
    if (outlook.failures.has(person.name)) throw outlook.failures.get(person.name);
    return await bring(person, run, io);
  } catch (error) {
    const exitCode = interruption.exitCode();
    if (exitCode !== undefined) return notBegun(person, exitCode, interruptedBefore);
    noteLostServer(error, person, run);
    printError(error, io.terminal, { json: io.options.json });
    const message =
      error instanceof AppError ? say`${error.message}.` : say`something went wrong that should not.`;
    return { result: { kind: 'failed', name: person.name, exitCode: exitCodeOf(error), message } };
  }
}

const interruptedBefore = say`not begun: the run was interrupted.`;

async function bring(person: PersonSetup, run: FamilyRun, io: CommandIo): Promise<Turn> {
  const { interruption, outlook, dryRun, withSection, onProgress } = run;
  const owners = outlook.owners.get(person.name) ?? new Map<string, string>();
  const end = await uploadExport(
    person.paths,
    { ...(outlook.ready.get(person.name) ?? person.flags), dryRun },
    io,
    {
      interruption,
      onProgress,
      withSection,
      broughtByOwner: ({ entry }) => owners.has(entryIdentity(entry)),
    },
  );
  noteLostServer(end.fatal, person, run);
  const result = endedResult(person.name, end, [...new Set(owners.values())]);
  return end.section === undefined
    ? { result }
    : { result, section: { ...end.section, person: person.name } };
}

function endedResult(name: string, end: UploadEnd, owners: readonly string[]): PersonResult {
  const { exitCode, plan, leftToOwner, result, alreadyOnServer, fatal } = end;
  return {
    kind: 'ended',
    name,
    exitCode,
    plan,
    leftToOwner,
    owners: leftToOwner === 0 ? [] : owners,
    result,
    alreadyOnServer,
    message: fatal?.message,
  };
}

function notBegun({ name }: PersonSetup, exitCode: number, message: string): Turn {
  return { result: { kind: 'not-begun', name, exitCode, message } };
}

/** Others on the same server would only wait for it again, for hours each. */
function noteLostServer(error: unknown, { name, server }: PersonSetup, { lostServers }: FamilyRun): void {
  if (error instanceof ApiError && serverWide.has(error.kind) && !lostServers.has(server))
    lostServers.set(server, { name, exitCode: exitCodeOf(error) });
}

const serverWide: ReadonlySet<ApiError['kind']> = new Set([
  'unreachable',
  'server-error',
  'rate-limited',
  'maintenance',
  'disk-full',
]);

function announce({ name }: PersonSetup, { terminal: { out }, options, log }: CommandIo): void {
  log?.message(name);
  if (!options.json) out.line(out.paint.bold(`\n▸ ${sanitize(name)}\n`));
}

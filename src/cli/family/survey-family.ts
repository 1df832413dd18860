import { joinAnd } from '../../lib/join-and.ts';
import { AppError, UsageError } from '../../lib/errors.ts';
import { groupBy } from '../../lib/group-by.ts';
import { say } from '../../lib/say.ts';
import type { FamilyMember, HashEntries } from '../../migrate/family/find-owners.ts';
import { findOwners } from '../../migrate/family/find-owners.ts';
import { entryIdentity } from '../../migrate/family/entry-identity.ts';
import { hashEntries } from '../../migrate/family/hash-entries.ts';
import { sharedMedia } from '../../migrate/family/shared-media.ts';
import { Journal } from '../../migrate/journal/journal.ts';
import { exceedsRoute } from '../../migrate/upload-route.ts';
import type { Destination, Sha1 } from '../../model/destination.ts';
import type { Entry } from '../../model/entry.ts';
import type { CommandIo } from '../command-io.ts';
import { neededFeatures } from '../needed-features.ts';
import { openExport } from '../open-export.ts';
import { readStateDir } from '../options/run-options.ts';
import type { RunCommandFlags } from '../with-prepared-run.ts';
import { withPreparedRun } from '../with-prepared-run.ts';
import { readKey } from './key-source.ts';
import type { PersonSetup } from './resolve-people.ts';

/** What is known of a family before the first upload. By the names of people. */
export interface FamilyOutlook {
  /** All that an upload takes, of those who can be begun with. */
  readonly ready: ReadonlyMap<string, RunCommandFlags>;
  /** Why others cannot. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** Who brings which entries from partner sharing, by {@link entryIdentity}. */
  readonly owners: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Gets everybody's key, and where there are several people looks at their servers and exports: whether the keys lead
 * to different users, and whose the photos from partner sharing are. People who were not chosen are asked only for
 * the latter. Nobody's failure stops the others: what is not known to be brought by its owner is left to nobody.
 */
export async function surveyFamily(
  people: readonly PersonSetup[],
  chosen: readonly PersonSetup[],
  context: SurveyContext,
): Promise<FamilyOutlook> {
  const ready = new Map<string, RunCommandFlags>();
  const failures = new Map<string, unknown>();
  const surveys: Survey[] = [];
  const lookAt = async (person: PersonSetup): Promise<void> => {
    try {
      const apiKey = readKey(person.key, context.folder, context.io.env);
      const flags = { ...person.flags, apiKey };
      if (people.length > 1) {
        context.log(say`Looking at what ${person.name} has from partner sharing, and shares`);
        surveys.push(await survey(person, flags, context));
      }
      ready.set(person.name, flags);
    } catch (error) {
      if (context.signal.aborted) throw error;
      failures.set(person.name, error);
    }
  };
  for (const person of chosen) await lookAt(person);
  const others = people.filter((person) => !chosen.includes(person));
  if (surveys.some(({ fromPartner }) => fromPartner.length > 0))
    for (const person of others) await lookAt(person);
  for (const { name } of others)
    if (failures.has(name))
      context.log(
        say`warning: ${name} cannot be asked now (${reasonOf(failures.get(name))}): nothing is left to ${name}`,
      );
  for (const [name, error] of findTwins(surveys)) failures.set(name, error);
  const able = surveys.filter(({ name }) => !failures.has(name));
  const owners = await findOwners(able, createHasher(able, context));
  return { ready, failures, owners: new Map([...owners].map(([name, found]) => [name, byIdentity(found)])) };
}

export interface SurveyContext {
  readonly io: CommandIo;
  /** From which paths and commands of keys start. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

interface Survey extends FamilyMember {
  readonly paths: readonly string[];
  readonly stateDir: string;
  readonly identity: Destination['identity'];
  readonly userName: string;
}

function survey(
  { name, paths }: PersonSetup,
  flags: RunCommandFlags,
  { io, signal }: SurveyContext,
): Promise<Survey> {
  const quietly = { ...io, options: { ...io.options, quiet: true } };
  const setup = { features: neededFeatures(flags), signal };
  return withPreparedRun(paths, flags, quietly, setup, ({ server, plan, input }) => {
    const { direct, options } = input;
    const isTooLarge = (bytes: number): boolean =>
      direct === undefined && exceedsRoute(bytes, options.maxRequestBytes);
    return Promise.resolve({
      name,
      paths,
      stateDir: readStateDir(flags, io.env),
      identity: server.identity,
      userName: server.user.name,
      ...sharedMedia(plan, isTooLarge),
    });
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Two people with one account: one of them has the wrong key, and nobody can tell which. */
function findTwins(surveys: readonly Survey[]): Map<string, UsageError> {
  const users = groupBy(surveys, ({ identity }) => `${identity.server} ${identity.userId}`);
  const twins = [...users.values()].filter((group) => group.length > 1);
  return new Map(
    twins.flatMap((group) => {
      const [first] = group;
      const names = joinAnd(group.map(({ name }) => name));
      const error = new UsageError(
        say`the keys of ${names} belong to the same user, ${first?.userName ?? ''} on ${first?.identity.server ?? ''}`,
        {
          hint: say`Give each person a key of their own. Who has two Google accounts is one person: name all archives there.`,
        },
      );
      return group.map(({ name }) => [name, error] as const);
    }),
  );
}

function createHasher(surveys: readonly Survey[], { signal }: SurveyContext): HashEntries {
  return async (name, entries) => {
    const person = surveys.find((survey) => survey.name === name);
    if (person === undefined) return new Map();
    try {
      return await hashOf(person, entries, signal);
    } catch (error) {
      // What cannot be compared is left to nobody; the upload of this person will tell why.
      if (error instanceof AppError) return new Map();
      throw error;
    }
  };
}

async function hashOf(
  { paths, stateDir, identity }: Survey,
  entries: readonly Entry[],
  signal: AbortSignal,
): Promise<Map<Entry, Sha1>> {
  const sources = await openExport(paths, { signal });
  try {
    const journal = Journal.open(stateDir, identity);
    try {
      return await hashEntries(entries, sources, journal, signal);
    } finally {
      journal.close();
    }
  } finally {
    await sources.close();
  }
}

function byIdentity(owners: ReadonlyMap<Entry, string>): Map<string, string> {
  return new Map([...owners].map(([entry, owner]) => [entryIdentity(entry), owner]));
}

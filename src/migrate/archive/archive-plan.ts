import type { AlbumLinks } from '../../archive/album-links.ts';
import type { ArchiveFolder } from '../../archive/archive-folder.ts';
import { undatedFolder } from '../../archive/layout.ts';
import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { noFacts } from '../../metadata/file-facts.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { OnRunEvent } from '../../model/run-event.ts';
import type { Migration } from '../run-migration.ts';
import { runMigration } from '../run-migration.ts';
import type { MediaDescriber } from '../run-context.ts';
import type { RunInput } from '../run.ts';
import { toRunResult } from '../to-run-result.ts';
import { createArchiveNames } from './archive-names.ts';

export interface ArchivePlanInput extends Omit<RunInput, 'destination' | 'nameOf'> {
  readonly folder: ArchiveFolder;
  /** Show the albums as folders of links. */
  readonly albumLinks: boolean;
  /** Read at the end what was written, instead of trusting that it was. */
  readonly reread: boolean;
}

export interface ArchivedPlan extends Migration {
  readonly links: AlbumLinks | undefined;
}

/**
 * Carries out a plan with a folder as its destination, as a run carries it out with a server; then writes down
 * what the files cannot say, and looks whether all of it is there.
 */
export async function archivePlan(input: ArchivePlanInput): Promise<ArchivedPlan> {
  const { folder, plan, signal } = input;
  const describer = speakingOfFolders(input.describer);
  const migration = await runMigration({
    ...input,
    destination: folder,
    describer,
    nameOf: createArchiveNames(plan, describer),
    onEvent: asWriting(input.onEvent),
  });
  if (signal.aborted) return { ...migration, links: undefined };
  let { settled, fatal } = migration;
  let links: AlbumLinks | undefined;
  try {
    noteMarks(settled, input);
    await noteTies(settled, input);
    if (fatal === undefined) {
      await completeSidecars(settled, input);
      settled = await confirm(settled, input);
      if (input.albumLinks && !input.stop.aborted) links = await folder.linkAlbums();
    }
    await folder.save();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    fatal ??= error;
  }
  input.onEvent({ kind: 'phase', phase: 'done' });
  return { ...migration, ...recount(migration, settled, input), fatal, links };
}

/** What has no date is not found at the day of an upload. */
function speakingOfFolders(describer: MediaDescriber): MediaDescriber {
  return {
    ...describer,
    describe: async (item, facts) => {
      const description = await describer.describe(item, facts);
      const notes = description.notes.map((note) =>
        note.code === 'no-date'
          ? { ...note, message: say`no date is known for it: it lies in ${undatedFolder}/` }
          : note,
      );
      return { ...description, notes };
    },
  };
}

/** Nothing goes up to anywhere, and the run is not done when a run with a server would be. */
function asWriting(onEvent: OnRunEvent): OnRunEvent {
  return (event) => {
    if (event.kind !== 'phase') onEvent(event);
    else if (event.phase !== 'done') onEvent(event.phase === 'upload' ? { ...event, phase: 'write' } : event);
  };
}

/** Also for what was there before: the manifest may have been lost. */
function noteMarks(outcomes: readonly Outcome[], { plan, folder }: ArchivePlanInput): void {
  for (const [index, item] of plan.media.entries()) {
    const { state, assetId } = outcomes[index] ?? {};
    const isWhole = item.action !== 'live-video' && item.action !== 'embedded-video';
    if (assetId === undefined || !isWhole || !ownBytes.has(state ?? '')) continue;
    if (item.favorite) folder.mark(assetId, 'favorite');
    if (item.visibility === 'archive') folder.mark(assetId, 'archived');
  }
}

/** What an earlier run tied together is tied no second time: but the manifest that says so may be gone. */
async function noteTies(outcomes: readonly Outcome[], input: ArchivePlanInput): Promise<void> {
  const { plan, folder, journal } = input;
  const pathOf = new Map(plan.media.map((item, index) => [item, outcomes[index]?.assetId]));
  const paths = new Set(pathOf.values());
  for (const [photo, video] of journal.state.links)
    if (paths.has(photo) && paths.has(video)) await folder.linkLivePhoto(photo, video);
  for (const { members } of plan.stacks) {
    const files = [...new Set(members.flatMap((member) => pathOf.get(member) ?? []))];
    if (files.length > 1) await folder.createStack(files);
  }
}

/** What was there before may lack its sidecar: it came from elsewhere, or somebody tidied up. */
async function completeSidecars(outcomes: readonly Outcome[], input: ArchivePlanInput): Promise<void> {
  const { plan, folder, describer, stop } = input;
  for (const [index, item] of plan.media.entries()) {
    if (stop.aborted) return;
    const { state, assetId } = outcomes[index] ?? {};
    if (state !== 'already-on-server' || assetId === undefined || folder.hasSidecar(assetId)) continue;
    const { xmp } = await describer.describe(item, (await describer.factsOf(item)) ?? noFacts);
    if (xmp !== undefined) await folder.addSidecar(assetId, xmp);
  }
}

/** States whose file holds the very bytes of the entry. */
const ownBytes: ReadonlySet<string> = new Set([
  'uploaded',
  'already-on-server',
  'live-video',
  'export-duplicate',
]);

/** Every planned file must be there, with its checksum. What is not is no success, whatever was said before. */
async function confirm(outcomes: readonly Outcome[], input: ArchivePlanInput): Promise<readonly Outcome[]> {
  if (input.reread)
    input.onEvent({ kind: 'phase', phase: 'hash', ...totalsOf(outcomes.filter(claimsBytes)) });
  const confirmed: Outcome[] = [];
  for (const outcome of outcomes) {
    const isThere = input.stop.aborted || !claimsBytes(outcome) || (await isConfirmed(outcome, input));
    confirmed.push(isThere ? outcome : missing(outcome));
  }
  return confirmed;
}

type Claim = Outcome & { readonly assetId: string; readonly checksum: string };

function claimsBytes(outcome: Outcome): outcome is Claim {
  return outcome.assetId !== undefined && outcome.checksum !== undefined && ownBytes.has(outcome.state);
}

function totalsOf(outcomes: readonly Outcome[]): { files: number; bytes: number } {
  return { files: outcomes.length, bytes: outcomes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

let nextReading = 1;

async function isConfirmed(outcome: Claim, input: ArchivePlanInput): Promise<boolean> {
  const { folder, reread, signal, onEvent } = input;
  const { archive, path, sizeBytes, assetId, checksum } = outcome;
  if (!reread) return folder.holds(assetId, checksum, { reread, signal });
  const id = nextReading++;
  onEvent({ kind: 'transfer-start', id, archive, path, sizeBytes });
  try {
    return await folder.holds(assetId, checksum, { reread, signal });
  } finally {
    onEvent({ kind: 'transfer-end', id });
  }
}

function missing(outcome: Outcome): Outcome {
  return {
    ...outcome,
    state: 'failed',
    reason: 'not-in-archive',
    message: say`${outcome.assetId ?? ''} was written, but does not hold these bytes any more (look at the disk, then run the same command with --rehash)`,
    retryable: true,
  };
}

function recount(
  { result }: Migration,
  outcomes: readonly Outcome[],
  { plan, stop }: ArchivePlanInput,
): Pick<Migration, 'result' | 'settled'> {
  const { albums, durationMs, warnings } = result;
  const recounted = toRunResult({
    plan,
    outcomes,
    albums,
    durationMs,
    interrupted: result.interrupted || stop.aborted,
    warnings: warnings.map((warning) => ({ kind: 'warning', ...warning })),
  });
  return { settled: outcomes, result: recounted };
}

import type { AlbumLinks } from '../../archive/album-links.ts';
import type { ArchiveFolder } from '../../archive/archive-folder.ts';
import { ApiError } from '../../lib/errors.ts';
import { noFacts } from '../../metadata/file-facts.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Migration } from '../run-migration.ts';
import { runMigration } from '../run-migration.ts';
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
  const { folder, plan, describer, signal } = input;
  const migration = await runMigration({
    ...input,
    destination: folder,
    nameOf: createArchiveNames(plan, describer),
  });
  if (signal.aborted) return { ...migration, links: undefined };
  let { settled, fatal } = migration;
  let links: AlbumLinks | undefined;
  try {
    noteMarks(settled, input);
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
  return { ...migration, ...recount(migration, settled, input), fatal, links };
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
  const { folder, reread, stop, signal } = input;
  const confirmed: Outcome[] = [];
  for (const outcome of outcomes) {
    const { state, assetId, checksum } = outcome;
    const isClaim = assetId !== undefined && checksum !== undefined && ownBytes.has(state);
    const isThere = !isClaim || stop.aborted || (await folder.holds(assetId, checksum, { reread, signal }));
    confirmed.push(isThere ? outcome : missing(outcome));
  }
  return confirmed;
}

function missing(outcome: Outcome): Outcome {
  return {
    ...outcome,
    state: 'failed',
    reason: 'not-in-archive',
    message: `${outcome.assetId ?? ''} was written, but does not hold these bytes any more (look at the disk, then run the same command with --rehash)`,
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

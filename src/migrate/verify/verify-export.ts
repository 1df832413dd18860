import { say } from '../../lib/say.ts';
import type { Sha1 } from '../../model/destination.ts';
import { entryPlace } from '../../model/entry-place.ts';
import type { Plan } from '../../model/plan.ts';
import { groupIntoUnits } from '../asset-units.ts';
import type { RunInput } from '../run.ts';
import { Run } from '../run.ts';
import type { RunContext } from '../run-context.ts';
import { compareAlbums } from './compare-albums.ts';
import { compareAssets } from './compare-assets.ts';
import type { OriginalReader } from './compare-bytes.ts';
import { compareBytes } from './compare-bytes.ts';
import { differenceOf } from './difference-of.ts';
import type { ExaminedFile } from './examine-unit.ts';
import { examineUnit } from './examine-unit.ts';
import type { Locations } from './locate-files.ts';
import { locateFiles } from './locate-files.ts';
import type { TransferTeller } from './tell-transfers.ts';
import { tellTransfers } from './tell-transfers.ts';
import type { Difference, Verification } from './verification.ts';

export interface VerifyInput extends RunInput {
  readonly server: OriginalReader;
  /** Only whether the files are there: no facts, no albums. */
  readonly presenceOnly: boolean;
  /** Share of the originals to download and compare, in percent. */
  readonly deepPercent: number | undefined;
}

/**
 * Compares an export with a server, from the archives on: the journal is asked for nothing but checksums of
 * archive entries and the ids of albums. Changes nothing on the server.
 * @throws ApiError when the server cannot be asked
 */
export async function verifyExport(input: VerifyInput): Promise<Verification> {
  const { server, presenceOnly, deepPercent } = input;
  const { context } = new Run(input);
  const tell = tellTransfers(context);
  const files = await examineAll(context, tell, { presenceOnly });
  context.journal.sync();
  const locations = await locateFiles(files, context);
  const assets = await compareAssets(files, locations, server, context);
  const albums = presenceOnly ? none : await compareAlbums(locations, assets.locked, context);
  const bytes =
    deepPercent === undefined
      ? undefined
      : await compareBytes(files, deepPercent, locations, server, context, tell);
  return {
    ...count(files, locations, context.plan),
    differences: [
      ...unreadableSources(context.plan),
      ...files.flatMap((file) => presenceDifference(file, locations, context.plan)),
      ...(bytes?.differences ?? []),
      ...albums.differences,
      ...assets.differences,
    ],
    locked: assets.locked.size,
    albums: albums.albums,
    compared: assets.compared,
    deep: bytes?.checked,
    interrupted: context.stop.aborted,
  };
}

const none = { albums: [], differences: [] };

async function examineAll(
  context: RunContext,
  tell: TransferTeller,
  options: { readonly presenceOnly: boolean },
): Promise<ExaminedFile[]> {
  const units = groupIntoUnits(context.plan);
  const bytes = units.reduce((sum, { main }) => sum + main.media.entry.size, 0);
  context.onEvent({ kind: 'phase', phase: 'hash', files: units.length, bytes });
  const files: ExaminedFile[] = [];
  for (const unit of units) {
    if (context.stop.aborted) break;
    files.push(...(await tell(unit.main, () => examineUnit(unit, context, options))));
  }
  return files;
}

function presenceDifference(file: ExaminedFile, locations: Locations, plan: Plan): Difference[] {
  const { item, sha1, failure, role } = file;
  if (sha1 === undefined) {
    const message = failure?.message ?? say`cannot be read`;
    return [differenceOf(plan, item, { kind: 'unreadable', message })];
  }
  // An exact copy and a video inside its photo are there when that photo is.
  if (role === 'embedded' || role === 'copy') return [];
  const presence = locations.of(file);
  if (presence?.present !== true)
    return [differenceOf(plan, item, { kind: 'missing', checksum: sha1, message: say`not on the server` })];
  const { assetId, trashed } = presence;
  if (trashed === item.trashed || isHalfOfTrashed(file)) return [];
  return [
    trashed
      ? differenceOf(plan, item, {
          kind: 'in-trash',
          checksum: sha1,
          assetId,
          message: say`in the server's trash`,
        })
      : differenceOf(plan, item, {
          kind: 'visibility',
          checksum: sha1,
          assetId,
          message: say`lies in Google's trash, but not in the server's`,
          expected: 'trash',
          found: 'library',
        }),
  ];
}

/** Archives and entries of which nobody knows what they hold. */
function unreadableSources({ others, problems, sources }: Plan): Difference[] {
  return [
    ...problems
      .filter(({ code }) => code === 'unreadable-archive')
      .map(({ message, archive }): Difference => ({
        kind: 'unreadable',
        message,
        ...(archive !== undefined && { archive }),
      })),
    ...others
      .filter(({ kind }) => kind === 'unreadable')
      .map(({ entry, reason }): Difference => ({
        kind: 'unreadable',
        ...entryPlace(sources, entry),
        sizeBytes: entry.size,
        message: reason,
      })),
  ];
}

type Counts = Pick<
  Verification,
  'total' | 'missing' | 'inTrash' | 'unreadable' | 'leftOut' | 'copies' | 'embedded'
>;

function count(files: readonly ExaminedFile[], locations: Locations, plan: Plan): Counts {
  const distinct = new Map<Sha1, ExaminedFile>();
  let unreadable = 0;
  for (const file of files) {
    if (file.role === 'embedded' || file.role === 'copy') continue;
    if (file.sha1 === undefined) unreadable += 1;
    else if (!distinct.has(file.sha1)) distinct.set(file.sha1, file);
  }
  const presences = [...distinct.values()].map((file) => ({ file, presence: locations.of(file) }));
  return {
    total: distinct.size + unreadable,
    missing: presences.filter(({ presence }) => presence?.present !== true).length,
    inTrash: presences.filter(
      ({ file, presence }) =>
        presence?.present === true && presence.trashed && !file.item.trashed && !isHalfOfTrashed(file),
    ).length,
    unreadable,
    leftOut: plan.media.filter((item) => item.action === 'skip' || item.of?.action === 'skip').length,
    copies: files.filter(({ role }) => role === 'copy').length,
    embedded: files.filter(({ role }) => role === 'embedded').length,
  };
}

/** The moving half of a photo that lies in the trash by right may lie there or not: nobody sees it either way. */
function isHalfOfTrashed({ item, role }: ExaminedFile): boolean {
  return role === 'live-video' && item.of?.trashed === true;
}

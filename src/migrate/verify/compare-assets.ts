import { chunked } from '../../immich/batches.ts';
import type { ServerAsset } from '../../immich/server-asset.ts';
import { say } from '../../lib/say.ts';
import type { RunContext } from '../run-context.ts';
import type { AssetReader } from '../read-assets.ts';
import { readAssets } from '../read-assets.ts';
import { compareFacts } from './compare-facts.ts';
import { differenceOf } from './difference-of.ts';
import type { ExaminedFile } from './examine-unit.ts';
import type { Locations } from './locate-files.ts';
import type { Difference } from './verification.ts';

export interface AssetComparison {
  readonly differences: readonly Difference[];
  readonly compared: number;
  /** Ids of assets that are there, but that no API key can see. */
  readonly locked: ReadonlySet<string>;
}

interface Pair {
  readonly file: ExaminedFile;
  readonly assetId: string;
  readonly takenAtMs: number | undefined;
}

/** So many neighbours in time are looked up together. */
const batchSize = 1000;

/** Compares what the server shows of each photo and video with what the export says about it. */
export async function compareAssets(
  files: readonly ExaminedFile[],
  locations: Locations,
  server: AssetReader,
  context: RunContext,
): Promise<AssetComparison> {
  const pairs = files.flatMap((file): Pair[] => {
    const presence = locations.of(file);
    if (file.facts === undefined || presence?.present !== true) return [];
    // In the server's trash against the export's will: that is difference enough.
    if (presence.trashed && !file.item.trashed) return [];
    return [{ file, assetId: presence.assetId, takenAtMs: file.facts.takenAtMs }];
  });
  pairs.sort((a, b) => (a.takenAtMs ?? 0) - (b.takenAtMs ?? 0));
  const differences: Difference[] = [];
  const locked = new Set<string>();
  for (const batch of chunked(pairs, batchSize)) {
    if (context.stop.aborted) break;
    const assets = await readAssets(batch, server, context.retry);
    for (const { file, assetId } of batch) {
      const asset = assets.get(assetId);
      if (asset === undefined) locked.add(assetId);
      else differences.push(...compareOne(file, asset, locations, context));
    }
  }
  return { differences, compared: pairs.length - locked.size, locked };
}

function compareOne(
  file: ExaminedFile,
  asset: ServerAsset,
  locations: Locations,
  { plan }: RunContext,
): Difference[] {
  const { item, facts, sha1 } = file;
  const differences = [
    ...(facts === undefined ? [] : compareFacts(facts, asset)),
    ...compareLink(file, asset, locations),
  ];
  return differences.map((difference) =>
    differenceOf(plan, item, {
      ...difference,
      assetId: asset.id,
      ...(sha1 !== undefined && { checksum: sha1 }),
    }),
  );
}

function compareLink(
  { videos }: ExaminedFile,
  asset: ServerAsset,
  locations: Locations,
): Pick<Difference, 'kind' | 'message'>[] {
  const ids = videos.flatMap((video) => locations.assetIdOf(video) ?? []);
  if (ids.length === 0 || ids.some((id) => id === asset.livePhotoVideoId)) return [];
  return [
    {
      kind: 'live-photo',
      message:
        asset.livePhotoVideoId === undefined
          ? say`its moving half is on the server, but not linked to it`
          : say`is linked to another video than its moving half`,
    },
  ];
}

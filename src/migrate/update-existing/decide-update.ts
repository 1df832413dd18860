import type { ServerAsset } from '../../immich/server-asset.ts';
import type { AssetChanges } from '../../immich/update-assets.ts';
import type { AssetDescription } from '../../metadata/describe-asset.ts';
import type { FileFacts } from '../../metadata/file-facts.ts';
import { isSamePlace } from '../../metadata/place.ts';
import { formatOffset } from '../../metadata/utc-offset.ts';
import type { FieldUpdate } from '../../model/asset-update.ts';
import type { PlannedMedia } from '../../model/plan.ts';
import type { Place } from '../../model/sidecar.ts';

/** Whose word counts where both the server and the export have one. */
export type Preference = 'server' | 'takeout';

export interface UpdateDecision {
  readonly changes: AssetChanges;
  /** Tags the server's asset lacks, as far as it tells. */
  readonly tags: readonly string[];
  readonly fields: readonly FieldUpdate[];
}

/** Servers keep milliseconds of some dates and whole seconds of others. */
const sameInstantMs = 1000;

/**
 * What the export can add to an asset that the server has already. Only what is empty there is filled, unless
 * the user prefers the export: a text, place or date that someone gave it on the server stays.
 */
export function decideUpdate(input: {
  readonly item: PlannedMedia;
  readonly facts: FileFacts | undefined;
  readonly description: AssetDescription;
  readonly asset: ServerAsset;
  readonly prefer: Preference;
}): UpdateDecision {
  const parts = [date(input), place(input), text(input), favorite(input), visibility(input)].filter(
    (part) => part !== undefined,
  );
  const tags = missingTags(input.item, input.asset);
  const tagField: FieldUpdate[] =
    tags.length === 0
      ? []
      : [{ field: 'tags', before: (input.asset.tags ?? []).join(', '), after: tags.join(', ') }];
  return {
    changes: Object.assign({}, ...parts.map((part) => part.changes)) as AssetChanges,
    tags,
    fields: [...parts.map((part) => part.field), ...tagField],
  };
}

type Input = Parameters<typeof decideUpdate>[0];
interface Part {
  readonly changes: AssetChanges;
  readonly field: FieldUpdate;
}

/** A file without a date of its own shows whatever the server made up for it. */
function date({ description, facts, asset, prefer }: Input): Part | undefined {
  const { instantMs, offsetMinutes = 0 } = description.captureTime;
  if (instantMs === undefined) return undefined;
  const shown = asset.exif.dateTimeOriginal ?? asset.fileCreatedAt;
  if (shown !== undefined && Math.abs(Date.parse(shown) - instantMs) <= sameInstantMs) return undefined;
  const isMadeUp = facts?.date === undefined && facts?.containerMs === undefined;
  if (!isMadeUp && prefer === 'server') return undefined;
  const wall = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const after = `${wall}${formatOffset(offsetMinutes)}`;
  return {
    changes: { dateTimeOriginal: after },
    field: { field: 'date', before: shown ?? '', after },
  };
}

function place({ item, asset, prefer }: Input): Part | undefined {
  const wanted = item.place;
  if (wanted === undefined) return undefined;
  const { latitude, longitude } = asset.exif;
  const shown: Place | undefined =
    latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  if (shown !== undefined && (prefer === 'server' || isSamePlace(shown, wanted))) return undefined;
  return {
    changes: { latitude: wanted.latitude, longitude: wanted.longitude },
    field: { field: 'place', before: formatPlace(shown), after: formatPlace(wanted) },
  };
}

function formatPlace(place: Place | undefined): string {
  return place === undefined ? '' : `${place.latitude}, ${place.longitude}`;
}

function text({ item, asset, prefer }: Input): Part | undefined {
  const wanted = item.description.trim();
  const shown = asset.exif.description.trim();
  if (wanted === '' || wanted === shown || (shown !== '' && prefer === 'server')) return undefined;
  return {
    changes: { description: wanted },
    field: { field: 'description', before: shown, after: wanted },
  };
}

function favorite({ item, asset }: Input): Part | undefined {
  if (!item.favorite || asset.isFavorite) return undefined;
  return { changes: { isFavorite: true }, field: { field: 'favorite', before: 'no', after: 'yes' } };
}

/** Where an asset is kept is never empty: it moves only when the export is preferred. */
function visibility({ item, asset, prefer }: Input): Part | undefined {
  const wanted = item.visibility;
  const isMove = wanted !== asset.visibility && asset.visibility !== 'hidden';
  if (prefer === 'server' || !isMove || wanted === 'locked') return undefined;
  return {
    changes: { visibility: wanted },
    field: { field: 'visibility', before: asset.visibility, after: wanted },
  };
}

function missingTags(item: PlannedMedia, asset: ServerAsset): readonly string[] {
  const present = new Set(asset.tags ?? []);
  return item.tags.filter((tag) => !present.has(tag));
}

import { padText, truncateEnd, truncateMiddle } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { AssetSnapshot, Snapshot } from '../../sandbox/snapshot.ts';

/** What lies on a sandbox server, for a person to read: photos with their facts, then albums. */
export function describeSandbox(snapshot: Snapshot, { width }: { readonly width: number }): string {
  const visible = snapshot.assets.filter((asset) => asset.visibility !== 'hidden');
  const names = new Map(snapshot.assets.map((asset) => [asset.id, asset.fileName]));
  const lines = [
    ...visible.map((asset) => describeAsset(asset, width)),
    '',
    ...snapshot.albums.map((album) => {
      const members = album.assetIds.map((id) => names.get(id) ?? '?');
      return `  ${say`album ${sanitize(album.name)}: ${sanitize(members.join(say`, `))}`}`;
    }),
    ...snapshot.stacks.map((stack) => {
      const members = stack.assetIds.filter((id) => id !== stack.primaryAssetId).map((id) => names.get(id));
      const top = sanitize(names.get(stack.primaryAssetId) ?? '?');
      return `  ${say`stack ${top} on top of ${sanitize(members.join(say`, `))}`}`;
    }),
    '',
  ];
  return lines.join('\n');
}

const nameWidth = 34;

function describeAsset(asset: AssetSnapshot, width: number): string {
  const name = padText(truncateMiddle(sanitize(asset.fileName), nameWidth), nameWidth);
  const facts = [
    asset.localDateTime.slice(0, 16).replace('T', ' '),
    asset.timeZone,
    asset.latitude !== undefined && asset.longitude !== undefined
      ? say`at ${asset.latitude.toFixed(2)},${asset.longitude.toFixed(2)}`
      : undefined,
    asset.isFavorite ? say`favourite` : undefined,
    visibilityWords[asset.visibility],
    asset.livePhotoVideoId === undefined ? undefined : say`with its moving part`,
    asset.tags.length === 0 ? undefined : asset.tags.join(' '),
    asset.description === '' ? undefined : say`“${asset.description}”`,
  ].filter((fact) => fact !== undefined);
  return truncateEnd(`  ${name} ${sanitize(facts.join(say`, `))}`, width);
}

/** Where a photo is, other than among all the others. */
const visibilityWords: Readonly<Record<AssetSnapshot['visibility'], string | undefined>> = {
  archive: say`archived`,
  hidden: say`hidden`,
  locked: say`locked`,
  timeline: undefined,
};

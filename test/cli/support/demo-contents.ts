import { expect } from 'vitest';
import type { DemoExpectations } from '../../../src/sandbox/demo-export/demo-expectations.ts';
import type { AssetContents, ServerContents } from './server-contents.ts';

type DemoAsset = DemoExpectations['assets'][number];

/** All that must be on a server which held nothing before, once the demo export has been brought over. */
export function demoContents(expectations: DemoExpectations): ServerContents {
  const { assets, albums, stacks } = expectations;
  const people = new Set(assets.flatMap((asset) => asset.people));
  return {
    assets: assets.map((asset) => toContents(asset, expectations)).sort((a, b) => (a.sha1 < b.sha1 ? -1 : 1)),
    albums: albums
      .map(({ title, description, members }) => ({
        title,
        description,
        members: members.map(({ sha1 }) => sha1).sort(),
      }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
    tags: ['People', ...Array.from(people, (name) => `People/${name}`)].sort(),
    stacks: stacks.map(({ sha1s }) => sha1s),
  };
}

function toContents(asset: DemoAsset, { liveLinks, leftOut }: DemoExpectations): AssetContents {
  const isHiddenHalf = asset.visibility === 'hidden';
  // The motion file lies beside its photo and bears its name without the last extension.
  const embedsVideo = leftOut.some(
    ({ path, reason }) =>
      reason === 'embedded-video' && asset.copies.some((copy) => copy.path === `${path}.jpg`),
  );
  return {
    sha1: asset.sha1,
    fileName: asset.fileName,
    kind: asset.kind === 'image' ? 'IMAGE' : 'VIDEO',
    localDateTime: asset.localDateTime === undefined ? anyText : `${asset.localDateTime}.000Z`,
    instant: asset.instant ?? anyText,
    description: isHiddenHalf ? '' : asset.description,
    favorite: !isHiddenHalf && asset.favorite,
    visibility: asset.visibility,
    latitude: degrees(asset.place?.latitude),
    longitude: degrees(asset.place?.longitude),
    tags: isHiddenHalf ? [] : asset.people.map((name) => `People/${name}`).sort(),
    trashed: false,
    liveVideo: liveLinks.find(({ stillSha1 }) => stillSha1 === asset.sha1)?.videoSha1,
    embeddedVideo: embedsVideo ? anyText : undefined,
  };
}

const anyText = expect.any(String) as string;

/** Files tell their position in seconds of arc. */
function degrees(value: number | undefined): number | undefined {
  return value === undefined ? undefined : (expect.closeTo(value, 5) as number);
}

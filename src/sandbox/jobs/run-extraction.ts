import { extractMetadata, type Extracted } from '../extraction/extract-metadata.ts';
import type { MediaTags } from '../extraction/media-tags.ts';
import { readMediaTags } from '../extraction/read-media-tags.ts';
import { readXmp } from '../extraction/read-xmp.ts';
import { applyEdits } from '../extraction/sidecar-edits.ts';
import type { Backend } from '../store/backend.ts';
import type { Asset } from '../store/state.ts';
import { upsertTagPath } from '../store/tag-paths.ts';
import { linkEmbeddedVideo } from './link-embedded-video.ts';

/** Reads original and sidecar, and replaces what the asset shows by what they say. */
export async function runExtraction(backend: Backend, asset: Asset): Promise<void> {
  const { capabilities, originals } = backend;
  asset.mediaTags ??= await readTags(backend, asset);
  const sidecar = applyEdits(asset.sidecar === undefined ? {} : readXmp(asset.sidecar), {
    ...asset.edits,
    ...(capabilities.editsLocked ? asset.pendingEdits : {}),
  });
  const fallbackMs = fallbackDate(backend, asset);
  store(backend, asset, extractMetadata(asset.mediaTags, sidecar, fallbackMs, capabilities.extraction));
  if (asset.mediaTags.embeddedVideo !== undefined)
    await linkEmbeddedVideo(backend, asset, asset.mediaTags.embeddedVideo);
  // What could not be given back anyway need not be kept any longer.
  if (!originals.complete) await originals.remove(asset.id);
}

async function readTags(backend: Backend, asset: Asset): Promise<MediaTags> {
  const bytes = backend.originals.open(asset.id);
  const tags = bytes === undefined ? {} : await readMediaTags(bytes, asset.sizeBytes);
  return asset.type === 'VIDEO' ? { ...tags, dateIsUtc: true } : tags;
}

/** The file system of the server knows no time before this. */
const earliestFileTimeMs = Date.UTC(1901, 11, 13, 20, 45, 52);

/** For media without any date. An embedded video keeps the date it was cut out with. */
function fallbackDate({ capabilities }: Backend, asset: Asset): number {
  if (asset.embedded) return asset.formCreatedAt;
  asset.fileModifiedAt = Math.max(asset.formModifiedAt, earliestFileTimeMs);
  const known = [asset.fileModifiedAt, asset.createdAt];
  if (capabilities.extraction.fallback === 'created-or-modified') known.push(asset.formCreatedAt);
  return Math.min(...known);
}

function store(backend: Backend, asset: Asset, { capture, exif, tags }: Extracted): void {
  asset.fileCreatedAt = capture.instantMs;
  asset.localDateTime = capture.localMs;
  asset.exif = exif;
  asset.extracted = true;
  asset.updatedAt = Date.now();
  if (asset.tagWritePending && backend.capabilities.editsLocked) return;
  const found = tags.flatMap((path) => upsertTagPath(backend.state, asset.ownerId, path)?.id ?? []);
  asset.tagIds = new Set(found);
}

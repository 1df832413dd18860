import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { jpegSegment } from '../../src/sandbox/demo-export/encode-jpeg.ts';
import { exifSegment } from '../../src/sandbox/demo-export/exif-segment.ts';
import { type NamingEra, mediaName, sidecarName } from '../../src/sandbox/demo-export/google-names.ts';
import { googleJson, googleSidecar } from '../../src/sandbox/demo-export/google-sidecar.ts';
import { type EntryContent, PlainZipWriter } from '../support/plain-zip-writer.ts';

/** An export for measuring: the same specification always gives the same bytes. */
export interface ExportSpec {
  /** Changes every byte of the media. Default 1. */
  readonly seed?: number;
  readonly parts: number;
  readonly media: readonly MediaGroup[];
  /** Year folders over which the media spread, 1 to 20; 1 is one deep folder that holds everything. */
  readonly years: number;
  /** Deflates the media too; sidecars always are. */
  readonly deflate?: boolean;
  /** Albums, and the share (0…1) of the media of which one of them holds a copy. */
  readonly albums?: { readonly count: number; readonly share: number };
  /** Share of the sidecars that lie in another part than their media. */
  readonly sidecarsApart?: number;
  /** Default `cut`. */
  readonly era?: NamingEra | 'mixed';
  readonly zip64?: boolean;
}

/** Media whose sizes are spread evenly between two limits. */
export interface MediaGroup {
  readonly kind: 'photo' | 'video';
  readonly count: number;
  readonly minBytes: number;
  readonly maxBytes: number;
}

export interface GeneratedExport {
  readonly paths: readonly string[];
  /** Different photos and videos: what must be on the server in the end. */
  readonly assetCount: number;
  readonly assetBytes: number;
  /** Media entries, album copies included. */
  readonly mediaCount: number;
  readonly mediaBytes: number;
  readonly sidecarCount: number;
  readonly albumCount: number;
}

interface Asset {
  readonly index: number;
  readonly kind: MediaGroup['kind'];
  readonly sizeBytes: number;
  readonly takenAt: Date;
  readonly title: string;
  readonly era: NamingEra;
}

const FIRST_YEAR = 2004;
const CHUNK_BYTES = 1 << 20;
const ERAS: readonly NamingEra[] = ['legacy', 'cut', 'uncut'];

/** Writes the parts of an export into a folder, media in a shuffled order, and tells what they hold. */
export function generateExport(dir: string, spec: ExportSpec): GeneratedExport {
  if (spec.years < 1 || spec.years > 20) throw new RangeError('an export for measuring has 1 to 20 years');
  mkdirSync(dir, { recursive: true });
  const random = createRandom(spec.seed ?? 1);
  const paths = Array.from({ length: spec.parts }, (_, part) =>
    join(dir, `takeout-20260101T120000Z-${String(part + 1).padStart(3, '0')}.zip`),
  );
  const parts = paths.map((path) => new PlainZipWriter(path, { zip64: spec.zip64 ?? false }));
  const anyPart = () => parts[random(parts.length)]!;
  const isChosen = (share: number | undefined) => random(1_000_000) < (share ?? 0) * 1_000_000;
  const totals = { assetBytes: 0, mediaCount: 0, mediaBytes: 0, sidecarCount: 0 };

  const addMedia = (asset: Asset, folder: string) => {
    const part = anyPart();
    const content = contentOf(asset, spec);
    const sidecar = Buffer.from(googleSidecar(sidecarFacts(asset)));
    const sidecarPart = isChosen(spec.sidecarsApart) ? anyPart() : part;
    part.add(`${folder}/${mediaName(asset.title, asset.era)}`, content, { deflate: spec.deflate ?? false });
    sidecarPart.add(`${folder}/${sidecarName(asset.title, asset.era)}`, sidecar, { deflate: true });
    totals.mediaCount += 1;
    totals.sidecarCount += 1;
    totals.mediaBytes += asset.sizeBytes;
  };

  const albumCount = spec.albums?.count ?? 0;
  for (let album = 0; album < albumCount; album += 1) {
    const metadata = Buffer.from(googleJson({ title: albumTitle(album) }));
    anyPart().add(`${albumFolder(album)}/metadata.json`, metadata, { deflate: true });
  }
  const assets = listAssets(spec, random);
  for (const asset of assets) {
    addMedia(asset, `Takeout/Google Photos/Photos from ${asset.takenAt.getUTCFullYear()}`);
    if (albumCount > 0 && isChosen(spec.albums?.share)) addMedia(asset, albumFolder(random(albumCount)));
    totals.assetBytes += asset.sizeBytes;
  }
  for (const part of parts) part.close();
  return { paths, assetCount: assets.length, albumCount, ...totals };
}

/** A linear congruential generator: whole numbers from 0 to below the limit, the same for the same seed. */
function createRandom(seed: number): (limit: number) => number {
  let state = BigInt(seed);
  return (limit) => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number((state >> 33n) % BigInt(limit));
  };
}

function listAssets(spec: ExportSpec, random: (limit: number) => number): Asset[] {
  const kinds = spec.media.flatMap((group) => Array.from({ length: group.count }, () => group));
  shuffle(kinds, random);
  return kinds.map(({ kind, minBytes, maxBytes }, index) => {
    const takenAt = takenAtOf(index, spec.years);
    const stamp = takenAt.toISOString().replaceAll(/[-:]/g, '').replace('T', '_').slice(0, 15);
    const extension = kind === 'photo' ? 'jpg' : 'mp4';
    return {
      index,
      kind,
      sizeBytes: minBytes + random(maxBytes - minBytes + 1),
      takenAt,
      title: `${kind === 'photo' ? 'IMG' : 'VID'}_${stamp}_${String(index).padStart(6, '0')}.${extension}`,
      era: spec.era === 'mixed' ? ERAS[index % ERAS.length]! : (spec.era ?? 'cut'),
    };
  });
}

function shuffle(items: unknown[], random: (limit: number) => number): void {
  for (let left = items.length - 1; left > 0; left -= 1) {
    const other = random(left + 1);
    [items[left], items[other]] = [items[other], items[left]];
  }
}

/** Every 97 seconds one, year after year in turn; well inside the year, whatever the zone. */
function takenAtOf(index: number, years: number): Date {
  const secondsIntoYear = 86_400 * 2 + ((Math.floor(index / years) * 97) % (86_400 * 360));
  return new Date(Date.UTC(FIRST_YEAR + (index % years), 0, 1) + secondsIntoYear * 1000);
}

function sidecarFacts(asset: Asset) {
  const hasPlace = asset.index % 3 === 0;
  return {
    title: asset.title,
    takenAt: asset.takenAt,
    origin: 'android',
    url: `https://photos.google.com/photo/AF1Qip${createHash('md5').update(asset.title).digest('base64url')}`,
    ...(asset.index % 10 === 0 && {
      description: `Description of number ${asset.index}`,
      people: ['Ann', 'Bob'],
    }),
    ...(asset.index % 25 === 0 && { favorited: true }),
    ...(hasPlace && { place: { latitude: 48 + (asset.index % 100) / 100, longitude: 11.5 } }),
  } as const;
}

/** A head that tells the type and the date, then noise. */
function contentOf(asset: Asset, spec: ExportSpec): EntryContent {
  const head = (asset.kind === 'photo' ? photoHead(asset) : videoHead(asset)).subarray(0, asset.sizeBytes);
  const noiseBytes = asset.sizeBytes - head.length;
  return { sizeBytes: asset.sizeBytes, chunks: withNoise(head, noiseBytes, asset.index, spec) };
}

const ZEROS = Buffer.alloc(CHUNK_BYTES);

/** AES in counter mode over zeros: gigabytes of noise at the speed of the processor, the same every time. */
function* withNoise(head: Buffer, noiseBytes: number, index: number, spec: ExportSpec): Generator<Buffer> {
  const key = Buffer.alloc(16);
  key.writeUInt32LE((spec.seed ?? 1) >>> 0);
  const counter = Buffer.alloc(16);
  counter.writeUInt32BE(index);
  const cipher = createCipheriv('aes-128-ctr', key, counter);
  yield head;
  for (let left = noiseBytes; left > 0; left -= CHUNK_BYTES) {
    const noise = cipher.update(left < CHUNK_BYTES ? ZEROS.subarray(0, left) : ZEROS);
    yield spec.deflate === true ? clearHighBits(noise) : noise;
  }
}

/** Deflate would store pure noise as it is; seven bits a byte make it write codes, and readers decode them. */
function clearHighBits(noise: Buffer): Buffer {
  for (let at = 0; at < noise.length; at += 1) noise[at]! &= 0x7f;
  return noise;
}

function photoHead({ takenAt, index }: Asset): Buffer {
  const localDateTime = takenAt.toISOString().slice(0, 19);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    exifSegment({ make: 'Bench', model: 'One', localDateTime, offset: '+00:00' }),
    jpegSegment(0xfe, Buffer.from(`number ${index}`)),
  ]);
}

function videoHead({ sizeBytes }: Asset): Buffer {
  const head = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42\0\0\0\x01mdat\0\0\0\0\0\0\0\0', 'latin1');
  // A box of size 1 states its real size in 64 bits behind its type.
  head.writeBigUInt64BE(BigInt(Math.max(16, sizeBytes - 24)), 32);
  return head;
}

function albumTitle(album: number): string {
  return `Album ${album + 1}`;
}

function albumFolder(album: number): string {
  return `Takeout/Google Photos/${albumTitle(album)}`;
}

import type { ExportSpec, MediaGroup } from './generate-export.ts';

const KB = 1_000;
const MB = 1_000_000;

const MIXED_MEDIA: readonly MediaGroup[] = [
  { kind: 'photo', count: 600, minBytes: 1.25 * MB, maxBytes: 3.75 * MB },
  { kind: 'photo', count: 300, minBytes: 100 * KB, maxBytes: 300 * KB },
  { kind: 'video', count: 4, minBytes: 150 * MB, maxBytes: 150 * MB },
];
const MIXED: ExportSpec = {
  parts: 2,
  media: MIXED_MEDIA,
  years: 4,
  albums: { count: 10, share: 0.2 },
  sidecarsApart: 0.1,
};

/** The exports that the bench measures with, by name. */
export const EXPORT_SETS = {
  /** Throughput: photos, thumbnails and a few films, as people have them. */
  mix: MIXED,
  /** The same, deflated. */
  mixDeflated: { ...MIXED, deflate: true },
  /** Cost of each asset. */
  many: {
    parts: 2,
    media: [photos(20_000, 16 * KB)],
    years: 4,
    albums: { count: 50, share: 0.2 },
    sidecarsApart: 0.1,
  },
  /** Pairing in one deep folder: linear or not. */
  flat: { parts: 1, media: [photos(20_000, 2 * KB)], years: 1, era: 'mixed' },
  /** Memory, whatever the size of a file. */
  big: {
    parts: 1,
    media: [{ kind: 'video', count: 4, minBytes: 500 * MB, maxBytes: 500 * MB }],
    years: 1,
  },
  bigDeflated: {
    parts: 1,
    media: [{ kind: 'video', count: 2, minBytes: 700 * MB, maxBytes: 700 * MB }],
    years: 1,
    deflate: true,
  },
  /** Planning and its memory. */
  index: { parts: 4, media: [photos(100_000, KB)], years: 10, albums: { count: 100, share: 0.1 } },
} as const satisfies Record<string, ExportSpec>;

/** The same export with another number of media: `scaleExport(EXPORT_SETS.flat, 0.25)` has 5,000 photos. */
export function scaleExport(spec: ExportSpec, factor: number): ExportSpec {
  const media = spec.media.map((group) => ({
    ...group,
    count: Math.max(1, Math.round(group.count * factor)),
  }));
  return { ...spec, media };
}

function photos(count: number, bytes: number): MediaGroup {
  return { kind: 'photo', count, minBytes: bytes, maxBytes: bytes };
}

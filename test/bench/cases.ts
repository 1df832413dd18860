import { join } from 'node:path';
import { PlainZipWriter } from '../support/plain-zip-writer.ts';
import type { BenchCase, BenchExport } from './bench-case.ts';
import { EXPORT_SETS, scaleExport } from './export-sets.ts';
import { type ExportSpec, generateExport } from './generate-export.ts';
import type { ReferenceName } from './references.ts';

const KB = 1_000;
const MB = 1_000_000;

/** Everything that is measured; `scale` is the share of the photos, or of the bytes where photos are few. */
export function listCases(scale: number): BenchCase[] {
  const { mix, mixDeflated, many, flat, index } = EXPORT_SETS;
  const wire: ReferenceName[] = ['tcp', 'curl', 'sha1'];
  const of = (spec: ExportSpec) => scaleExport(spec, scale);
  return [
    onExport('list-100k', 'list', entries(100_000 * scale), ['read']),
    onExport('list-500k', 'list', entries(500_000 * scale), ['read']),
    ...[5_000, 10_000, 20_000].map((count) =>
      onExport(`plan-${count / KB}k-one-folder`, 'plan', scaleExport(flat, (count / 20_000) * scale), [
        'read',
      ]),
    ),
    ...[5_000, 10_000, 20_000, 50_000, 100_000].map((count) => ({
      ...onExport(`plan-${count / KB}k`, 'plan', scaleExport(index, (count / 100_000) * scale), ['read']),
      growth: 'photos' as const,
    })),
    onExport('upload-small', 'upload', of(many), wire),
    onExport('upload-medium', 'upload', of(medium), wire),
    ...[1, 2, 4].map((count) => ({
      ...onExport(`upload-large-${count}`, 'upload', films(count, 500 * MB * scale), wire),
      growth: 'bytes' as const,
    })),
    onExport('upload-mixed', 'upload', of(mix), wire),
    onExport('upload-deflated', 'upload', of(mixDeflated), wire),
    { ...onExport('upload-25ms', 'upload', of(mix), ['tcp']), delayMs: 25 },
    onExport('present', 'present', of(mix), ['sha1', 'read']),
    onExport('again', 'again', of(mix), ['start']),
    onExport('again-100k', 'again', of(index), ['start']),
    { ...hugeFiles(4_000 * MB * scale), flags: ['--concurrency', '8'] },
  ];
}

const medium: ExportSpec = {
  parts: 1,
  media: [{ kind: 'photo', count: 600, minBytes: 1.5 * MB, maxBytes: 3.5 * MB }],
  years: 4,
};

/** Half photos, half sidecars, as small as they may be: for listing only their number counts. */
function entries(count: number): ExportSpec {
  return {
    parts: 2,
    media: [{ kind: 'photo', count: Math.ceil(count / 2), minBytes: 300, maxBytes: 300 }],
    years: 20,
  };
}

function films(count: number, bytes: number): ExportSpec {
  return { parts: 1, media: [{ kind: 'video', count, minBytes: bytes, maxBytes: bytes }], years: 1 };
}

function onExport(
  name: string,
  work: BenchCase['work'],
  spec: ExportSpec,
  references: readonly ReferenceName[],
): BenchCase {
  return {
    name,
    work,
    references,
    exportKey: JSON.stringify(spec),
    makeExport: (dir) => generateExport(dir, spec),
  };
}

/** Two files with next to nothing in them that takes room on the disk. */
function hugeFiles(bytes: number): BenchCase {
  return {
    name: 'memory',
    work: 'upload',
    references: ['tcp'],
    exportKey: `sparse ${bytes}`,
    makeExport: (dir): BenchExport => {
      const path = join(dir, 'takeout-20260101T120000Z-001.zip');
      const zip = new PlainZipWriter(path);
      const heads = ['\0\0\0\x18ftypisom\0\0\0\x01', '\0\0\0\x18ftypmp42\0\0\0\x02'];
      for (const [number, head] of heads.entries()) {
        const name = `Takeout/Google Photos/Photos from 2023/VID_20230501_10000${number}.mp4`;
        zip.addSparse(name, Buffer.from(head, 'latin1'), bytes);
      }
      zip.close();
      const counts = { assetCount: 2, mediaCount: 2, sidecarCount: 0 };
      return { paths: [path], assetBytes: 2 * bytes, mediaBytes: 2 * bytes, ...counts };
    },
  };
}

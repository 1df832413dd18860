import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { EXPORT_SETS, scaleExport } from '../bench/export-sets.ts';
import { type ExportSpec, generateExport } from '../bench/generate-export.ts';

const root = mkdtempSync(join(tmpdir(), 'generate-export-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SPEC: ExportSpec = {
  parts: 3,
  media: [
    { kind: 'photo', count: 120, minBytes: 500, maxBytes: 3000 },
    { kind: 'video', count: 3, minBytes: 1_500_000, maxBytes: 2_500_000 },
  ],
  years: 4,
  albums: { count: 5, share: 0.3 },
  sidecarsApart: 0.2,
};

interface Listed {
  readonly part: number;
  readonly path: string;
  readonly bytes: Buffer;
  readonly method: number;
}

async function readParts(paths: readonly string[]): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const [part, path] of paths.entries()) {
    const zip = await openPromise(path, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const bytes = await buffer(await zip.openReadStreamPromise(entry));
      expect(crc32(bytes)).toBe(entry.crc32);
      listed.push({ part, path: entry.fileName, bytes, method: entry.compressionMethod });
    }
    zip.close();
  }
  return listed;
}

const isMedia = ({ path }: Listed) => /\.(jpg|mp4)$/.test(path);

describe('generateExport', () => {
  it('writes what it says, and each asset is different', async () => {
    const made = generateExport(join(root, 'said'), SPEC);
    const entries = await readParts(made.paths);
    const media = entries.filter(isMedia);
    expect(made.paths.map((path) => basename(path))).toHaveLength(3);
    expect(media).toHaveLength(made.mediaCount);
    expect(media.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(made.mediaBytes);
    expect(entries.filter(({ bytes }) => bytes.includes('"photoTakenTime"'))).toHaveLength(made.sidecarCount);
    expect(entries.filter(({ path }) => path.endsWith('/metadata.json'))).toHaveLength(5);

    const hashes = new Set(media.map(({ bytes }) => createHash('sha1').update(bytes).digest('hex')));
    expect(hashes.size).toBe(made.assetCount);
    expect(made.assetCount).toBe(123);
    expect(made.mediaCount).toBeGreaterThan(made.assetCount);
  });

  it('puts each asset into the folder of its year, and spreads parts', async () => {
    const { paths } = generateExport(join(root, 'years'), { ...SPEC, era: 'uncut' });
    const entries = await readParts(paths);
    let apart = 0;
    for (const { part, path } of entries.filter((entry) => isMedia(entry))) {
      const sidecar = entries.find((entry) => entry.path === `${path}.supplemental-metadata.json`)!;
      if (sidecar.part !== part) apart += 1;
      const { photoTakenTime } = JSON.parse(sidecar.bytes.toString()) as {
        photoTakenTime: { timestamp: string };
      };
      const year = new Date(Number(photoTakenTime.timestamp) * 1000).getUTCFullYear();
      const folder = basename(dirname(path));
      if (!folder.startsWith('Album')) expect(folder).toBe(`Photos from ${year}`);
    }
    expect(apart).toBeGreaterThan(0);
    expect(
      new Set(entries.map(({ path }) => basename(dirname(path))).filter((name) => name.startsWith('Photos')))
        .size,
    ).toBe(4);
  });

  it('makes the same bytes for the same specification, and others for another seed', () => {
    const digest = (name: string, spec: ExportSpec) => {
      const hash = createHash('sha1');
      for (const path of generateExport(join(root, name), spec).paths) hash.update(readFileSync(path));
      return hash.digest('hex');
    };
    const first = digest('a', SPEC);
    expect(digest('b', SPEC)).toBe(first);
    expect(digest('c', { ...SPEC, seed: 2 })).not.toBe(first);
  });

  it('deflates media when asked, to something smaller', async () => {
    const { paths } = generateExport(join(root, 'deflated'), { ...SPEC, deflate: true, zip64: true });
    const media = (await readParts(paths)).filter(isMedia);
    for (const { method } of media) expect(method).toBe(8);
    const packed = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
    expect(packed).toBeLessThan(0.95 * media.reduce((sum, { bytes }) => sum + bytes.length, 0));
  });

  it('refuses years that it has no folders for', () => {
    expect(() => generateExport(join(root, 'none'), { ...SPEC, years: 0 })).toThrow(RangeError);
  });
});

describe('scaleExport', () => {
  it('changes the number of media and nothing else, and leaves none out', () => {
    const scaled = scaleExport(EXPORT_SETS.mix, 0.1);
    expect(scaled.media.map(({ count }) => count)).toEqual([60, 30, 1]);
    expect({ ...scaled, media: [] }).toEqual({ ...EXPORT_SETS.mix, media: [] });
  });
});

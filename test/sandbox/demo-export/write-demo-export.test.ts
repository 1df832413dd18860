import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import exifr from 'exifr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import type { DemoExpectations, EntryPlace } from '../../../src/sandbox/demo-export/demo-expectations.ts';
import { writeDemoExport } from '../../../src/sandbox/demo-export/write-demo-export.ts';
import { decodeJpeg } from './decode-jpeg.ts';

interface FoundEntry extends EntryPlace {
  readonly bytes: Buffer;
  readonly method: number;
}

let dir: string;
let paths: string[];
let expectations: DemoExpectations;
let entries: FoundEntry[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'demo-export-'));
  ({ paths, expectations } = await writeDemoExport(join(dir, 'first')));
  entries = (await Promise.all(paths.map(readZip))).flat();
});

afterAll(() => rm(dir, { recursive: true, force: true }));

/** Every entry of a zip, each checked against the size and CRC that the archive states. */
async function readZip(filePath: string): Promise<FoundEntry[]> {
  const zip = await openPromise(filePath, { autoClose: false });
  const found: FoundEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    expect(bytes.length, entry.fileName).toBe(entry.uncompressedSize);
    expect(crc32(bytes), entry.fileName).toBe(entry.crc32);
    const archive = basename(filePath);
    found.push({ archive, path: entry.fileName, bytes, method: entry.compressionMethod });
  }
  zip.close();
  return found;
}

function entryAt({ archive, path }: EntryPlace): FoundEntry {
  const entry = entries.find((candidate) => candidate.archive === archive && candidate.path === path);
  if (entry === undefined) throw new Error(`${archive} holds no ${path}`);
  return entry;
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

function asset(fileName: string) {
  return expectations.assets.find((candidate) => candidate.fileName === fileName)!;
}

function sidecarsOf(title: string): Record<string, unknown>[] {
  return entries
    .filter(({ path }) => path.endsWith('.json'))
    .map(({ bytes }) => JSON.parse(bytes.toString()) as Record<string, unknown>)
    .filter((json) => json.title === title && 'photoTakenTime' in json);
}

describe('writeDemoExport', () => {
  it('writes three parts of one export, well under five megabytes', () => {
    expect(paths.map((path) => basename(path))).toEqual([
      'takeout-20260101T120000Z-001.zip',
      'takeout-20260101T120000Z-002.zip',
      'takeout-20260101T120000Z-003.zip',
    ]);
    const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(total).toBeGreaterThan(500_000);
    expect(total).toBeLessThan(5_000_000);
  });

  it('makes the same bytes every time, in every zone', async () => {
    const script = `
      import { writeDemoExport } from '${new URL('../../../src/sandbox/demo-export/write-demo-export.ts', import.meta.url).href}';
      writeDemoExport(process.argv[1]);
    `;
    const second = join(dir, 'second');
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, second], {
      env: { ...process.env, TZ: 'Asia/Kathmandu' },
    });
    for (const path of paths) {
      const again = await readFile(join(second, basename(path)));
      expect(again.equals(await readFile(path)), basename(path)).toBe(true);
    }
  });

  it('stores media and deflates text', () => {
    for (const { path, method } of entries) expect(method, path).toBe(/\.(json|html)$/.test(path) ? 8 : 0);
  });

  it('holds pictures that decode, with nothing behind their end but the clip of the motion photo', () => {
    const jpegs = entries.filter(({ bytes }) => bytes.readUInt16BE(0) === 0xffd8);
    expect(jpegs.length).toBeGreaterThan(15);
    const distinct = new Map(jpegs.map((entry) => [sha1(entry.bytes), entry]));
    for (const { path, bytes } of distinct.values()) {
      const decoded = decodeJpeg(bytes);
      expect(new Set(decoded.pixels).size, path).toBeGreaterThan(50);
      const trailer = bytes.subarray(decoded.endOffset);
      expect(trailer.length > 0, path).toBe(path.endsWith('.MP.jpg'));
    }
  });

  it('embeds in the motion photo the very video that lies beside it', () => {
    const video = entryAt(expectations.leftOut.find(({ reason }) => reason === 'embedded-video')!);
    const still = entryAt({ ...video, path: `${video.path}.jpg` });
    expect(still.bytes.subarray(-video.bytes.length).equals(video.bytes)).toBe(true);
    expect(still.bytes.toString('latin1')).toContain(`Item:Length="${video.bytes.length}"`);
  });
});

describe('the expectations of the demo export', () => {
  it('account for every entry', () => {
    const media = [...expectations.assets.flatMap(({ copies }) => copies), ...expectations.leftOut];
    const { counts } = expectations;
    expect(media).toHaveLength(counts.media);
    expect(new Set(media.map(({ archive, path }) => `${archive}:${path}`)).size).toBe(counts.media);
    expect(counts.entries).toBe(entries.length);
    expect(counts.media + counts.sidecars + counts.albumMetadata + counts.other).toBe(counts.entries);
    expect(counts).toMatchObject({ albumMetadata: 3, other: 3 });

    const sidecars = entries.filter(({ bytes }) => bytes.includes('"photoTakenTime"'));
    expect(sidecars).toHaveLength(counts.sidecars);
  });

  it('name the bytes that are in the archives, each asset once', () => {
    for (const { copies, sha1: expected, fileName } of expectations.assets) {
      expect(copies.length, fileName).toBeGreaterThan(0);
      for (const copy of copies) expect(sha1(entryAt(copy).bytes), copy.path).toBe(expected);
    }
    const distinct = new Set(expectations.assets.map((expected) => expected.sha1));
    expect(distinct.size).toBe(expectations.assets.length);
  });

  it('agree with what the sidecars say', () => {
    for (const expected of expectations.assets) {
      const sidecars = sidecarsOf(expected.fileName);
      if (sidecars.length === 0) continue;
      const seconds = expected.instant === undefined ? undefined : Date.parse(expected.instant) / 1000;
      const own = sidecars.filter(
        ({ photoTakenTime }) => Number((photoTakenTime as { timestamp: string }).timestamp) === seconds,
      );
      expect(own.length, expected.fileName).toBeGreaterThan(0);
      for (const sidecar of own) {
        expect(sidecar.description).toBe(expected.description);
        expect(sidecar.favorited ?? false).toBe(expected.favorite);
        expect(sidecar.archived ?? false).toBe(expected.visibility === 'archive');
        expect(((sidecar.people ?? []) as { name: string }[]).map(({ name }) => name)).toEqual(
          expected.people,
        );
        expect(sidecar.geoData).toMatchObject(expected.place ?? { latitude: 0, longitude: 0 });
      }
    }
  });

  it('agree with what the files say', async () => {
    let withExif = 0;
    for (const expected of expectations.assets.filter(({ kind }) => kind === 'image')) {
      const { bytes, path } = entryAt(expected.copies[0]!);
      const exif = (await exifr.parse(bytes, { gps: true, reviveValues: false })) as
        Record<string, unknown> | undefined;
      if (exif?.DateTimeOriginal === undefined) continue;
      withExif += 1;
      if (path.endsWith('CIMG0001.JPG')) {
        expect(exif.DateTimeOriginal).toBe('2000:01:01 00:00:00');
        continue;
      }
      const [date, clock] = (exif.DateTimeOriginal as string).split(' ');
      const local = `${date!.replaceAll(':', '-')}T${clock!}`;
      expect(local, path).toBe(expected.localDateTime);
      if (exif.OffsetTimeOriginal !== undefined) {
        const instant = new Date(local + (exif.OffsetTimeOriginal as string)).toISOString();
        expect(instant, path).toBe(expected.instant);
      }
      if (exif.latitude !== undefined) expect(exif.latitude).toBeCloseTo(expected.place!.latitude, 4);
    }
    expect(withExif).toBeGreaterThan(10);
  });

  it('leave open what nothing in the export tells', () => {
    expect(asset('IMG-20220820-WA0007.jpg')).toMatchObject({
      localDateTime: undefined,
      instant: '2022-08-20T17:12:00.000Z',
    });
    expect(asset('Screenshot_20220818-101500.png')).toMatchObject({
      localDateTime: '2022-08-18T10:15:00',
      instant: undefined,
    });
  });

  it('cover what makes a Takeout hard', () => {
    const { albums, liveLinks, stacks, leftOut, orphanSidecars, unmatchedMedia, assets } = expectations;
    expect(assets.filter(({ fileName }) => fileName === 'DSC_0042.JPG')).toHaveLength(2);
    expect(asset('PXL_20210815_081500123-edited.jpg').albums).toEqual(["Emma's first year"]);
    expect(asset('Oma am Strand 1965.jpg')).toMatchObject({ instant: '1965-07-02T13:00:00.000Z' });
    expect(asset('Receipt for the stroller.jpg').visibility).toBe('archive');
    expect(assets.filter(({ fromPartner }) => fromPartner)).toHaveLength(1);
    expect(assets.filter(({ favorite }) => favorite).length).toBeGreaterThan(2);
    expect(asset('IMG_20210503_081500.jpg').copies).toHaveLength(3);

    const nameOf = (wanted: string) => assets.find((candidate) => candidate.sha1 === wanted)!.fileName;
    expect(liveLinks.map(({ stillSha1, videoSha1 }) => [nameOf(stillSha1), nameOf(videoSha1)])).toEqual([
      ['IMG_4711.JPG', 'IMG_4711.MP4'],
    ]);
    expect(asset('IMG_4711.MP4').visibility).toBe('hidden');
    expect(stacks.map(({ sha1s }) => sha1s.map(nameOf))).toEqual([
      ['PXL_20210815_081500123-edited.jpg', 'PXL_20210815_081500123.jpg'],
    ]);
    expect(leftOut.map(({ reason }) => reason).sort()).toEqual(['embedded-video', 'trashed']);
    expect(orphanSidecars.map(({ path }) => basename(path))).toEqual([
      'IMG_20220819_120000.jpg.supplemental-metadata.json',
    ]);
    expect(unmatchedMedia.map(({ path }) => basename(path))).toEqual([
      'IMG_20220816_093000.jpg',
      'Screenshot_20220818-101500.png',
    ]);

    expect(albums.map(({ title, members }) => [title, members.map(({ fileName }) => fileName)])).toEqual([
      [
        "Emma's first year",
        [
          'IMG_20210503_081500.jpg',
          'DSC_0042.JPG',
          'PXL_20210815_081500123.jpg',
          'PXL_20210815_081500123-edited.jpg',
          'Grandma and grandpa visiting us in the new apartment by the river.jpg',
        ],
      ],
      ['Sommer 2022 / Nordsee', ['IMG_4711.JPG', 'PXL_20220815_143000456.MP.jpg', 'Möwe & Düne.jpg']],
      ['京都の秋', ['紅葉の嵐山で見つけた小さなお寺と橋と川.jpg', 'PXL_20231119_081500789.jpg']],
    ]);
    const referenceOnly = entries.filter(({ path }) => path.includes('/Sommer 2022 - Nordsee/'));
    expect(referenceOnly.every(({ path }) => path.endsWith('.json'))).toBe(true);
  });

  it('hold sidecars in the three naming schemes, and some apart from their media', () => {
    const names = entries.map(({ path }) => basename(path));
    expect(names).toContain('Grandma and grandpa visiting us in the new apa.json');
    expect(names).toContain('DSC_0042.JPG(1).json');
    expect(names).toContain('PXL_20220815_143000456.MP.jpg.supplemental-met.json');
    expect(names).toContain('Emma feeding the deer in Nara park.jpg.supplemental-metadata.json');

    const folder = 'Takeout/Google Photos/Fotos von 2022';
    const archives = (path: string) =>
      entries.filter((entry) => entry.path === path).map(({ archive }) => archive);
    expect(archives(`${folder}/IMG_4711.JPG.supplemental-metadata.json`)).not.toEqual(
      archives(`${folder}/IMG_4711.JPG`),
    );
  });
});

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeAsset, type AssetDescriptionInput } from '../../src/metadata/describe-asset.ts';
import { serverAcceptsOffset } from '../../src/metadata/server-offsets.ts';
import { factsOf } from './media-fixture.ts';

/** What a server ends up with for one asset. */
export interface Shown {
  readonly instant: string | undefined;
  readonly local: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
}

export interface ExiftoolCase {
  readonly file: string;
  readonly google: string | undefined;
  readonly input: Partial<AssetDescriptionInput>;
  readonly expected: Partial<Shown>;
}

const paris = { latitude: 48.8583701, longitude: 2.2944813 };

export const exiftoolCases: Readonly<Record<string, ExiftoolCase>> = {
  'a phone says everything itself': {
    file: 'phone.jpg',
    google: '2023-05-01T10:00:00Z',
    input: { place: paris },
    expected: { instant: '2023-05-01T10:00:00.123Z', local: '2023-05-01T12:00:00.123', ...paris },
  },
  'a naive date at its place says enough': {
    file: 'naive-gps.jpg',
    google: '2019-08-09T23:15:00Z',
    input: {},
    expected: { instant: '2019-08-09T23:15:00.000Z', local: '2019-08-10T09:15:00.000' },
  },
  'a camera gets its zone and loses its advertisement': {
    file: 'camera.jpg',
    google: '2014-07-05T16:30:10Z',
    input: { description: 'Our garden <in> July & "later"\nsecond line' },
    expected: {
      instant: '2014-07-05T16:30:10.000Z',
      local: '2014-07-05T18:30:10.000',
      description: 'Our garden <in> July & "later"\nsecond line',
    },
  },
  'nothing in the file, a place in the tropics': {
    file: 'plain.jpg',
    google: '2018-01-15T16:00:00Z',
    input: { place: { latitude: -0.9538, longitude: -90.9656 }, tags: ['People/Ann', 'Ünï & <x>'] },
    expected: {
      instant: '2018-01-15T16:00:00.000Z',
      local: '2018-01-15T10:00:00.000',
      latitude: -0.9538,
      longitude: -90.9656,
      tags: ['People/Ann', 'Ünï & <x>'],
    },
  },
  'an offset that servers do not read, by its place': {
    file: 'plain.jpg',
    google: '2014-01-15T16:30:00Z',
    input: { place: { latitude: 10.4806, longitude: -66.9036 } },
    expected: { instant: '2014-01-15T16:30:00.000Z', local: '2014-01-15T12:00:00.000', latitude: 10.4806 },
  },
  'a correction by the user beats date, zone and place of the file': {
    file: 'phone.jpg',
    google: '1985-07-04T16:00:00Z',
    input: { place: { latitude: 40.6892, longitude: -74.0445 } },
    expected: {
      instant: '1985-07-04T16:00:00.000Z',
      local: '1985-07-04T12:00:00.000',
      latitude: 40.6892,
      longitude: -74.0445,
    },
  },
  'keywords of the file stay beside new tags': {
    file: 'words.jpg',
    google: '2021-01-02T08:04:05Z',
    input: { tags: ['Takeout'] },
    expected: {
      instant: '2021-01-02T08:04:05.000Z',
      local: '2021-01-02T03:04:05.000',
      description: 'Grüße aus Köln',
      tags: ['People/Ann', 'sea', 'Takeout'],
    },
  },
  'levels stay levels': {
    file: 'levels.jpg',
    google: '2021-01-02T08:04:05Z',
    input: { tags: ['Takeout/2021'], timeZone: 'UTC' },
    expected: { tags: ['Places/Europe', 'A|B/C', 'Takeout/2021'], local: '2021-01-02T08:04:05.000' },
  },
  'an editor’s offset does not move a naive date': {
    file: 'edited-elsewhere.jpg',
    google: '2018-03-03T09:00:00Z',
    input: {},
    expected: { instant: '2018-03-03T09:00:00.000Z', local: '2018-03-03T10:00:00.000' },
  },
  'a HEIC with everything': {
    file: 'photo.heic',
    google: '2017-09-08T01:36:05Z',
    input: {},
    expected: { instant: '2017-09-08T01:36:05.040Z', local: '2017-09-08T07:06:05.040', tags: ['heic'] },
  },
  'an AVIF with a new place': {
    file: 'photo.avif',
    google: '2017-09-08T14:06:05Z',
    input: { place: { latitude: 37.8199, longitude: -122.4783 } },
    expected: { local: '2017-09-08T07:06:05.000', latitude: 37.8199, longitude: -122.4783 },
  },
  'a WebP keeps its keyword': {
    file: 'photo.webp',
    google: '2020-10-11T15:13:14Z',
    input: { tags: ['new'] },
    expected: {
      instant: '2020-10-11T15:13:14.000Z',
      local: '2020-10-11T12:13:14.000',
      tags: ['webp', 'new'],
    },
  },
  'a PNG whose date is in XMP': {
    file: 'xmp-only.png',
    google: '2016-02-29T18:14:59Z',
    input: { description: 'leap' },
    expected: { instant: '2016-02-29T18:14:59.500Z', local: '2016-02-29T23:59:59.500', description: 'leap' },
  },
  'a scan': {
    file: 'scan.tif',
    google: '1998-12-25T19:00:00Z',
    input: {},
    expected: {
      instant: '1998-12-25T19:00:00.000Z',
      local: '1998-12-25T20:00:00.000',
      description: 'Christmas',
    },
  },
  'a video that tells UTC only': {
    file: 'android.mp4',
    google: '2019-04-05T06:07:08Z',
    input: { kind: 'video' },
    expected: {
      instant: '2019-04-05T06:07:08.000Z',
      local: '2019-04-05T15:07:08.000',
      latitude: 35.6586,
      longitude: 139.7454,
    },
  },
  'an iPhone video': {
    file: 'apple.mov',
    google: '2022-12-24T16:45:30Z',
    input: { kind: 'video', tags: ['People/Ann'] },
    expected: {
      instant: '2022-12-24T16:45:30.000Z',
      local: '2022-12-24T17:45:30.000',
      tags: ['People/Ann'],
      latitude: 52.5163,
    },
  },
};

/** The sidecar of a case. */
export function sidecarOf({ file, google, input }: ExiftoolCase): string | undefined {
  return describeAsset({
    kind: 'image',
    fileName: 'IMG_0001.jpg',
    sidecarSeconds: google === undefined ? undefined : Date.parse(google) / 1000,
    place: undefined,
    facts: factsOf(file),
    description: undefined,
    tags: [],
    machineZone: 'America/New_York',
    nowMs: Date.UTC(2026, 0, 1),
    acceptsOffset: (minutes) => serverAcceptsOffset({ major: 2, minor: 7 }, minutes),
    ...input,
  }).xmp;
}

/** Tags of a file, as exiftool prints them. */
export type Reading = Readonly<Record<string, unknown>>;

const dateTags = [
  'SubSecDateTimeOriginal',
  'SubSecCreateDate',
  'DateTimeOriginal',
  'CreationDate',
  'CreateDate',
  'MediaCreateDate',
  'DateTimeCreated',
  'DateCreated',
];
const zoneTags = ['OffsetTimeOriginal', 'OffsetTimeDigitized', 'OffsetTime'];
const otherTags = [
  'GPSLatitude',
  'GPSLongitude',
  'ImageDescription',
  'Description',
  'TagsList',
  'HierarchicalSubject',
  'Keywords',
];
const readTags = [...dateTags, ...zoneTags, ...otherTags];

const program = 'exiftool';

export function exiftoolVersion(): string | undefined {
  try {
    return execFileSync(program, ['-ver'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Readings of a media file and of its sidecar, by the exiftool on PATH. */
export function readWithExiftool(
  file: string,
  xmp: string | undefined,
): { media: Reading; sidecar: Reading } {
  const folder = mkdtempSync(join(tmpdir(), 'exiftool-'));
  try {
    const media = join(folder, file);
    const sidecar = `${media}.xmp`;
    copyFileSync(fileURLToPath(new URL(`../../fixtures/media/${file}`, import.meta.url)), media);
    if (xmp !== undefined) writeFileSync(sidecar, xmp);
    const tags = readTags.map((tag) => `-${tag}`);
    // Numbers for positions, all dates as they stand, times of videos in UTC: as servers call it.
    const args = [
      '-json',
      '-n',
      '-api',
      'QuickTimeUTC=1',
      ...tags,
      media,
      ...(xmp === undefined ? [] : [sidecar]),
    ];
    const env = { ...process.env, TZ: 'UTC' };
    const output = execFileSync(program, args, {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [first = {}, second = {}] = JSON.parse(output) as Reading[];
    return { media: withoutPath(first), sidecar: withoutPath(second) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withoutPath(reading: Reading): Reading {
  return Object.fromEntries(Object.entries(reading).filter(([tag]) => tag !== 'SourceFile'));
}

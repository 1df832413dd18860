import type { ServerAsset } from '../../immich/server-asset.ts';
import { say } from '../../lib/say.ts';
import type { Difference } from './verification.ts';
import type { ExpectedFacts } from './expected-facts.ts';

type FactDifference = Pick<Difference, 'kind' | 'message' | 'expected' | 'found'>;

/** Servers keep milliseconds of some dates and whole seconds of others. */
const toleranceMs = 1000;

/** In which facts the server's asset is not what the export says. */
export function compareFacts(expected: ExpectedFacts, asset: ServerAsset): FactDifference[] {
  return [
    ...compareTime(expected, asset),
    ...compareVisibility(expected, asset),
    ...compareFavorite(expected, asset),
    ...compareDescription(expected, asset),
  ];
}

function compareTime({ takenAtMs, wallMs }: ExpectedFacts, asset: ServerAsset): FactDifference[] {
  if (takenAtMs === undefined) return [];
  const shownMs = parse(asset.exif.dateTimeOriginal ?? asset.fileCreatedAt);
  const shownWallMs = parse(asset.localDateTime);
  const isRead = asset.exif.dateTimeOriginal !== undefined;
  if (shownMs === undefined || Math.abs(shownMs - takenAtMs) > toleranceMs) {
    const [expected, found] = [instant(takenAtMs), shownMs === undefined ? say`no date` : instant(shownMs)];
    return [
      {
        kind: 'capture-time',
        message: noteUnread(say`taken ${expected}, but the server says ${found}`, isRead),
        expected,
        found,
      },
    ];
  }
  if (wallMs === undefined || shownWallMs === undefined || Math.abs(shownWallMs - wallMs) <= toleranceMs)
    return [];
  const [expected, found] = [clock(wallMs), clock(shownWallMs)];
  return [
    {
      kind: 'capture-time',
      message: noteUnread(say`taken at ${expected} local time, but the server shows ${found}`, isRead),
      expected,
      found,
    },
  ];
}

function noteUnread(message: string, isRead: boolean): string {
  return isRead ? message : say`${message} (the server has not read the file yet)`;
}

function compareVisibility({ visibility }: ExpectedFacts, asset: ServerAsset): FactDifference[] {
  if (visibility === asset.visibility) return [];
  return [
    {
      kind: 'visibility',
      message: say`belongs ${placeOf(visibility)}, but is ${placeOf(asset.visibility)}`,
      expected: visibility,
      found: asset.visibility,
    },
  ];
}

function placeOf(visibility: string): string {
  return places[visibility] ?? visibility;
}

const places: Readonly<Record<string, string>> = {
  timeline: say`in the timeline`,
  archive: say`in the archive`,
  locked: say`in the locked folder`,
  hidden: say`hidden`,
};

function compareFavorite({ favorite }: ExpectedFacts, asset: ServerAsset): FactDifference[] {
  if (favorite === asset.isFavorite) return [];
  return [
    {
      kind: 'favorite',
      message: favorite
        ? say`is a favourite in the export, but not on the server`
        : say`is a favourite on the server, but not in the export`,
      expected: String(favorite),
      found: String(asset.isFavorite),
    },
  ];
}

/** Where the export has no text, any text of the server is a gain. */
function compareDescription({ description }: ExpectedFacts, asset: ServerAsset): FactDifference[] {
  const found = asset.exif.description;
  if (description === undefined || isSameText(description, found)) return [];
  return [
    {
      kind: 'description',
      message:
        found === '' ? say`has no description on the server` : say`has another description on the server`,
      expected: description,
      found,
    },
  ];
}

/** Old servers take texts that look like numbers for numbers: `1.50` comes back as `1.5`. */
function isSameText(a: string, b: string): boolean {
  const [left, right] = [plainText(a), plainText(b)];
  return left === right || (left !== '' && right !== '' && Number(left) === Number(right));
}

/** Without what no XML can carry. */
function plainText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\p{Cs}\ufffd-\uffff]|(?![\t\n\u007f-\u009f])\p{Cc}/gu, '')
    .trim();
}

function parse(date: string | undefined): number | undefined {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function clock(ms: number): string {
  return instant(ms).slice(0, 19).replace('T', ' ');
}

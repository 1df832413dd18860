/** How much of a file {@link readWallClock} wants to see: EXIF lies near the front. */
export const wallClockHeadBytes = 64 * 1024;

/**
 * The camera's wall clock at the moment of capture, in seconds as if it were UTC: EXIF `DateTimeOriginal` of a JPEG,
 * TIFF or HEIF head. Only to tell two photos apart, hence no zone and no other field. Undefined when not found.
 */
export function readWallClock(head: Buffer): number | undefined {
  for (const start of tiffStarts(head)) {
    const date = readDateTimeOriginal(head.subarray(start));
    if (date !== undefined) return date;
  }
  return undefined;
}

const exifMark = Buffer.from('Exif\0\0', 'latin1');

/** Behind each EXIF mark (JPEG and HEIF), or the file itself (TIFF and raw). */
function* tiffStarts(head: Buffer): Generator<number> {
  yield 0;
  for (let at = head.indexOf(exifMark); at !== -1; at = head.indexOf(exifMark, at + 1)) {
    yield at + exifMark.length;
  }
}

const exifDirectory = 0x8769;
const dateTimeOriginal = 0x9003;
const dateLength = 19;

function readDateTimeOriginal(tiff: Buffer): number | undefined {
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const little = order.startsWith('I');
  const exif = findTag(tiff, readUint32(tiff, 4, little), exifDirectory, little);
  const text = exif === undefined ? undefined : findTag(tiff, exif, dateTimeOriginal, little);
  if (text === undefined) return undefined;
  return parseDate(tiff.toString('latin1', text, text + dateLength));
}

/** Value (an offset, for all that is read here) of a tag in the directory at `at`. */
function findTag(tiff: Buffer, at: number | undefined, tag: number, little: boolean): number | undefined {
  if (at === undefined || at + 2 > tiff.length) return undefined;
  const count = little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    const found = little ? tiff.readUInt16LE(entry) : tiff.readUInt16BE(entry);
    if (found === tag) return readUint32(tiff, entry + 8, little);
  }
  return undefined;
}

function readUint32(tiff: Buffer, at: number, little: boolean): number | undefined {
  if (at + 4 > tiff.length) return undefined;
  return little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
}

function parseDate(text: string): number | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/u.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return year === 0 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

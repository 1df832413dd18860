import type { FileDate } from './file-facts.ts';
import { tryParseDateText, type DateText } from './parse-date-text.ts';
import type { ExifValues } from './read-exif.ts';
import { xmpText, type XmpFields } from './read-xmp.ts';
import { tryParseOffset } from './utc-offset.ts';
import { wallMs } from './wall-clock.ts';

/**
 * The date of a still that most probably is its capture time. OffsetTime belongs to the last change of the file,
 * so to other dates it is a weak hint only.
 */
export function selectFileDate(exif: ExifValues, xmp: XmpFields): FileDate | undefined {
  const original = tryParseDateText(exif.dateTimeOriginal ?? '', exif.subSecTimeOriginal);
  const digitized = tryParseDateText(exif.dateTimeDigitized ?? '', exif.subSecTimeDigitized);
  const digitizedOffset = tryParseOffset(exif.offsetTimeDigitized ?? '');
  const changeOffset = tryParseOffset(exif.offsetTime ?? '');
  if (original !== undefined) {
    const isSameMoment = digitized !== undefined && isSameSecond(original, digitized);
    const ownOffset = original.offsetMinutes ?? tryParseOffset(exif.offsetTimeOriginal ?? '');
    const offsetMinutes = ownOffset ?? (isSameMoment ? digitizedOffset : undefined);
    const hasCompanion = ownOffset !== undefined || exif.subSecTimeOriginal !== undefined;
    return {
      wall: original.wall,
      offsetMinutes,
      weakOffsetMinutes: changeOffset ?? digitizedOffset,
      tag: 'original',
      // Servers look for any date with a fraction or offset before they take one without.
      contested: !hasCompanion && digitized !== undefined && !isSameMoment,
    };
  }
  if (digitized !== undefined) return fileDate(digitized, digitizedOffset, changeOffset, 'digitized');
  const packet = xmpDate(xmp);
  if (packet !== undefined) return fileDate(packet, undefined, changeOffset, 'xmp');
  const modified = tryParseDateText(exif.modifyDate ?? '', exif.subSecTime);
  return modified && fileDate(modified, changeOffset, undefined, 'modified');
}

function xmpDate(xmp: XmpFields): DateText | undefined {
  return ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate']
    .map((name) => tryParseDateText(xmpText(xmp, name) ?? ''))
    .find((date) => date !== undefined);
}

function fileDate(
  date: DateText,
  besideMinutes: number | undefined,
  weakOffsetMinutes: number | undefined,
  tag: FileDate['tag'],
): FileDate {
  const offsetMinutes = date.offsetMinutes ?? besideMinutes;
  return { wall: date.wall, offsetMinutes, weakOffsetMinutes, tag, contested: true };
}

function isSameSecond(a: DateText, b: DateText): boolean {
  return Math.floor(wallMs(a.wall) / 1000) === Math.floor(wallMs(b.wall) / 1000);
}

import { findMetadataBlocks } from './find-metadata-blocks.ts';
import { noFacts, type FileFacts } from './file-facts.ts';
import { tryParseDateText } from './parse-date-text.ts';
import { checkedPlace } from './place.ts';
import { readAppleContentIdentifier } from './read-apple-content-identifier.ts';
import { readEmbeddedVideoClaim } from './read-embedded-video-claim.ts';
import { readExif, type ExifValues } from './read-exif.ts';
import { readIptcKeywords } from './read-iptc-keywords.ts';
import { readQuickTime, tryParseIso6709 } from './read-quicktime.ts';
import { readXmp, xmpText, xmpTexts, type XmpFields, type XmpValue } from './read-xmp.ts';
import { selectFileDate } from './select-file-date.ts';
import { sniffMediaType, type MediaType } from './sniff-media-type.ts';

interface FactsOptions {
  /** Of the file, in bytes. */
  readonly totalSize?: number | undefined;
  /**
   * False where nobody will ask whether it embeds a video: a mark that only a search of every byte can find is then
   * not looked for.
   */
  readonly mayEmbedVideo?: boolean;
}

/**
 * Reads what a file says about itself from its first bytes (256 KiB is plenty for most). Never throws: whatever
 * is missing, broken or out of reach is absent. When `needsMoreBytes` is set, a prefix of that length tells more.
 */
export function readFileFacts(head: Buffer, options: FactsOptions = {}): FileFacts {
  const { totalSize } = options;
  const type = attempt(() => sniffMediaType(head));
  const isVideo = type === 'mp4' || type === 'mov';
  const found = isVideo ? attempt(() => videoFacts(head, totalSize)) : stillFacts(head, type, options);
  return { ...noFacts, type, ...found };
}

function stillFacts(
  head: Buffer,
  type: MediaType | undefined,
  { totalSize, mayEmbedVideo = true }: FactsOptions,
): Partial<FileFacts> {
  const blocks = attempt(() => findMetadataBlocks(head, type, totalSize));
  if (blocks === undefined) return {};
  let exif: ExifValues = {};
  for (const block of blocks.tiff) exif = { ...exif, ...readExif(block) };
  const xmp: XmpFields = new Map<string, XmpValue>(blocks.xmp.flatMap((packet) => [...readXmp(packet)]));
  const { makerNote } = exif;
  return {
    date: selectFileDate(exif, xmp),
    place: checkedPlace(exif),
    description: firstText(
      exif.imageDescription,
      xmpText(xmp, 'tiff:ImageDescription'),
      xmpText(xmp, 'dc:description'),
    ),
    keywords: keywordPaths(xmp, readIptcKeywords(blocks.iptc)),
    rating: exif.rating ?? numberIn(xmpText(xmp, 'xmp:Rating')),
    make: firstText(exif.make),
    model: firstText(exif.model),
    embeddedVideo: readEmbeddedVideoClaim(xmp, mayEmbedVideo ? head : head.subarray(0, 0)),
    contentIdentifier:
      makerNote === undefined ? undefined : attempt(() => readAppleContentIdentifier(makerNote)),
    needsMoreBytes: blocks.needsMoreBytes,
  };
}

function videoFacts(head: Buffer, totalSize: number | undefined): Partial<FileFacts> {
  const { apple, createdMs, durationMs, location, needsMoreBytes } = readQuickTime(head, totalSize);
  const date = tryParseDateText(apple.get('creationdate') ?? '');
  return {
    date: date && { ...date, weakOffsetMinutes: undefined, tag: 'quicktime', contested: false },
    containerMs: createdMs,
    durationMs,
    place: checkedPlace(tryParseIso6709(location ?? '') ?? {}),
    description: firstText(apple.get('description')),
    make: firstText(apple.get('make')),
    model: firstText(apple.get('model')),
    contentIdentifier: firstText(apple.get('content.identifier')),
    needsMoreBytes,
  };
}

/** Tag paths in the order of precedence that servers have; in a hierarchy they write `A|B` as `A/B`. */
function keywordPaths(xmp: XmpFields, iptc: readonly string[]): string[] {
  const tagsList = xmpTexts(xmp, 'digiKam:TagsList');
  if (tagsList.length > 0) return distinct(tagsList);
  const levels = xmpTexts(xmp, 'lr:hierarchicalSubject');
  if (levels.length > 0) return distinct(levels.map((path) => path.split('|').map(asLevel).join('/')));
  return distinct([...iptc, ...xmpTexts(xmp, 'dc:subject')].map(asLevel));
}

/** A slash inside one level would make two of it. */
function asLevel(name: string): string {
  return name.replaceAll('/', '|');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function firstText(...texts: readonly (string | undefined)[]): string | undefined {
  return texts
    .map((text) => text?.replaceAll('\0', '').trim())
    .find((text) => text !== undefined && text !== '');
}

function numberIn(text: string | undefined): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

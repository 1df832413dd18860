import type { ByteSource } from '../store/byte-source.ts';
import type { MediaTags } from './media-tags.ts';
import { readMovieHeader } from './read-movie-header.ts';
import { readTiff } from './read-tiff.ts';
import { readXmp, type XmpTags } from './read-xmp.ts';

/** Enough for the metadata segments of a JPEG, the chunks before a PNG's pixels, and most HEIC Exif items. */
const headBytes = 1024 * 1024;

/** Reads the metadata of an original by its bytes, whatever its name; nothing readable gives no tags. */
export async function readMediaTags(source: ByteSource, sizeBytes: number): Promise<MediaTags> {
  const head = await source.read(0, Math.min(headBytes, sizeBytes));
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]))) return readJpeg(head, sizeBytes);
  if (head.toString('latin1', 1, 4) === 'PNG') return readPng(head);
  if (head.toString('latin1', 4, 8) !== 'ftyp') return {};
  const brand = head.toString('latin1', 8, 12);
  if (/^(hei|hev|mif1|msf1|avif)/.test(brand)) return readHeif(head);
  return readMovieHeader(source, sizeBytes);
}

function readJpeg(head: Buffer, sizeBytes: number): MediaTags {
  let exif = {};
  let xmp: XmpTags = {};
  for (const payload of applicationSegments(head)) {
    if (payload.toString('latin1', 0, 6) === 'Exif\0\0') exif = readTiff(payload.subarray(6));
    const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
    if (payload.toString('latin1', 0, xmpHeader.length) === xmpHeader) {
      xmp = readXmp(payload.toString('utf8', xmpHeader.length));
    }
  }
  return { ...merge(exif, xmp), embeddedVideo: embeddedVideo(xmp.embeddedVideoLength, sizeBytes) };
}

/** Payloads of APP1 segments up to the first scan. */
function* applicationSegments(head: Buffer): Generator<Buffer> {
  let at = 2;
  while (at + 4 <= head.length && head[at] === 0xff) {
    const marker = head[at + 1];
    const length = head.readUInt16BE(at + 2);
    if (marker === 0xda || length < 2) return;
    if (marker === 0xe1) yield head.subarray(at + 4, at + 2 + length);
    at += 2 + length;
  }
}

function embeddedVideo(length: number | undefined, sizeBytes: number): MediaTags['embeddedVideo'] {
  return length === undefined || length >= sizeBytes ? undefined : { offset: sizeBytes - length, length };
}

function readPng(head: Buffer): MediaTags {
  let tags: MediaTags = {};
  for (let at = 8; at + 12 <= head.length;) {
    const length = head.readUInt32BE(at);
    const type = head.toString('latin1', at + 4, at + 8);
    const data = head.subarray(at + 8, at + 8 + length);
    if (type === 'eXIf') tags = merge(readTiff(data), tags);
    if (type === 'iTXt' && data.toString('latin1', 0, 17) === 'XML:com.adobe.xmp') {
      tags = merge(tags, readXmp(data.toString('utf8', 22)));
    }
    if (type === 'IDAT' || type === 'IEND') break;
    at += 12 + length;
  }
  return tags;
}

/** Finds the Exif item by its own header instead of walking the item tables: enough for a rehearsal. */
function readHeif(head: Buffer): MediaTags {
  for (const order of ['II*\0', 'MM\0*']) {
    const at = head.indexOf(`Exif\0\0${order}`, 0, 'latin1');
    if (at >= 0) return readTiff(head.subarray(at + 6));
  }
  return {};
}

/** EXIF beats the XMP packet of the same file. */
function merge(exif: MediaTags, xmp: MediaTags): MediaTags {
  const own = Object.entries(exif).filter(([, value]) => value !== undefined);
  return { ...xmp, ...Object.fromEntries(own) };
}

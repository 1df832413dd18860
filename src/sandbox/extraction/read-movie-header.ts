import type { ByteSource } from '../store/byte-source.ts';
import type { MediaTags } from './media-tags.ts';

/** QuickTime counts seconds since 1904-01-01. */
const epochOffsetSeconds = 2_082_844_800;

/** Creation time (UTC) and duration from `moov/mvhd` of an MP4 or MOV, wherever in the file it lies. */
export async function readMovieHeader(source: ByteSource, sizeBytes: number): Promise<MediaTags> {
  const moov = await findBox(source, 'moov', 0, sizeBytes);
  if (moov === undefined) return { dateIsUtc: true };
  const mvhd = await findBox(source, 'mvhd', moov.start, moov.end);
  if (mvhd === undefined) return { dateIsUtc: true };
  const header = await source.read(mvhd.start, 36);
  return header.length < 36 ? { dateIsUtc: true } : readMvhd(header);
}

interface Box {
  /** First byte of the content. */
  readonly start: number;
  readonly end: number;
}

async function findBox(source: ByteSource, type: string, from: number, to: number): Promise<Box | undefined> {
  let at = from;
  while (at + 8 <= to) {
    const head = await source.read(at, 16);
    if (head.length < 8) return undefined;
    const size = boxSize(head, to - at);
    if (size < 8) return undefined;
    if (head.toString('latin1', 4, 8) === type) {
      return { start: at + (head.readUInt32BE(0) === 1 ? 16 : 8), end: Math.min(at + size, to) };
    }
    at += size;
  }
  return undefined;
}

function boxSize(head: Buffer, rest: number): number {
  const size = head.readUInt32BE(0);
  if (size === 0) return rest;
  if (size !== 1) return size;
  return head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
}

function readMvhd(header: Buffer): MediaTags {
  const long = header[0] === 1;
  const created = long ? Number(header.readBigUInt64BE(4)) : header.readUInt32BE(4);
  const timescale = header.readUInt32BE(long ? 20 : 12);
  const duration = long ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  return {
    dateIsUtc: true,
    date:
      created === 0 ? undefined : new Date((created - epochOffsetSeconds) * 1000).toISOString().slice(0, 19),
    durationMs: timescale === 0 ? undefined : Math.round((duration / timescale) * 1000),
  };
}

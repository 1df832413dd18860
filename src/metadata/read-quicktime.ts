import type { Place } from '../model/sidecar.ts';
import { boxBody, findBox, isoBoxes, type IsoBox } from './containers/iso-boxes.ts';
import { prefixFor } from './containers/metadata-blocks.ts';

/** What the `moov` box of a video says. */
export interface QuickTimeValues {
  /** Start of recording, UTC; undefined when the camera wrote none. */
  readonly createdMs: number | undefined;
  readonly durationMs: number | undefined;
  /** Apple's metadata by key, without its `com.apple.quicktime.`. */
  readonly apple: ReadonlyMap<string, string>;
  /** ISO 6709 text of the position. */
  readonly location: string | undefined;
  readonly needsMoreBytes: number | undefined;
}

/** Seconds between 1904, from which QuickTime counts, and 1970. */
const epochSeconds = 2_082_844_800;
/** A prefix that is to show a `moov` that comes late is made longer by this much of it. */
const moovRoomBytes = 262_144;

/** Reads what the prefix holds of `moov`. The date stands at its beginning, Apple's metadata at its end. */
export function readQuickTime(head: Buffer, totalSize: number | undefined): QuickTimeValues {
  const moov = findBox(head, 'moov');
  if (moov === undefined) {
    const needsMoreBytes = prefixFor(endOfLastBox(head) + moovRoomBytes, head, totalSize);
    return {
      createdMs: undefined,
      durationMs: undefined,
      apple: new Map(),
      location: undefined,
      needsMoreBytes,
    };
  }
  const inMoov = (type: string): IsoBox | undefined => findBox(head, type, moov.bodyStart, moov.end);
  const apple = appleMetadata(head, inMoov('meta'));
  return {
    ...movieHeader(head, inMoov('mvhd')),
    apple,
    location: apple.get('location.ISO6709') ?? userDataLocation(head, inMoov('udta')),
    needsMoreBytes: moov.end > head.length ? prefixFor(moov.end, head, totalSize) : undefined,
  };
}

function endOfLastBox(head: Buffer): number {
  let end = head.length;
  for (const box of isoBoxes(head)) end = box.end;
  return end;
}

/** `mvhd`: version, flags, then creation, change, units a second and duration, in 4 or (version 1) 8 bytes. */
function movieHeader(
  head: Buffer,
  box: IsoBox | undefined,
): Pick<QuickTimeValues, 'createdMs' | 'durationMs'> {
  const body = box === undefined ? Buffer.alloc(0) : boxBody(head, box);
  const isLong = body[0] === 1;
  if (body.length < (isLong ? 32 : 20)) return { createdMs: undefined, durationMs: undefined };
  const created = isLong ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4);
  const unitsPerSecond = body.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  return {
    createdMs: created === 0 ? undefined : (created - epochSeconds) * 1000,
    durationMs: unitsPerSecond === 0 ? undefined : Math.round((duration / unitsPerSecond) * 1000),
  };
}

const applePrefix = 'com.apple.quicktime.';

/** `keys` lists the names, `ilst` the values, each in a box whose type is the number of its name. */
function appleMetadata(head: Buffer, meta: IsoBox | undefined): Map<string, string> {
  const values = new Map<string, string>();
  if (meta === undefined) return values;
  // In QuickTime files `meta` is a plain box, in MP4 a version stands before its contents.
  const isPlain = head.toString('latin1', meta.bodyStart + 4, meta.bodyStart + 8) === 'hdlr';
  const start = meta.bodyStart + (isPlain ? 0 : 4);
  const ilst = findBox(head, 'ilst', start, meta.end);
  const names = metadataKeys(head, findBox(head, 'keys', start, meta.end));
  if (ilst === undefined) return values;
  for (const item of isoBoxes(head, ilst.bodyStart, ilst.end)) {
    const name = names[Buffer.from(item.type, 'latin1').readUInt32BE(0) - 1];
    const data = findBox(head, 'data', item.bodyStart, item.end);
    if (name?.startsWith(applePrefix) !== true || data === undefined) continue;
    const body = boxBody(head, data);
    const isText = body.length >= 8 && body.readUInt32BE(0) === 1;
    if (isText)
      values.set(name.slice(applePrefix.length), body.toString('utf8', 8).replaceAll('\0', '').trim());
  }
  return values;
}

function metadataKeys(head: Buffer, keys: IsoBox | undefined): string[] {
  if (keys === undefined) return [];
  // Each key is built like a box: size, namespace, name.
  return [...isoBoxes(head, keys.bodyStart + 8, keys.end)].map((key) => boxBody(head, key).toString('utf8'));
}

/** Android's `©xyz`: size, language, text. */
function userDataLocation(head: Buffer, udta: IsoBox | undefined): string | undefined {
  const box = udta === undefined ? undefined : findBox(head, '\u00a9xyz', udta.bodyStart, udta.end);
  if (box === undefined) return undefined;
  const body = boxBody(head, box);
  return body.toString('latin1', 4, 4 + body.readUInt16BE(0));
}

/** `+48.8583+002.2945+035.1/`: decimal degrees, optionally metres. */
export function tryParseIso6709(text: string): Place | undefined {
  const match = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?/.exec(text);
  if (match === null) return undefined;
  const altitude = Number(match[3] ?? 0);
  const place = { latitude: Number(match[1]), longitude: Number(match[2]) };
  return altitude === 0 ? place : { ...place, altitude };
}

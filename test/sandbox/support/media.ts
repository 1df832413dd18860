import { randomBytes } from 'node:crypto';

export interface ExifFields {
  readonly date?: string;
  readonly offset?: string;
  readonly subSec?: string;
  readonly description?: string;
  readonly gps?: readonly [latitude: number, longitude: number];
}

/** A JPEG as far as metadata goes: EXIF and XMP segments, then random bytes so that no two are alike. */
export function jpeg({
  exif,
  xmp,
  trailer,
}: { exif?: ExifFields; xmp?: string; trailer?: Buffer } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(exif === undefined ? [] : [segment(Buffer.concat([Buffer.from('Exif\0\0'), tiff(exif)]))]),
    ...(xmp === undefined ? [] : [segment(Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`))]),
    Buffer.from([0xff, 0xda, 0, 2]),
    randomBytes(16),
    Buffer.from([0xff, 0xd9]),
    ...(trailer === undefined ? [] : [trailer]),
  ]);
}

function segment(payload: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}

function ascii(tag: number, text: string | undefined): Entry[] {
  if (text === undefined) return [];
  const value = Buffer.from(`${text}\0`);
  return [{ tag, type: 2, count: value.length, value }];
}

function rationals(tag: number, degrees: number): Entry {
  const value = Buffer.alloc(24);
  const all = Math.abs(degrees);
  const minutes = (all % 1) * 60;
  [
    [Math.floor(all), 1],
    [Math.floor(minutes), 1],
    [Math.round((minutes % 1) * 60 * 10_000), 10_000],
  ].forEach(([top = 0, bottom = 1], index) => {
    value.writeUInt32LE(top, index * 8);
    value.writeUInt32LE(bottom, index * 8 + 4);
  });
  return { tag, type: 5, count: 3, value };
}

/** Little-endian TIFF block with main, Exif and GPS directories. */
export function tiff({ date, offset, subSec, description, gps }: ExifFields): Buffer {
  const exif = [...ascii(0x9003, date), ...ascii(0x9011, offset), ...ascii(0x9291, subSec)];
  const place =
    gps === undefined
      ? []
      : [
          ...ascii(1, gps[0] < 0 ? 'S' : 'N'),
          rationals(2, gps[0]),
          ...ascii(3, gps[1] < 0 ? 'W' : 'E'),
          rationals(4, gps[1]),
        ];
  const pointer = (tag: number, at: number): Entry => {
    const value = Buffer.alloc(4);
    value.writeUInt32LE(at);
    return { tag, type: 4, count: 1, value };
  };
  const main = (exifAt: number, gpsAt: number): Entry[] => [
    ...ascii(0x010e, description),
    ...(exif.length === 0 ? [] : [pointer(0x8769, exifAt)]),
    ...(place.length === 0 ? [] : [pointer(0x8825, gpsAt)]),
  ];
  const mainSize = directory(main(0, 0), 8).length;
  const exifBlock = directory(exif, 8 + mainSize);
  const gpsBlock = directory(place, 8 + mainSize + exifBlock.length);
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  return Buffer.concat([
    head,
    directory(main(8 + mainSize, 8 + mainSize + exifBlock.length), 8),
    exifBlock,
    gpsBlock,
  ]);
}

function directory(entries: readonly Entry[], at: number): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4);
  table.writeUInt16LE(entries.length);
  const data: Buffer[] = [];
  let dataAt = at + table.length;
  entries.forEach(({ tag, type, count, value }, index) => {
    const entry = 2 + index * 12;
    table.writeUInt16LE(tag, entry);
    table.writeUInt16LE(type, entry + 2);
    table.writeUInt32LE(count, entry + 4);
    if (value.length <= 4) value.copy(table, entry + 8);
    else {
      table.writeUInt32LE(dataAt, entry + 8);
      data.push(value);
      dataAt += value.length;
    }
  });
  return Buffer.concat([table, ...data]);
}

/** An MP4 with a movie header; `date` in UTC, absent for "unknown". */
export function mp4(date?: string, durationMs = 2000): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(date === undefined ? 0 : Date.parse(date) / 1000 + 2_082_844_800, 4);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(durationMs, 16);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isom')),
    box('mdat', randomBytes(32)),
    box('moov', box('mvhd', mvhd)),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

const namespaces =
  'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:exifEX="http://cipa.jp/exif/1.0/" ' +
  'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ' +
  'xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/" ' +
  'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" ' +
  'xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"';

/** An XMP document with these attributes and elements on its one description. */
export function xmp(attributes: Readonly<Record<string, string>>, elements = ''): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${namespaces} ` +
    `${written.join(' ')}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  );
}

/** `digiKam:TagsList`, `lr:hierarchicalSubject`, `dc:subject` as an element. */
export function xmpList(name: string, values: readonly string[], kind = 'Seq'): string {
  return `<${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${value}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
}

/** A motion photo: the video appended, and the older generation of tags. */
export function motionPhoto(video: Buffer, exif: ExifFields = { date: '2023:03:03 03:03:03' }): Buffer {
  const tags = xmp({ 'GCamera:MicroVideo': '1', 'GCamera:MicroVideoOffset': String(video.length) });
  return jpeg({ exif, xmp: tags, trailer: video });
}

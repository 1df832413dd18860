import type { Place } from '../model/sidecar.ts';
import { formatOffset } from './utc-offset.ts';
import { wallFromMs } from './wall-clock.ts';

/** What a sidecar can say. Only what is present is written. */
export interface XmpProperties {
  readonly date?: XmpDate;
  readonly place?: Pick<Place, 'latitude' | 'longitude'>;
  readonly description?: string;
  /** Full tag paths, `/` between the levels. */
  readonly tags?: readonly string[];
}

export interface XmpDate {
  readonly instantMs: number;
  /** Offset of the wall clock; undefined writes the instant in UTC (`Z`). */
  readonly offsetMinutes: number | undefined;
}

/** A complete XMP document, well-formed whatever the texts hold. */
export function writeXmp(properties: XmpProperties): string {
  const { date, place, description, tags = [] } = properties;
  const attributes = [
    ...(date === undefined ? [] : dateAttributes(date)),
    ...(place === undefined ? [] : placeAttributes(place)),
  ];
  const elements = [
    // Servers prefer the first of the two, and take the second only where no file has the first.
    ...(description === undefined ? [] : textElements('tiff:ImageDescription', description)),
    ...(description === undefined ? [] : textElements('dc:description', description)),
    ...(tags.length === 0 ? [] : listElements('digiKam:TagsList', tags)),
  ];
  return [
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about=""',
    ...namespaces.map(([prefix, uri]) => `    xmlns:${prefix}="${uri}"`),
    ...attributes.map(([name, value]) => `    ${name}="${escapeXml(value)}"`),
    '  >',
    ...elements.map((line) => `   ${line}`),
    '  </rdf:Description>',
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '',
  ].join('\n');
}

const namespaces = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['digiKam', 'http://www.digikam.org/ns/1.0/'],
  ['exif', 'http://ns.adobe.com/exif/1.0/'],
  ['tiff', 'http://ns.adobe.com/tiff/1.0/'],
] as const;

type Attribute = readonly [name: string, value: string];

/** With the offset tag beside it, servers keep the written wall clock even where the place has another zone. */
function dateAttributes({ instantMs, offsetMinutes }: XmpDate): Attribute[] {
  if (offsetMinutes === undefined) return [['exif:DateTimeOriginal', `${localText(instantMs)}Z`]];
  const offset = formatOffset(offsetMinutes);
  return [
    ['exif:DateTimeOriginal', `${localText(instantMs + offsetMinutes * 60_000)}${offset}`],
    ['exif:OffsetTimeOriginal', offset],
  ];
}

function localText(ms: number): string {
  const { year, month, day, hour, minute, second, millisecond } = wallFromMs(ms);
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`;
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}

function placeAttributes({ latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>): Attribute[] {
  return [
    ['exif:GPSLatitude', coordinate(latitude, 'N', 'S')],
    ['exif:GPSLongitude', coordinate(longitude, 'E', 'W')],
  ];
}

/** `48,51.5022060N`: degrees, minutes, hemisphere. The last digit is a fifth of a millimetre. */
function coordinate(degrees: number, positive: string, negative: string): string {
  const size = Math.abs(degrees);
  const tenMillionths = Math.round(size * 60 * 1e7);
  const whole = Math.floor(tenMillionths / 60e7);
  const minutes = ((tenMillionths - whole * 60e7) / 1e7).toFixed(7);
  return `${whole},${minutes}${degrees < 0 ? negative : positive}`;
}

function textElements(name: string, text: string): string[] {
  return [
    `<${name}>`,
    ' <rdf:Alt>',
    `  <rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>`,
    ' </rdf:Alt>',
    `</${name}>`,
  ];
}

function listElements(name: string, values: readonly string[]): string[] {
  const items = values.map((value) => `  <rdf:li>${escapeXml(value)}</rdf:li>`);
  return [`<${name}>`, ' <rdf:Seq>', ...items, ' </rdf:Seq>', `</${name}>`];
}

/** Line ends as references survive in attributes and text alike; what XML cannot hold at all is replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\u007f-\u009f])\p{Cc}/gu, '\ufffd')
    .replace(/[&<>"\t\n]/g, (character) => references[character] ?? character);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
};

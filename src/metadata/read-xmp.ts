import { parseXml, type XmlElement } from './parse-xml.ts';

/** A value in an XMP packet: any of plain text, a list, or named fields. */
export interface XmpValue {
  readonly text: string;
  readonly items: readonly XmpValue[];
  readonly fields: XmpFields;
}

/** Properties by their customary names (`dc:subject`), whatever prefixes the packet uses. */
export type XmpFields = ReadonlyMap<string, XmpValue>;

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://cipa.jp/exif/1.0/', 'exifEX'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/lightroom/1.0/', 'lr'],
  ['http://www.digikam.org/ns/1.0/', 'digiKam'],
  ['http://ns.google.com/photos/1.0/camera/', 'GCamera'],
  ['http://ns.google.com/photos/1.0/container/', 'Container'],
  ['http://ns.google.com/photos/1.0/container/item/', 'Item'],
]);

/** The properties of all descriptions in an XMP packet; empty when it is none. Never throws. */
export function readXmp(packet: string): XmpFields {
  const fields = new Map<string, XmpValue>();
  const root = parseXml(packet);
  if (root !== undefined) collect(root, fields);
  return fields;
}

function collect(element: XmlElement, fields: Map<string, XmpValue>): void {
  for (const child of element.children) {
    if (canonical(child, child.name) === 'rdf:Description') addFields(child, fields);
    else if (fields.size === 0) collect(child, fields);
  }
}

function addFields(element: XmlElement, fields: Map<string, XmpValue>): void {
  for (const [name, text] of element.attributes) {
    const key = canonical(element, name);
    if (key !== undefined && !key.startsWith('rdf:')) fields.set(key, { text, items: [], fields: new Map() });
  }
  for (const child of element.children) {
    const key = canonical(child, child.name);
    if (key === 'rdf:Description') addFields(child, fields);
    else if (key !== undefined) fields.set(key, valueOf(child));
  }
}

function valueOf(element: XmlElement): XmpValue {
  const list = element.children.find((child) => listNames.has(canonical(child, child.name) ?? ''));
  if (list !== undefined) return { text: '', items: list.children.map(valueOf), fields: new Map() };
  const fields = new Map<string, XmpValue>();
  addFields(element, fields);
  return { text: element.text.trim(), items: [], fields };
}

const listNames: ReadonlySet<string> = new Set(['rdf:Bag', 'rdf:Seq', 'rdf:Alt']);

/** The customary form of a name, or undefined for namespaces that are not used. */
function canonical(element: XmlElement, name: string): string | undefined {
  const colon = name.indexOf(':');
  const uri = colon === -1 ? undefined : element.namespaces.get(name.slice(0, colon));
  const prefix = uri === undefined ? undefined : prefixes.get(uri);
  return prefix === undefined ? undefined : `${prefix}:${name.slice(colon + 1)}`;
}

/** Text of a property; of alternatives in several languages the first, which is the default. */
export function xmpText(fields: XmpFields, name: string): string | undefined {
  const value = fields.get(name);
  const text = (value?.items[0]?.text ?? value?.text ?? '').trim();
  return text === '' ? undefined : text;
}

/** All texts of a list; one text where the writer forgot the list. */
export function xmpTexts(fields: XmpFields, name: string): string[] {
  const value = fields.get(name);
  if (value === undefined) return [];
  const texts = value.items.length > 0 ? value.items.map(({ text }) => text.trim()) : [value.text];
  return texts.filter((text) => text !== '');
}

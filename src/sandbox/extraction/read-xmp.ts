import type { Tags } from './media-tags.ts';
import { readXml, type XmlElement } from './read-xml.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const exif = 'http://ns.adobe.com/exif/1.0/';
const exifEx = 'http://cipa.jp/exif/1.0/';
const camera = 'http://ns.google.com/photos/1.0/camera/';
const container = 'http://ns.google.com/photos/1.0/container/';
const item = 'http://ns.google.com/photos/1.0/container/item/';

/** Date properties that are read, best first; ModifyDate, MetadataDate, DateTimeDigitized and tiff:DateTime are not. */
const dateProperties = [
  `{${exif}}DateTimeOriginal`,
  '{http://ns.adobe.com/xap/1.0/}CreateDate',
  '{http://ns.adobe.com/photoshop/1.0/}DateCreated',
];

/** Properties that name the zone of the date; exifEX:OffsetTime alone does not. */
const offsetProperties = [
  `{${exif}}OffsetTimeOriginal`,
  `{${exifEx}}OffsetTimeOriginal`,
  `{${exif}}TimeZoneOffset`,
];

export interface XmpTags extends Tags {
  /** Length of the video at the end of the file, from either generation of motion photo tags. */
  readonly embeddedVideoLength?: number | undefined;
}

/** Reads an XMP document in attribute and element form; anything that is not XMP has no tags. */
export function readXmp(document: string): XmpTags {
  const root = readXml(document);
  const descriptions = root === undefined ? [] : findAll(root, `{${rdf}}Description`);
  const property = (name: string): Property | undefined => findProperty(descriptions, name);
  const text = (name: string): string | undefined => property(name)?.values[0];
  const list = (name: string): readonly string[] | undefined => property(name)?.values;
  return {
    date: firstText(dateProperties, text),
    offset: firstText(offsetProperties, text),
    latitude: parseCoordinate(text(`{${exif}}GPSLatitude`)),
    longitude: parseCoordinate(text(`{${exif}}GPSLongitude`)),
    imageDescription: text('{http://ns.adobe.com/tiff/1.0/}ImageDescription'),
    description: text('{http://purl.org/dc/elements/1.1/}description'),
    tagsList: list('{http://www.digikam.org/ns/1.0/}TagsList'),
    hierarchicalSubject: list('{http://ns.adobe.com/lightroom/1.0/}hierarchicalSubject'),
    subject: list('{http://purl.org/dc/elements/1.1/}subject'),
    rating: text('{http://ns.adobe.com/xap/1.0/}Rating'),
    embeddedVideoLength: embeddedVideoLength(text, property),
  };
}

interface Property {
  readonly values: readonly string[];
  readonly element: XmlElement | undefined;
}

function findProperty(descriptions: readonly XmlElement[], name: string): Property | undefined {
  for (const description of descriptions) {
    const attribute = description.attributes.get(name);
    if (attribute !== undefined) return { values: [attribute], element: undefined };
    const element = description.children.find((child) => child.name === name);
    if (element !== undefined) return { values: valuesOf(element), element };
  }
  return undefined;
}

function valuesOf(element: XmlElement): string[] {
  const items = findAll(element, `{${rdf}}li`);
  const isList = element.children.some((child) => /\}(Alt|Seq|Bag)$/.test(child.name));
  return isList ? items.map((one) => one.text) : [element.text];
}

function findAll(element: XmlElement, name: string): XmlElement[] {
  const found = element.name === name ? [element] : [];
  return [...found, ...element.children.flatMap((child) => findAll(child, name))];
}

function firstText(names: readonly string[], text: (name: string) => string | undefined): string | undefined {
  return names.map(text).find((value) => value !== undefined && value.trim() !== '');
}

/** `52,31.2N`, `52,31,12N`, `-33.9`. */
function parseCoordinate(text: string | undefined): number | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])?\s*$/i.exec(
    text ?? '',
  );
  if (match === null) return undefined;
  const [, degrees, minutes = '0', seconds = '0', reference = ''] = match;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return /[SW]/i.test(reference) ? -value : value;
}

function embeddedVideoLength(
  text: (name: string) => string | undefined,
  property: (name: string) => Property | undefined,
): number | undefined {
  if (text(`{${camera}}MicroVideo`)?.trim() === '1') return positive(text(`{${camera}}MicroVideoOffset`));
  if (text(`{${camera}}MotionPhoto`)?.trim() !== '1') return undefined;
  const directory = property(`{${container}}Directory`)?.element;
  if (directory === undefined) return undefined;
  const video = findItems(directory).find((one) => itemValue(one, 'Semantic') === 'MotionPhoto');
  return video === undefined ? undefined : positive(itemValue(video, 'Length'));
}

function findItems(directory: XmlElement): XmlElement[] {
  const listed = findAll(directory, `{${rdf}}li`);
  return [...listed, ...listed.flatMap((one) => one.children)];
}

function itemValue(element: XmlElement, name: string): string | undefined {
  const key = `{${item}}${name}`;
  return element.attributes.get(key) ?? element.children.find((child) => child.name === key)?.text;
}

function positive(text: string | undefined): number | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

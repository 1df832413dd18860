import type { EmbeddedVideo } from './file-facts.ts';
import { xmpText, type XmpFields, type XmpValue } from './read-xmp.ts';

/**
 * What a still says about a video behind it. Google's older form gives the distance of the video from the end of
 * the file (MicroVideoOffset), the newer a directory of the parts with their lengths. Samsung's older phones put
 * nothing but a mark between picture and video, so it is seen only where the bytes searched reach that far.
 */
export function readEmbeddedVideoClaim(xmp: XmpFields, searched: Buffer): EmbeddedVideo | undefined {
  if (isSet(xmp, 'GCamera:MotionPhoto')) return { trailerBytes: directoryBytes(xmp) ?? microVideoBytes(xmp) };
  if (isSet(xmp, 'GCamera:MicroVideo')) return { trailerBytes: microVideoBytes(xmp) };
  return includesMark(searched) ? { trailerBytes: undefined } : undefined;
}

/** Node.js looks for few characters more than twice as fast as for many, and this passes over every byte of a photo. */
function includesMark(bytes: Buffer): boolean {
  const [before, rare, mark] = ['Motion', 'Photo_', 'MotionPhoto_Data'];
  for (let at = bytes.indexOf(rare, 0, 'latin1'); at !== -1; at = bytes.indexOf(rare, at + 1, 'latin1')) {
    const start = at - before.length;
    if (start >= 0 && bytes.toString('latin1', start, start + mark.length) === mark) return true;
  }
  return false;
}

function isSet(xmp: XmpFields, name: string): boolean {
  const text = xmpText(xmp, name);
  return text !== undefined && text !== '0' && text.toLowerCase() !== 'false';
}

function microVideoBytes(xmp: XmpFields): number | undefined {
  return size(xmpText(xmp, 'GCamera:MicroVideoOffset'));
}

/** The video and everything listed behind it: their lengths and paddings reach to the end of the file. */
function directoryBytes(xmp: XmpFields): number | undefined {
  const parts = (xmp.get('Container:Directory')?.items ?? []).map(fieldsOfPart);
  const video = parts.findIndex((part) => xmpText(part, 'Item:Semantic') === 'MotionPhoto');
  if (video === -1) return undefined;
  const behind = parts.slice(video);
  if (behind[0] === undefined || size(xmpText(behind[0], 'Item:Length')) === undefined) return undefined;
  const sizes = behind.flatMap((part) => [xmpText(part, 'Item:Length'), xmpText(part, 'Item:Padding')]);
  return sizes.reduce((sum, text) => sum + (size(text) ?? 0), 0);
}

/** Writers put the fields into the list item or into a `Container:Item` inside it. */
function fieldsOfPart(part: XmpValue): XmpFields {
  return part.fields.get('Container:Item')?.fields ?? part.fields;
}

function size(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/**
 * Google cuts names by UTF-16 code units, before it adds a counter. A file name has 51: `stem + ext` for media,
 * 46 + `.json` for sidecars. Exports since 2026 are seen without any cut.
 */
export const mediaNameLimit = 51;
export const sidecarBaseLimit = 46;

/** First `limit` units; a surrogate pair at the border is kept whole (an emoji name of 52 units was seen). */
export function cutUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const splitsPair = isHighSurrogate(text, limit - 1) && isLowSurrogate(text, limit);
  return text.slice(0, splitsPair ? limit + 1 : limit);
}

/** Whether `text` is as long as a cut to `limit` leaves it. */
export function isCutTo(text: string, limit: number): boolean {
  return text.length === limit || (text.length === limit + 1 && isLowSurrogate(text, limit));
}

/** Whether a media stem fills its name, so that what followed may have been cut off. */
export function fillsMediaName(stem: string, ext: string): boolean {
  return isCutTo(stem, mediaNameLimit - ext.length);
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}

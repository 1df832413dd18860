const longestStem = 180;

/**
 * A name for the `filename="…"` of a file part: the given one, without what would break the header or be changed
 * by the server (quotes, backslashes, line breaks, folders), and short enough for a part header, which servers
 * cut off at 16 KiB. The extension, by which the server tells the type, stays as it is.
 */
export function toPartFileName(fileName: string): string {
  const safe = fileName
    .replaceAll('"', "'")
    // eslint-disable-next-line no-control-regex -- exactly the characters that must not get into a header
    .replace(/[\\/\u0000-\u001f\u007f]/g, '_');
  const dot = safe.lastIndexOf('.');
  const stem = dot > 0 ? safe.slice(0, dot) : safe;
  const extension = dot > 0 ? safe.slice(dot) : '';
  return cutAt(stem, longestStem) + cutAt(extension, longestStem);
}

/** Never leaves half of a surrogate pair. */
function cutAt(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** The keywords (2:25) of IPTC-IIM records: `1C`, record, dataset, size, data. */
export function readIptcKeywords(records: readonly Buffer[]): string[] {
  const keywords: string[] = [];
  for (const record of records) {
    let at = 0;
    while (at + 5 <= record.length && record[at] === 0x1c) {
      const size = record.readUInt16BE(at + 3);
      // The high bit marks a longer size field; no keyword is that long.
      if (size > 0x7fff) break;
      const isKeyword = record[at + 1] === 2 && record[at + 2] === 25;
      if (isKeyword) keywords.push(decode(record.subarray(at + 5, at + 5 + size)));
      at += 5 + size;
    }
  }
  return keywords.filter((keyword) => keyword !== '');
}

/** Most writers use UTF-8 whether they declare it or not; what is not UTF-8 is Latin-1. */
function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return (text.includes('\ufffd') ? bytes.toString('latin1') : text).replaceAll('\0', '').trim();
}

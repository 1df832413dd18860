const iptcResource = 0x0404;

/** The IPTC records among Photoshop's image resources (`8BIM`, number, name, size, data). */
export function iptcOfPhotoshop(resources: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  while (at + 12 <= resources.length && resources.toString('latin1', at, at + 4) === '8BIM') {
    const number = resources.readUInt16BE(at + 4);
    const sizeAt = at + 6 + even(1 + resources.readUInt8(at + 6));
    if (sizeAt + 4 > resources.length) break;
    const size = resources.readUInt32BE(sizeAt);
    if (number === iptcResource) found.push(resources.subarray(sizeAt + 4, sizeAt + 4 + size));
    at = sizeAt + 4 + even(size);
  }
  return found;
}

function even(size: number): number {
  return size + (size % 2);
}

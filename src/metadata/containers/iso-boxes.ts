/** One box of an ISO base media file (MP4, MOV, HEIC, AVIF, CR3). Offsets are from the start of the buffer. */
export interface IsoBox {
  readonly type: string;
  readonly bodyStart: number;
  /** As the box says; may lie beyond the bytes at hand. `Infinity` for a box that lasts to the end of the file. */
  readonly end: number;
}

/** The boxes one after another between two offsets; the last may be cut. Stops at the first that makes no sense. */
export function* isoBoxes(bytes: Buffer, start = 0, end = bytes.length): Generator<IsoBox> {
  let at = start;
  while (at + 8 <= Math.min(end, bytes.length)) {
    const small = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    let headerBytes = 8;
    let size = small;
    if (small === 1) {
      if (at + 16 > bytes.length) return;
      size = Number(bytes.readBigUInt64BE(at + 8));
      headerBytes = 16;
    } else if (small === 0) {
      size = Infinity;
    }
    if (size < headerBytes) return;
    yield { type, bodyStart: at + headerBytes, end: at + size };
    at += size;
  }
}

/** The first box of a type inside another one (or the whole buffer), or undefined. */
export function findBox(bytes: Buffer, type: string, start = 0, end = bytes.length): IsoBox | undefined {
  for (const box of isoBoxes(bytes, start, end)) {
    if (box.type === type) return box;
  }
  return undefined;
}

/** The part of a box's body that is at hand. */
export function boxBody(bytes: Buffer, box: IsoBox): Buffer {
  return bytes.subarray(box.bodyStart, Math.min(box.end, bytes.length));
}

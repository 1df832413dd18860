/** A Huffman table as a JPEG file states it: how many codes of each length 1…16, and their symbols in order. */
export interface HuffmanTable {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

export interface HuffmanCode {
  readonly bits: number;
  readonly length: number;
}

/** Annex K.3 of the JPEG standard, luminance; used for all components, which the standard allows. */
export const DC_TABLE: HuffmanTable = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  symbols: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};
export const AC_TABLE: HuffmanTable = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  symbols: acSymbols(),
};

/** The frequent symbols (run of zeros, then size) by their rank; the rare ones follow in plain order. */
function acSymbols(): number[] {
  const frequent = [
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22,
    0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0, 0x24, 0x33,
    0x62, 0x72, 0x82,
  ];
  const rare: number[] = [];
  for (let run = 0; run < 16; run += 1) {
    for (let size = 1; size <= 10; size += 1) {
      const symbol = run * 16 + size;
      if (!frequent.includes(symbol)) rare.push(symbol);
    }
  }
  return [...frequent, ...rare];
}

/** The code of each symbol, by symbol: codes count up within a length and double with each longer one. */
export function assignCodes(table: HuffmanTable): ReadonlyMap<number, HuffmanCode> {
  const codes = new Map<number, HuffmanCode>();
  let bits = 0;
  let used = 0;
  table.counts.forEach((count, index) => {
    for (const symbol of table.symbols.slice(used, used + count)) {
      codes.set(symbol, { bits, length: index + 1 });
      bits += 1;
    }
    used += count;
    bits *= 2;
  });
  return codes;
}

/** Collects codes into bytes the JPEG way: high bits first, `ff` followed by `00`, the end filled with ones. */
export interface BitWriter {
  write(bits: number, length: number): void;
  finish(): Buffer;
}

export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let pending = 0;
  let pendingLength = 0;

  const writer: BitWriter = {
    write(bits, length) {
      pending = (pending << length) | (bits & ((1 << length) - 1));
      pendingLength += length;
      while (pendingLength >= 8) {
        pendingLength -= 8;
        const byte = (pending >> pendingLength) & 0xff;
        bytes.push(byte);
        if (byte === 0xff) bytes.push(0);
      }
      pending &= (1 << pendingLength) - 1;
    },
    finish() {
      if (pendingLength > 0) writer.write(0xff, 8 - pendingLength);
      return Buffer.from(bytes);
    },
  };
  return writer;
}

/** A baseline JPEG taken apart the way a viewer does it, written from the standard and not from the encoder. */
export interface DecodedJpeg {
  readonly width: number;
  readonly height: number;
  /** RGB, three bytes a pixel. */
  readonly pixels: Uint8Array;
  readonly markers: readonly number[];
  /** Offset just behind the end-of-image marker. */
  readonly endOffset: number;
}

interface HuffmanTree {
  /** By `length * 65536 + code`. */
  readonly symbols: Map<number, number>;
}

/** Decodes a three-component picture without subsampling; throws on whatever is not right. */
export function decodeJpeg(file: Buffer): DecodedJpeg {
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('no start of image');
  const markers: number[] = [];
  const quantisation = new Map<number, number[]>();
  const trees = new Map<number, HuffmanTree>();
  let size: { width: number; height: number } | undefined;
  let at = 2;
  for (;;) {
    const marker = file.readUInt16BE(at);
    markers.push(marker);
    const length = file.readUInt16BE(at + 2);
    const content = file.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xffdb) quantisation.set(content[0]!, [...content.subarray(1, 65)]);
    if (marker === 0xffc4) trees.set(content[0]!, readTree(content.subarray(1)));
    if (marker === 0xffc0) {
      if (content[0] !== 8 || content[5] !== 3) throw new Error('not three components of 8 bits');
      size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
    }
    if (marker === 0xffda) break;
  }
  if (size === undefined) throw new Error('no frame header');

  const { data, endOffset } = unstuff(file, at);
  const dc = trees.get(0x00)!;
  const ac = trees.get(0x10)!;
  const steps = quantisation.get(0)!;
  const pixels = new Uint8Array(size.width * size.height * 3);
  const bits = bitReader(data);
  const previous = [0, 0, 0];
  for (let top = 0; top < size.height; top += 8) {
    for (let left = 0; left < size.width; left += 8) {
      const blocks = [0, 1, 2].map((component) => {
        const frequencies = readBlock(bits, dc, ac);
        previous[component]! += frequencies[0]!;
        frequencies[0] = previous[component]!;
        return inverseDct(frequencies, steps);
      });
      putPixels(pixels, size, left, top, blocks);
    }
  }
  if (!bits.isAtEnd()) throw new Error('data is left over behind the last block');
  return { ...size, pixels, markers, endOffset };
}

function readTree(content: Buffer): HuffmanTree {
  const symbols = new Map<number, number>();
  let code = 0;
  let at = 16;
  for (let length = 1; length <= 16; length += 1) {
    for (let count = content[length - 1]!; count > 0; count -= 1) {
      symbols.set(length * 65_536 + code, content[at]!);
      code += 1;
      at += 1;
    }
    if (code > 2 ** length - 1) throw new Error(`the codes of length ${length} do not fit`);
    code *= 2;
  }
  return { symbols };
}

function unstuff(file: Buffer, start: number): { data: Buffer; endOffset: number } {
  const bytes: number[] = [];
  for (let at = start; ; at += 1) {
    if (at >= file.length) throw new Error('no end of image');
    bytes.push(file[at]!);
    if (file[at] !== 0xff) continue;
    const next = file[at + 1];
    if (next === 0x00) at += 1;
    else if (next === 0xd9) return { data: Buffer.from(bytes.slice(0, -1)), endOffset: at + 2 };
    else throw new Error('a marker inside the picture');
  }
}

interface BitReader {
  bit(): number;
  value(length: number): number;
  isAtEnd(): boolean;
}

function bitReader(data: Buffer): BitReader {
  let position = 0;
  const reader: BitReader = {
    bit() {
      if (position >= data.length * 8) throw new Error('the picture ends too early');
      const bit = (data[position >> 3]! >> (7 - (position & 7))) & 1;
      position += 1;
      return bit;
    },
    value(length) {
      let value = 0;
      for (let index = 0; index < length; index += 1) value = value * 2 + reader.bit();
      return length > 0 && value < 2 ** (length - 1) ? value - 2 ** length + 1 : value;
    },
    isAtEnd: () => Math.ceil(position / 8) === data.length,
  };
  return reader;
}

function readSymbol(bits: BitReader, tree: HuffmanTree): number {
  let code = 0;
  for (let length = 1; length <= 16; length += 1) {
    code = code * 2 + bits.bit();
    const symbol = tree.symbols.get(length * 65_536 + code);
    if (symbol !== undefined) return symbol;
  }
  throw new Error('no such code');
}

function readBlock(bits: BitReader, dc: HuffmanTree, ac: HuffmanTree): number[] {
  const block = new Array<number>(64).fill(0);
  block[0] = bits.value(readSymbol(bits, dc));
  for (let rank = 1; rank < 64; rank += 1) {
    const symbol = readSymbol(bits, ac);
    if (symbol === 0x00) break;
    rank += symbol >> 4;
    if (rank > 63) throw new Error('a run leaves the block');
    block[rank] = bits.value(symbol & 15);
  }
  return block;
}

// prettier-ignore
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

const COSINES = Array.from({ length: 8 }, (_, sample) =>
  Array.from(
    { length: 8 },
    (_unused, frequency) =>
      (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * sample + 1) * frequency * Math.PI) / 16),
  ),
);

function inverseDct(ranked: readonly number[], steps: readonly number[]): number[] {
  const frequencies = new Array<number>(64).fill(0);
  ranked.forEach((value, rank) => (frequencies[ZIGZAG[rank]!] = value * steps[rank]!));
  const rows = along(frequencies);
  return along(rows);
}

/** Transforms the rows and turns the block on its side; twice is the whole transform. */
function along(block: readonly number[]): number[] {
  const turned = new Array<number>(64).fill(0);
  for (let row = 0; row < 8; row += 1) {
    for (let sample = 0; sample < 8; sample += 1) {
      let sum = 0;
      for (let frequency = 0; frequency < 8; frequency += 1) {
        sum += block[row * 8 + frequency]! * COSINES[sample]![frequency]!;
      }
      turned[sample * 8 + row] = sum;
    }
  }
  return turned;
}

function putPixels(
  pixels: Uint8Array,
  { width, height }: { width: number; height: number },
  left: number,
  top: number,
  [luma, blueness, redness]: number[][],
): void {
  for (let index = 0; index < 64; index += 1) {
    const x = left + (index & 7);
    const y = top + (index >> 3);
    if (x >= width || y >= height) continue;
    const [light, blue, red] = [luma![index]! + 128, blueness![index]!, redness![index]!];
    const at = (y * width + x) * 3;
    pixels[at] = clamp(light + 1.402 * red);
    pixels[at + 1] = clamp(light - 0.344136 * blue - 0.714136 * red);
    pixels[at + 2] = clamp(light + 1.772 * blue);
  }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

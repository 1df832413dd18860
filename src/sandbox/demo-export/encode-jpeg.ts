import type { Canvas } from './canvas.ts';
import { forwardDct } from './forward-dct.ts';
import {
  AC_TABLE,
  assignCodes,
  type BitWriter,
  createBitWriter,
  DC_TABLE,
  type HuffmanCode,
} from './jpeg-huffman.ts';

/** Annex K.1 of the JPEG standard, row by row; divided by four, which means high quality. */
const QUANTISATION = Uint8Array.from(
  [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17,
    22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78,
    87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ],
  (step) => Math.round(step / 4),
);
const ZIGZAG = zigzagOrder();
const ZIGZAG_STEPS = ZIGZAG.map((index) => QUANTISATION[index] ?? 0);
const DC_CODES = assignCodes(DC_TABLE);
const AC_CODES = assignCodes(AC_TABLE);
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;

/**
 * Encodes a picture as a baseline JPEG (three components, no subsampling).
 * `metadata` are complete marker segments, such as EXIF, placed before the picture's own.
 */
export function encodeJpeg(canvas: Canvas, metadata: readonly Buffer[] = []): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(metadata.length > 0 ? metadata : [jfifSegment()]),
    jpegSegment(0xdb, [0, ...ZIGZAG_STEPS]),
    frameSegment(canvas),
    jpegSegment(0xc4, [0x00, ...DC_TABLE.counts, ...DC_TABLE.symbols]),
    jpegSegment(0xc4, [0x10, ...AC_TABLE.counts, ...AC_TABLE.symbols]),
    jpegSegment(0xda, [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]),
    encodeScan(canvas),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A marker segment: `ff`, the marker, the length of length and content, the content. */
export function jpegSegment(marker: number, content: Iterable<number>): Buffer {
  const bytes = Buffer.from([0xff, marker, 0, 0, ...content]);
  bytes.writeUInt16BE(bytes.length - 2, 2);
  return bytes;
}

function jfifSegment(): Buffer {
  return jpegSegment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
}

function frameSegment({ width, height }: Canvas): Buffer {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return jpegSegment(0xc0, [8, ...size, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
}

function encodeScan(canvas: Canvas): Buffer {
  const writer = createBitWriter();
  const previousDc = [0, 0, 0];
  const samples = new Float64Array(64);
  const quantised = new Int32Array(64);
  for (let top = 0; top < canvas.height; top += 8) {
    for (let left = 0; left < canvas.width; left += 8) {
      COMPONENTS.forEach((component, index) => {
        loadBlock(canvas, left, top, component, samples);
        forwardDct(samples);
        quantise(samples, quantised);
        const dc = quantised[0] ?? 0;
        writeDc(writer, dc - (previousDc[index] ?? 0));
        writeAc(writer, quantised);
        previousDc[index] = dc;
      });
    }
  }
  return writer.finish();
}

/** Weights of red, green and blue, and what is subtracted to centre the component at zero. */
const COMPONENTS = [
  { weights: [0.299, 0.587, 0.114], centre: 128 },
  { weights: [-0.168736, -0.331264, 0.5], centre: 0 },
  { weights: [0.5, -0.418688, -0.081312], centre: 0 },
] as const;

/** Fills one 8×8 block of a component; beyond the picture's edge the last row and column repeat. */
function loadBlock(
  { width, height, pixels }: Canvas,
  left: number,
  top: number,
  { weights, centre }: (typeof COMPONENTS)[number],
  samples: Float64Array,
): void {
  const [red, green, blue] = weights;
  for (let row = 0; row < 8; row += 1) {
    const y = Math.min(top + row, height - 1);
    for (let column = 0; column < 8; column += 1) {
      const at = (y * width + Math.min(left + column, width - 1)) * 3;
      samples[row * 8 + column] =
        red * (pixels[at] ?? 0) + green * (pixels[at + 1] ?? 0) + blue * (pixels[at + 2] ?? 0) - centre;
    }
  }
}

/** Divides each frequency by its step and puts them in zigzag order. */
function quantise(samples: Float64Array, quantised: Int32Array): void {
  ZIGZAG.forEach((at, rank) => {
    quantised[rank] = Math.round((samples[at] ?? 0) / (QUANTISATION[at] ?? 1));
  });
}

function writeDc(writer: BitWriter, difference: number): void {
  const size = bitLength(difference);
  writeCode(writer, DC_CODES, size);
  writeValue(writer, difference, size);
}

function writeAc(writer: BitWriter, quantised: Int32Array): void {
  let zeros = 0;
  for (const value of quantised.subarray(1)) {
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros >= 16; zeros -= 16) writeCode(writer, AC_CODES, SIXTEEN_ZEROS);
    const size = bitLength(value);
    writeCode(writer, AC_CODES, zeros * 16 + size);
    writeValue(writer, value, size);
    zeros = 0;
  }
  if (zeros > 0) writeCode(writer, AC_CODES, END_OF_BLOCK);
}

function writeCode(writer: BitWriter, codes: ReadonlyMap<number, HuffmanCode>, symbol: number): void {
  const code = codes.get(symbol);
  if (code === undefined) throw new RangeError(`no JPEG code for symbol ${symbol}`);
  writer.write(code.bits, code.length);
}

/** JPEG's signed numbers: a negative one is written as itself minus one, in the same number of bits. */
function writeValue(writer: BitWriter, value: number, size: number): void {
  if (size > 0) writer.write(value < 0 ? value - 1 : value, size);
}

function bitLength(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

/** Positions of an 8×8 block along its diagonals, from the lowest frequency to the highest. */
function zigzagOrder(): readonly number[] {
  const positions = Array.from({ length: 64 }, (_, index) => ({ index, row: index >> 3, column: index & 7 }));
  const diagonal = (position: { row: number; column: number }) => position.row + position.column;
  positions.sort(
    (a, b) => diagonal(a) - diagonal(b) || (diagonal(a) % 2 === 0 ? b.row - a.row : a.row - b.row),
  );
  return positions.map(({ index }) => index);
}

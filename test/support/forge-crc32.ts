import { crc32 } from 'node:zlib';

/**
 * Four bytes that, put behind a content, give the whole any CRC-32 one likes: two files of equal size and CRC
 * that are not the same.
 */
export function forgeCrc32(content: Buffer, wanted: number): Buffer {
  // Backwards from the wanted register: its top byte tells which table entry came last.
  let register = ~wanted >>> 0;
  const steps: number[] = [];
  for (let step = 0; step < 4; step += 1) {
    const index = table.findIndex((entry) => entry >>> 24 === register >>> 24);
    steps.unshift(index);
    register = ((register ^ table[index]!) << 8) >>> 0;
  }
  // Forwards from the content: the bytes that take the register along these entries.
  let current = ~crc32(content) >>> 0;
  const suffix = steps.map((index) => {
    const byte = (current ^ index) & 0xff;
    current = (current >>> 8) ^ table[index]!;
    return byte;
  });
  return Buffer.from(suffix);
}

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value >>> 0;
});

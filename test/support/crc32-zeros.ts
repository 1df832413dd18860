const POLYNOMIAL = 0xedb8_8320;

/**
 * CRC-32 of some content followed by `zeroCount` zero bytes, from the CRC of the content alone: in no time,
 * for holes of any size. Appending one zero byte is linear in the bits of the register, so appending 2^n is
 * that step's matrix squared n times.
 */
export function crc32WithZeros(crc: number, zeroCount: number): number {
  let register = ~crc >>> 0;
  let matrix = Array.from({ length: 32 }, (_, bit) => appendZeroByte((1 << bit) >>> 0));
  for (let left = zeroCount; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) register = apply(matrix, register);
    matrix = matrix.map((column) => apply(matrix, column));
  }
  return ~register >>> 0;
}

function appendZeroByte(register: number): number {
  let value = register;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value >>> 0;
}

function apply(matrix: readonly number[], vector: number): number {
  let sum = 0;
  for (let bit = 0; bit < 32; bit += 1) if ((vector >>> bit) & 1) sum ^= matrix[bit]!;
  return sum >>> 0;
}

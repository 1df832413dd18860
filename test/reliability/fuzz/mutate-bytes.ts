import type { Random } from '../support/random.ts';

const telling = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x22, 0x2c, 0x5b, 0x7b, 0x7d];

/** One to six small damages: bits, bytes, numbers, cuts, holes, repetitions, zeros. */
export function mutateBytes(original: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let left = 1 + random.below(6); left > 0 && bytes.length > 0; left -= 1) bytes = damage(bytes, random);
  return bytes;
}

function damage(bytes: Buffer, random: Random): Buffer {
  // Directories and last lines lie at the end: look there as often as in all the rest.
  const tail = Math.max(0, bytes.length - 1500);
  const at = random.chance(0.5) ? tail + random.below(bytes.length - tail) : random.below(bytes.length);
  const length = Math.min(bytes.length - at, 1 + random.below(random.pick([4, 64, 1024])));
  switch (random.below(9)) {
    case 0:
      bytes[at] = bytes[at]! ^ (1 << random.below(8));
      return bytes;
    case 1:
      bytes[at] = random.below(256);
      return bytes;
    case 2:
      bytes[at] = random.pick(telling);
      return bytes;
    case 3:
      if (at + 4 <= bytes.length)
        bytes.writeUInt32LE(random.pick([0, 1, 0xffff, 0xffff_ffff, 0x7fff_ffff]), at);
      return bytes;
    case 4:
      return bytes.subarray(0, at);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 6:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 7:
      return bytes.fill(0, at, at + length);
    default:
      return Buffer.concat([bytes.subarray(0, at), noise(length, random), bytes.subarray(at)]);
  }
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}

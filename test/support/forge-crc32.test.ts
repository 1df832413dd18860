import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgeCrc32 } from './forge-crc32.ts';

describe('forgeCrc32', () => {
  it('gives any content any CRC', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(0xffff_ffff), (bytes, wanted) => {
        const content = Buffer.from(bytes);
        expect(crc32(Buffer.concat([content, forgeCrc32(content, wanted)]))).toBe(wanted);
      }),
    );
  });
});

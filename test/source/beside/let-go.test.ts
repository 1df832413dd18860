import { randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { letGo } from '../../../src/source/beside/let-go.ts';
import { untilLetGoWorks } from './until-let-go-works.ts';

describe('letGo', () => {
  beforeAll(untilLetGoWorks);

  it('empties a buffer', () => {
    const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
    letGo(buffer);
    expect(buffer.length).toBe(0);
    expect(buffer.buffer.byteLength).toBe(0);
  });

  it('keeps memory low while a lot is inflated', () => {
    const bytes = 4 * 1024 * 1024;
    const compressed = deflateRawSync(randomBytes(bytes));
    const before = process.memoryUsage().arrayBuffers;
    for (let round = 0; round < 20; round += 1) {
      const content = inflateRawSync(compressed, { chunkSize: bytes + 64 });
      expect(content.length).toBe(bytes);
      letGo(content);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * bytes);
    }
  });
});

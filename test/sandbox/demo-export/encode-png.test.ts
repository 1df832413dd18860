import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../src/sandbox/demo-export/encode-png.ts';
import { paintScene } from '../../../src/sandbox/demo-export/paint-scene.ts';

function readChunks(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.set(typed.toString('latin1', 0, 4), typed.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

describe('encodePng', () => {
  it('holds every pixel unchanged, in rows without a filter', () => {
    const canvas = paintScene({ kind: 'sea', number: 4, caption: '' });
    const file = encodePng(canvas);
    expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');

    const chunks = readChunks(file);
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    const header = chunks.get('IHDR')!;
    expect([header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]).toEqual([
      canvas.width,
      canvas.height,
      8,
      2,
    ]);
    const rows = inflateSync(chunks.get('IDAT')!);
    const rowLength = 1 + canvas.width * 3;
    expect(rows.length).toBe(rowLength * canvas.height);
    for (let y = 0; y < canvas.height; y += 1) {
      expect(rows[y * rowLength]).toBe(0);
      const row = rows.subarray(y * rowLength + 1, (y + 1) * rowLength);
      expect(row.equals(canvas.pixels.subarray(y * canvas.width * 3, (y + 1) * canvas.width * 3))).toBe(true);
    }
  });
});

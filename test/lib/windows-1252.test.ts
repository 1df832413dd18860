import { describe, expect, it } from 'vitest';
import { decodeWindows1252 } from '../../src/lib/windows-1252.ts';

describe('decodeWindows1252', () => {
  it.each([
    [[0x80], '€'],
    [[0x93, 0x61, 0x94], '“a”'],
    [[0x85, 0x96, 0x97, 0x99, 0x9f], '…–—™Ÿ'],
    [[0x5a, 0x6f, 0xeb], 'Zoë'],
    [[0x81, 0x8d, 0x8f, 0x90, 0x9d], '\u0081\u008d\u008f\u0090\u009d'],
    [[], ''],
  ])('reads the bytes %j as %j', (bytes, text) => {
    expect(decodeWindows1252(Uint8Array.from(bytes))).toBe(text);
  });

  it('leaves everything below 0x80 and from 0xa0 on as in Latin-1', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = decodeWindows1252(bytes);
    expect(text).toHaveLength(256);
    for (const byte of bytes) if (byte < 0x80 || byte > 0x9f) expect(text.charCodeAt(byte)).toBe(byte);
  });

  it('takes a view for what it shows', () => {
    expect(decodeWindows1252(Uint8Array.from([0x41, 0x80, 0x42]).subarray(1, 2))).toBe('€');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, numberedName, safeFileName, splitExtension } from '../../src/archive/safe-file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['IMG_1.jpg', 'IMG_1.jpg'],
    ['Möwe & Düne (2).jpg', 'Möwe & Düne (2).jpg'],
    ['紅葉 🍁.jpg', '紅葉 🍁.jpg'],
    ['a/b\\c:d*e?f"g<h>i|j.jpg', 'a_b_c_d_e_f_g_h_i_j.jpg'],
    ['line\nbreak\u0007.jpg', 'line_break_.jpg'],
    ['cod\u202egpj.exe.jpg', 'cod_gpj.exe.jpg'],
    ['half \ud83d.jpg', 'half _.jpg'],
    ['trailing. . .', 'trailing'],
    [' spaced.jpg ', 'spaced.jpg'],
    ['.hidden.jpg', '_hidden.jpg'],
    ['CON', 'CON_'],
    ['con.jpg', 'con_.jpg'],
    ['nul .tar.jpg', 'nul_ .tar.jpg'],
    ['COM¹.jpg', 'COM¹_.jpg'],
    ['LPT10.jpg', 'LPT10.jpg'],
    ['console.jpg', 'console.jpg'],
    ['Moöwe.jpg'.normalize('NFD'), 'Moöwe.jpg'.normalize('NFC')],
    ['', 'unnamed'],
    ['...', 'unnamed'],
    ['\u0000', '_'],
  ])('makes of %j %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('shortens the middle of long names, never a character or the extension', () => {
    const family = '👨‍👩‍👧‍👦';
    const short = safeFileName(`${family.repeat(40)}.jpeg`);
    expect(short).toMatch(/\.jpeg$/);
    expect(short.slice(0, -5).replaceAll(family, '')).toBe('');
    expect(Buffer.byteLength(short)).toBeGreaterThan(90);
  });

  it('gives every name a form that all file systems take, and leaves that as it is', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom('.', ' ', '/', 'a', 'CON', 'é', '\u0301', '👍', '\ud83d', 'ア', '\u200d'),
      }),
      fc
        .tuple(fc.constantFrom('con', 'AUX', 'lpt1', 'prn'), fc.string({ maxLength: 8 }))
        .map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(names, (name) => {
        const safe = safeFileName(name);
        expect(safeFileName(safe)).toBe(safe);
        expect(safe).not.toBe('');
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(121);
        expect(safe.normalize('NFC')).toBe(safe);
      }),
      { numRuns: 500 },
    );
  });
});

describe('numberedName', () => {
  it.each([
    ['IMG_1.jpg', 0, 'IMG_1.jpg'],
    ['IMG_1.jpg', 2, 'IMG_1 (2).jpg'],
    ['PXL_1.MP.jpg', 1, 'PXL_1.MP (1).jpg'],
    ['no extension', 1, 'no extension (1)'],
  ])('of %s and %d is the name with its counter', (name, number, expected) => {
    expect(numberedName(name, number)).toBe(expected);
  });

  it('keeps a long name as short as it was', () => {
    const long = safeFileName(`${'x'.repeat(500)}.jpg`);
    expect(numberedName(long, 1234)).toHaveLength(long.length);
    expect(numberedName(long, 1234)).toMatch(/x \(1234\)\.jpg$/);
  });
});

describe('splitExtension', () => {
  it.each([
    ['a.jpg', 'a', '.jpg'],
    ['a.b.jpg', 'a.b', '.jpg'],
    ['a', 'a', ''],
    ['a. that is no extension at all', 'a. that is no extension at all', ''],
  ])('splits %s', (name, stem, extension) => {
    expect(splitExtension(name)).toEqual({ stem, extension });
  });
});

describe('foldName', () => {
  it.each([
    ['IMG_1.JPG', 'img_1.jpg'],
    ['Möwe'.normalize('NFD'), 'MÖWE'.normalize('NFC')],
    ['straße', 'STRASSE'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
  ])('is the same for %s and %s', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it('tells other names apart', () => {
    expect(foldName('a1.jpg')).not.toBe(foldName('a2.jpg'));
  });
});

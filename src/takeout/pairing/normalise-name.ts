import { decodeWindows1252 } from '../../lib/windows-1252.ts';

/**
 * One spelling for names that different tools spell differently: composed accents (macOS decomposes them) and
 * UTF-8 that a zip tool misread as CP437 or Windows-1252 (`Gr├╝ne` for `Grüne`; seen in re-zipped exports).
 */
export function normaliseName(name: string): string {
  if (isAscii(name)) return name;
  return (repairMisreadUtf8(name) ?? name).normalize('NFC');
}

/** Key for comparing without regard to letter case. */
export function foldCase(name: string): string {
  return name.toLowerCase();
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

const cp437High =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const codePages: readonly ReadonlyMap<string, number>[] = [
  byteOfCharacter(cp437High),
  byteOfCharacter(decodeWindows1252(Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i))),
];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined unless every character comes from one code page and the bytes are valid UTF-8, which is no accident. */
function repairMisreadUtf8(name: string): string | undefined {
  for (const page of codePages) {
    const bytes = encodeWith(page, name);
    if (bytes === undefined) continue;
    try {
      return strictUtf8.decode(bytes);
    } catch {
      // Not UTF-8 under this code page: the name means what it says.
    }
  }
  return undefined;
}

function encodeWith(page: ReadonlyMap<string, number>, name: string): Uint8Array | undefined {
  const bytes = new Uint8Array(name.length);
  for (let i = 0; i < name.length; i += 1) {
    const code = name.charCodeAt(i);
    const byte = code < 0x80 ? code : page.get(name.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

function byteOfCharacter(high: string): ReadonlyMap<string, number> {
  return new Map(Array.from(high, (character, i) => [character, 0x80 + i]));
}

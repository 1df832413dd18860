/** Text for a screen that shows ASCII only: accents dropped, signs written out, what remains as `?`. */
export function toAscii(text: string): string {
  return text
    .replace(signPattern, (sign) => signs[sign] ?? '?')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{ASCII}]/gu, '?');
}

/** Those that this program writes itself, in their width; letters that do not fall apart into letter and accent. */
const signs: Readonly<Record<string, string>> = {
  '…': '~',
  '–': '-',
  '—': '-',
  '▸': '>',
  '·': '-',
  '×': 'x',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '→': '>',
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
};

const signPattern = new RegExp(`[${Object.keys(signs).join('')}]`, 'gu');

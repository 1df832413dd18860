/**
 * Makes strangers' text safe to show on one line of a terminal: nothing in it moves the cursor, changes
 * colours, reorders what stands around it or hides. What was there stays visible as `␛` or `\u{202e}`.
 * Joiners, variation selectors and flag tags stay where scripts and emoji need them.
 */
export function sanitize(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(suspicious, keepOrReveal).replace(markPile, '$1\u{fffd}');
}

/** Sanitises each line of our own prose that may quote strangers' text; line ends stay. */
export function sanitizeLines(text: string): string {
  return text.split('\n').map(sanitize).join('\n');
}

/** What a joiner can join: nothing that is ASCII, blank, or taken out itself. */
const joinable = '[^\\u{0}-\\u{7f}\\p{C}\\p{Z}\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}]';

/** Sequences to keep whole, or else one character that must not reach a terminal raw. */
const suspicious = new RegExp(
  [
    // The flags of England, Scotland and Wales: a black flag followed by invisible tag letters.
    '(?<keep>\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}',
    // A joiner inside an emoji or a word of a script that shapes its letters (Persian, Hindi, …).
    `|(?<=${joinable})[\\u{200c}\\u{200d}](?=${joinable}))`,
    // Controls, bidi and other format characters, lone surrogates, line separators, blank "letters".
    '|[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}]',
  ].join(''),
  'gu',
);

/** More marks than any script stacks on one letter spill over the lines above and below. */
const markPile = /(\p{M}{8})\p{M}+/gu;

function keepOrReveal(match: string, keep: string | undefined): string {
  return keep ?? reveal(match.codePointAt(0) ?? 0);
}

function reveal(codePoint: number): string {
  // Unicode has a picture for each ASCII control.
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '\u2421';
  return `\\u{${codePoint.toString(16)}}`;
}

/**
 * One line of NDJSON, without the line end. Besides what JSON escapes anyway, characters that could fool a
 * terminal (C1 controls, bidi and invisible ones) are written as `\uXXXX`: readers get the same string.
 */
export function jsonLine(value: object): string {
  return JSON.stringify(value).replace(deceptive, escapeUnits);
}

const deceptive = /[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu;

function escapeUnits(character: string): string {
  let escaped = '';
  for (let unit = 0; unit < character.length; unit += 1) {
    escaped += `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

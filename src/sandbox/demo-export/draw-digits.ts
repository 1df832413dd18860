import { type Canvas, type Colour, fillRect } from './canvas.ts';

const GLYPH_WIDTH = 5;
const GLYPH_HEIGHT = 7;

/** Seven rows of five dots, each row a number whose highest bit is the leftmost dot. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
  '1': [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  '2': [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
  '3': [0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110],
  '4': [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
  '5': [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
  '6': [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
  '7': [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
  '8': [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
  '9': [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
  '-': [0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000],
  ':': [0b00000, 0b00100, 0b00100, 0b00000, 0b00100, 0b00100, 0b00000],
  '+': [0b00000, 0b00100, 0b00100, 0b11111, 0b00100, 0b00100, 0b00000],
};

/** Writes digits, `-`, `+` and `:`; any other character leaves a gap. `scale` is the size of one dot. */
export function drawDigits(
  canvas: Canvas,
  text: string,
  position: { readonly x: number; readonly y: number; readonly scale: number },
  colour: Colour,
): void {
  const { scale } = position;
  let left = position.x;
  for (const character of text) {
    const rows = GLYPHS[character] ?? [];
    rows.forEach((dots, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column += 1) {
        const isSet = (dots >> (GLYPH_WIDTH - 1 - column)) & 1;
        if (isSet === 0) continue;
        const dot = { x: left + column * scale, y: position.y + row * scale, width: scale, height: scale };
        fillRect(canvas, dot, colour);
      }
    });
    left += (GLYPH_WIDTH + 1) * scale;
  }
}

/** Width and height in pixels that {@link drawDigits} needs for a text. */
export function measureDigits(text: string, scale: number): { width: number; height: number } {
  return { width: Math.max(0, text.length * (GLYPH_WIDTH + 1) - 1) * scale, height: GLYPH_HEIGHT * scale };
}

import { type Canvas, type Colour, createCanvas, fillCircle, fillRect, mix, setPixel } from './canvas.ts';
import { drawDigits, measureDigits } from './draw-digits.ts';

export type SceneKind = 'hills' | 'sea' | 'town' | 'night' | 'autumn' | 'sepia';

export interface Scene {
  readonly kind: SceneKind;
  /** Shown big; also moves the sun, the ridges and the houses, so that no two numbers look alike. */
  readonly number: number;
  /** Small line at the foot, drawn with digits, `-`, `+` and `:`. */
  readonly caption: string;
}

interface Palette {
  readonly skyTop: Colour;
  readonly skyFoot: Colour;
  readonly sun: Colour;
  readonly groundFar: Colour;
  readonly groundNear: Colour;
}

const PALETTES: Readonly<Record<SceneKind, Palette>> = {
  hills: palette([94, 160, 222], [226, 240, 246], [255, 236, 150], [132, 182, 140], [42, 104, 70]),
  sea: palette([70, 150, 214], [250, 226, 196], [255, 244, 200], [70, 160, 190], [20, 84, 130]),
  town: palette([240, 148, 110], [252, 222, 170], [255, 250, 220], [140, 96, 120], [72, 48, 84]),
  night: palette([12, 16, 48], [64, 66, 118], [240, 240, 220], [34, 40, 78], [14, 18, 40]),
  autumn: palette([150, 190, 216], [250, 238, 214], [255, 250, 230], [226, 138, 60], [150, 46, 34]),
  sepia: palette([206, 186, 150], [236, 222, 194], [248, 240, 220], [160, 134, 98], [98, 76, 50]),
};

function palette(
  skyTop: Colour,
  skyFoot: Colour,
  sun: Colour,
  groundFar: Colour,
  groundNear: Colour,
): Palette {
  return { skyTop, skyFoot, sun, groundFar, groundNear };
}

const WIDTH = 576;
const HEIGHT = 432;
const RIDGES = 4;

/** Paints a small landscape with its number and caption: the same scene is always the same picture. */
export function paintScene(scene: Scene): Canvas {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const colours = PALETTES[scene.kind];
  paintSky(canvas, colours);
  paintSun(canvas, colours, scene.number);
  for (let ridge = 0; ridge < RIDGES; ridge += 1) paintRidge(canvas, colours, scene, ridge);
  if (scene.kind === 'town' || scene.kind === 'night') paintHouses(canvas, colours, scene.number);
  writeNumber(canvas, colours, scene);
  return canvas;
}

function paintSky(canvas: Canvas, { skyTop, skyFoot }: Palette): void {
  for (let y = 0; y < canvas.height; y += 1) {
    fillRect(canvas, { x: 0, y, width: canvas.width, height: 1 }, mix(skyTop, skyFoot, y / canvas.height));
  }
}

function paintSun(canvas: Canvas, { sun, skyFoot }: Palette, number: number): void {
  const x = 80 + ((number * 97) % (canvas.width - 160));
  const y = 70 + ((number * 53) % 90);
  fillCircle(canvas, { x, y, radius: 52 }, mix(skyFoot, sun, 0.5));
  fillCircle(canvas, { x, y, radius: 38 }, sun);
}

/** One range of hills or row of waves; the nearer, the lower and the darker. */
function paintRidge(canvas: Canvas, colours: Palette, { kind, number }: Scene, ridge: number): void {
  const colour = mix(colours.groundFar, colours.groundNear, ridge / (RIDGES - 1));
  const swing = kind === 'sea' ? 5 : 34 - ridge * 6;
  const length = kind === 'sea' ? 24 + ridge * 14 : 90 + ridge * 25;
  for (let x = 0; x < canvas.width; x += 1) {
    const phase = x / length + number * 1.7 + ridge * 2.3;
    const top = Math.round(
      canvas.height * (0.5 + ridge * 0.12) + swing * (Math.sin(phase) + 0.4 * Math.sin(2.7 * phase)),
    );
    for (let y = top; y < canvas.height; y += 1) setPixel(canvas, x, y, colour);
  }
}

function paintHouses(canvas: Canvas, colours: Palette, number: number): void {
  for (let house = 0; house < 9; house += 1) {
    const height = 70 + ((number * 31 + house * 47) % 110);
    const left = 7 + house * 64;
    const top = canvas.height - height - 40;
    fillRect(canvas, { x: left, y: top, width: 50, height }, mix(colours.groundNear, [0, 0, 0], 0.25));
    for (let y = top + 12; y < top + height - 20; y += 26) {
      for (let x = left + 10; x < left + 42; x += 20) {
        const isLit = (x * 7 + y * 3 + number) % 5 < 3;
        fillRect(
          canvas,
          { x, y, width: 10, height: 14 },
          isLit ? [255, 226, 140] : mix(colours.skyTop, [0, 0, 0], 0.4),
        );
      }
    }
  }
}

function writeNumber(canvas: Canvas, colours: Palette, { number, caption }: Scene): void {
  const shadow = mix(colours.groundNear, [0, 0, 0], 0.6);
  const big = measureDigits(String(number), 20);
  const x = Math.round((canvas.width - big.width) / 2);
  const y = 130;
  drawDigits(canvas, String(number), { x: x + 4, y: y + 4, scale: 20 }, shadow);
  drawDigits(canvas, String(number), { x, y, scale: 20 }, [255, 255, 255]);

  const small = measureDigits(caption, 4);
  const foot = { x: Math.round((canvas.width - small.width) / 2), y: canvas.height - 44, scale: 4 };
  fillRect(
    canvas,
    { x: foot.x - 10, y: foot.y - 8, width: small.width + 20, height: small.height + 16 },
    shadow,
  );
  drawDigits(canvas, caption, foot, [255, 255, 255]);
}

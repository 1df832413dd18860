/** An RGB picture in memory, three bytes a pixel, rows from the top. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export type Colour = readonly [red: number, green: number, blue: number];

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height * 3) };
}

/** Sets one pixel; what lies outside the picture is ignored. */
export function setPixel(canvas: Canvas, x: number, y: number, [red, green, blue]: Colour): void {
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) return;
  const at = (y * canvas.width + x) * 3;
  canvas.pixels[at] = red;
  canvas.pixels[at + 1] = green;
  canvas.pixels[at + 2] = blue;
}

export function fillRect(
  canvas: Canvas,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: Colour,
): void {
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let x = rect.x; x < rect.x + rect.width; x += 1) setPixel(canvas, x, y, colour);
  }
}

export function fillCircle(
  canvas: Canvas,
  circle: { readonly x: number; readonly y: number; readonly radius: number },
  colour: Colour,
): void {
  const { x: centreX, y: centreY, radius } = circle;
  for (let y = Math.ceil(centreY - radius); y <= centreY + radius; y += 1) {
    const half = Math.sqrt(radius * radius - (y - centreY) ** 2);
    for (let x = Math.ceil(centreX - half); x <= centreX + half; x += 1) setPixel(canvas, x, y, colour);
  }
}

/** The colour `share` (0…1) of the way from one to the other. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

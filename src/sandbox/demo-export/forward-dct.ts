const SIZE = 8;

/** Row `frequency`, column `sample`: the cosine basis, scaled so that two passes give JPEG's transform. */
const BASIS = Float64Array.from({ length: SIZE * SIZE }, (_, at) => {
  const frequency = Math.floor(at / SIZE);
  const sample = at % SIZE;
  const scale = frequency === 0 ? Math.SQRT1_2 / 2 : 1 / 2;
  return scale * Math.cos(((2 * sample + 1) * frequency * Math.PI) / (2 * SIZE));
});

const halfway = new Float64Array(SIZE * SIZE);

/** Replaces the 8×8 samples by their two-dimensional cosine transform: rows first, then columns. */
export function forwardDct(samples: Float64Array): void {
  transformRows(samples, halfway);
  transformRows(halfway, samples);
}

/** Transforms each row and writes it as a column, so that two calls cover both directions. */
function transformRows(from: Float64Array, to: Float64Array): void {
  for (let row = 0; row < SIZE; row += 1) {
    for (let frequency = 0; frequency < SIZE; frequency += 1) {
      let sum = 0;
      for (let sample = 0; sample < SIZE; sample += 1) {
        sum += (from[row * SIZE + sample] ?? 0) * (BASIS[frequency * SIZE + sample] ?? 0);
      }
      to[frequency * SIZE + row] = sum;
    }
  }
}

/** Close enough: limits are round numbers, and a file that near to one is rare. */
const precision = 1.02;

/**
 * The largest request that is let through, between one that is known to be and one that is known not to be.
 * Asks about a dozen times at most: each question costs an answer, not the bytes.
 */
export async function findRequestLimit(
  taken: number,
  refused: number,
  isTaken: (requestBytes: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [taken, refused];
  while (high / low > precision) {
    const middle = Math.round(Math.sqrt(low * high));
    if (await isTaken(middle)) low = middle;
    else high = middle;
  }
  return low;
}

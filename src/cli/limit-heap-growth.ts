import { setFlagsFromString } from 'node:v8';

/**
 * How much the heap may grow, in percent, before it is cleaned up again. Left alone, V8 lets it grow to four times
 * of what is in use: a plan of 100,000 photos would take half as much memory again, to save a twentieth of the time.
 */
const growthPercent = 100;

/** For small computers: memory is what they lack. */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}

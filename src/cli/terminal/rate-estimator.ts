/** Estimates speed and time left from how far something was at what time. */
export interface RateEstimator {
  /** `value` so far, at `atMs`. Going back in value or time starts the estimate afresh. */
  add(atMs: number, value: number): void;
  /** Units per second over the window; undefined until there is something to go by. */
  perSecond(): number | undefined;
  /** Milliseconds until `remaining` more units are done; undefined while nobody can tell. */
  timeLeftMs(remaining: number): number | undefined;
}

/**
 * Averages over the last `windowMs`: long enough that one big file or one pause does not make the estimate
 * jump, short enough that a change of speed shows within a minute.
 */
export function createRateEstimator(windowMs = 60_000): RateEstimator {
  let samples: Sample[] = [];

  const perSecond = (): number | undefined => {
    const first = samples[0];
    const last = samples.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const elapsedMs = last.atMs - first.atMs;
    return elapsedMs < minimumMs ? undefined : ((last.value - first.value) * 1000) / elapsedMs;
  };

  return {
    add(atMs, value) {
      const last = samples.at(-1);
      if (last !== undefined && (value < last.value || atMs < last.atMs)) samples = [];
      // Many calls a second only replace the newest sample, so the window never holds more than a few hundred.
      const previous = samples.at(-2);
      if (previous !== undefined && atMs - previous.atMs < windowMs / samplesPerWindow) samples.pop();
      samples.push({ atMs, value });
      // One sample before the window stays as its left edge.
      while (samples.length > 2 && (samples[1]?.atMs ?? atMs) <= atMs - windowMs) samples.shift();
    },
    perSecond,
    timeLeftMs(remaining) {
      if (remaining <= 0) return 0;
      const rate = perSecond();
      return rate === undefined || rate <= 0 ? undefined : (remaining / rate) * 1000;
    },
  };
}

interface Sample {
  readonly atMs: number;
  readonly value: number;
}

const minimumMs = 1000;
const samplesPerWindow = 120;

const longestPauseMs = 24 * 60 * 60 * 1000;

/** Pause asked for by a `Retry-After` header (seconds or an HTTP date), at most a day; undefined when unusable. */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const pauseMs = /^\d+$/.test(text) ? Number(text) * 1000 : httpDateMs(text) - nowMs;
  return Number.isFinite(pauseMs) ? Math.min(Math.max(pauseMs, 0), longestPauseMs) : undefined;
}

/** Demands a weekday or month name: `Date.parse` alone takes `-5` for a year. */
function httpDateMs(text: string): number {
  return /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
}

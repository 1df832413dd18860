/** ISO 8601 in UTC, with a fraction only where there is one; undefined for what no calendar holds. */
export function formatInstant(epochMs: number): string | undefined {
  if (!(Math.abs(epochMs) <= maxEpochMs)) return undefined;
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** The farthest instant from 1970 that ECMAScript dates can hold. */
const maxEpochMs = 8.64e15;

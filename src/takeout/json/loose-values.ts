/**
 * Google's JSON is read loosely: fields come and go with the years, so each is taken if it makes sense and ignored if
 * not. Plain checks and no schema: nothing here can fail, and an export holds hundreds of thousands of these files.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

export function toObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Text that says something. */
export function toWords(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A finite number, or text that is one. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** `{timestamp, formatted}`, or the time stamp alone; `formatted` is localised free text and never parsed. */
export function toSeconds(value: unknown): number | undefined {
  return toEpochSeconds(toObject(value)?.timestamp ?? value);
}

/** Whole epoch seconds, from text or number; may be negative. Beyond what a date can hold is nonsense. */
function toEpochSeconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return undefined;
  const seconds = Math.trunc(number);
  return Math.abs(seconds) <= latestSeconds ? seconds : undefined;
}

const decimal = /^\s*[+-]?\d{1,16}(?:\.\d+)?\s*$/u;
const latestSeconds = 8.64e12;

import type { Random } from '../support/random.ts';

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  '0',
  'NaN',
  '\u0000\u001b[31m',
  '../../etc/passwd',
  'x'.repeat(5000),
  [],
  {},
  [[[[]]]],
];

/** Replaces, drops or repeats one to three values anywhere in a JSON text; what is no JSON stays as it is. */
export function mutateJson(text: string, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  for (let left = 1 + random.below(3); left > 0; left -= 1) value = mutateValue(value, random, 0);
  return JSON.stringify(value);
}

function mutateValue(value: unknown, random: Random, depth: number): unknown {
  if (typeof value !== 'object' || value === null || (depth > 0 && random.chance(0.2)))
    return random.pick(odd);
  return Array.isArray(value) ? mutateList(value, random, depth) : mutateObject(value, random, depth);
}

function mutateList(list: readonly unknown[], random: Random, depth: number): unknown {
  if (list.length === 0) return [random.pick(odd)];
  const at = random.below(list.length);
  const [before, after] = [list.slice(0, at), list.slice(at + 1)];
  switch (random.below(4)) {
    case 0:
      return [...before, ...after];
    case 1:
      return [...before, list[at], list[at], ...after];
    case 2:
      return [...list].reverse();
    default:
      return [...before, mutateValue(list[at], random, depth + 1), ...after];
  }
}

function mutateObject(object: object, random: Random, depth: number): unknown {
  const keys = Object.keys(object);
  if (keys.length === 0) return random.pick(odd);
  const key = random.pick(keys);
  const { [key]: value, ...rest } = object as Record<string, unknown>;
  if (random.chance(0.25)) return rest;
  return { ...rest, [key]: mutateValue(value, random, depth + 1) };
}

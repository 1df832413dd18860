/** Whether a value that came from outside is what it should be. */
export type Check<T> = (value: unknown) => value is T;

/** What the members of an object have to be. Others may be there as well. */
type Shape = Readonly<Record<string, Check<unknown>>>;

type Checked<C> = C extends Check<infer T> ? T : never;
type OptionalMembers<S> = { [K in keyof S]: undefined extends Checked<S[K]> ? K : never }[keyof S];

/** An object of that shape. Members that may be undefined may be absent. */
export type Shaped<S> = {
  readonly [K in Exclude<keyof S, OptionalMembers<S>>]: Checked<S[K]>;
} & { readonly [K in OptionalMembers<S>]?: Checked<S[K]> };

/** For what is checked by the hundred thousand; elsewhere zod says more about what is wrong. */
export function hasShape<S extends Shape>(shape: S): Check<Shaped<S>> {
  const members = Object.entries(shape);
  return (value): value is Shaped<S> => {
    if (!isObject(value)) return false;
    for (const [name, check] of members) if (!check(value[name])) return false;
    return true;
  };
}

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

export function isOneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => (words as readonly unknown[]).includes(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** JSON has numbers that are too large for any. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Numbers by name. */
export function isNumbers(value: unknown): value is Record<string, number> {
  return isObject(value) && Object.values(value).every(isNumber);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

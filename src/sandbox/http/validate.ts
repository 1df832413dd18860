import { invalid, type Issue, type ZodIssue } from './failure.ts';

export type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const uuidV4 = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$/;

/** Throws one 400 with all issues; does nothing when there are none. */
export function refuseInvalid(...issues: (Issue | undefined)[]): void {
  const found = issues.filter((issue) => issue !== undefined);
  if (found.length > 0) throw invalid(found);
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidV4.test(value);
}

export function checkUuid(path: Path, value: unknown): Issue | undefined {
  if (isUuid(value)) return undefined;
  return { nest: [`${path.join('.')} must be a UUID`], zod: zodUuid(path, value) };
}

/** Every id of a list must be well-formed; one bad id fails the call. */
export function checkUuidList(
  name: string,
  value: unknown,
  { minimum = 0 }: { readonly minimum?: number } = {},
): Issue | undefined {
  const tooFew = minimum === 0 ? [] : [`${name} must contain at least ${minimum} elements`];
  if (!Array.isArray(value)) {
    const nest = [
      `each value in ${name} must be a UUID`,
      `${name} should not be empty`,
      `${name} must be an array`,
    ];
    return { nest: [...tooFew, ...nest], zod: zodType([name], 'array', value) };
  }
  const bad = value.findIndex((id) => !isUuid(id));
  if (bad >= 0)
    return { nest: [`each value in ${name} must be a UUID`], zod: zodUuid([name, bad], value[bad]) };
  return value.length < minimum ? { nest: tooFew, zod: tooShort([name], minimum) } : undefined;
}

/** 3.x's word for a list with too few items. */
export function tooShort(path: Path, minimum: number): ZodIssue {
  const message = `Too small: expected array to have >=${minimum} items`;
  return { origin: 'array', code: 'too_small', minimum, inclusive: true, path, message };
}

export function checkString(path: Path, value: unknown): Issue | undefined {
  if (typeof value === 'string') return undefined;
  return { nest: [`${path.join('.')} must be a string`], zod: zodType(path, 'string', value) };
}

export function checkBoolean(path: Path, value: unknown): Issue | undefined {
  if (value === undefined || typeof value === 'boolean') return undefined;
  return { nest: [`${path.join('.')} must be a boolean value`], zod: zodType(path, 'boolean', value) };
}

export function checkArray(path: Path, value: unknown): Issue | undefined {
  if (Array.isArray(value)) return undefined;
  return { nest: [`${path.join('.')} must be an array`], zod: zodType(path, 'array', value) };
}

/** Undefined is allowed. */
export function checkOneOf(path: Path, value: unknown, allowed: readonly string[]): Issue | undefined {
  if (value === undefined || (typeof value === 'string' && allowed.includes(value))) return undefined;
  return {
    nest: [`${path.join('.')} must be one of the following values: ${allowed.join(', ')}`],
    zod: {
      code: 'invalid_value',
      values: allowed,
      path,
      message: `Invalid option: expected one of ${allowed.map((one) => `"${one}"`).join('|')}`,
    },
  };
}

/** Undefined is allowed. */
export function checkRange(path: Path, value: unknown, minimum: number, maximum: number): Issue | undefined {
  const name = path.join('.');
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    return { nest: [`${name} must be an integer number`], zod: zodType(path, 'number', value) };
  }
  if (value < minimum)
    return { nest: [`${name} must not be less than ${minimum}`], zod: tooSmall(path, minimum) };
  if (value > maximum)
    return { nest: [`${name} must not be greater than ${maximum}`], zod: tooBig(path, maximum) };
  if (!Number.isInteger(value)) {
    return {
      nest: [`${name} must be an integer number`],
      zod: {
        expected: 'int',
        format: 'safeint',
        code: 'invalid_type',
        path,
        message: 'Invalid input: expected int, received number',
      },
    };
  }
  return undefined;
}

export function tooSmall(path: Path, minimum: number): ZodIssue {
  const message = `Too small: expected number to be >=${minimum}`;
  return { origin: 'number', code: 'too_small', minimum, inclusive: true, path, message };
}

export function tooBig(path: Path, maximum: number): ZodIssue {
  const message = `Too big: expected number to be <=${maximum}`;
  return { origin: 'number', code: 'too_big', maximum, inclusive: true, path, message };
}

/** `expectedText` is how the message names the type when it differs from the code. */
export function zodType(path: Path, expected: string, value: unknown, expectedText = expected): ZodIssue {
  const message = `Invalid input: expected ${expectedText}, received ${typeName(value)}`;
  return { expected, code: 'invalid_type', path, message };
}

function zodUuid(path: Path, value: unknown): ZodIssue {
  if (typeof value !== 'string') return zodType(path, 'string', value);
  const pattern = uuidV4.toString();
  return { origin: 'string', code: 'invalid_format', format: 'uuid', pattern, path, message: 'Invalid UUID' };
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

import type { Capabilities } from '../capabilities.ts';
import type { Issue } from '../http/failure.ts';
import { zodType } from '../http/validate.ts';

/** One entry of the key/value store of an asset. */
export interface MetadataItem {
  readonly key: string;
  readonly value: unknown;
}

export interface ParsedMetadata {
  readonly items: readonly MetadataItem[];
  readonly issues: readonly Issue[];
}

/** The form field `metadata`: a JSON text. Ignored, whatever it holds, where the version does not know it. */
export function parseMetadataField(
  text: string | readonly string[] | undefined,
  mode: Capabilities['assetMetadata'],
): ParsedMetadata {
  if (text === undefined || mode === 'none') return { items: [], issues: [] };
  const value = typeof text === 'string' ? tryJson(text) : undefined;
  if (value === undefined) return refused('metadata must be valid JSON', ['metadata'], text);
  if (Array.isArray(value)) return checkItems(value);
  if (mode === 'object-or-array' && typeof value === 'object' && value !== null) return checkItems([value]);
  const sentence = 'metadata.each value in nested property metadata must be either object or array';
  return refused(sentence, ['metadata'], value);
}

/** The checks of `PUT /assets/:id/metadata` and of the form field; `name` is how the list is called. */
export function checkItems(list: readonly unknown[], name = 'metadata'): ParsedMetadata {
  const issues = list.flatMap((item, index) => checkItem(item, name, index));
  return { items: issues.length > 0 ? [] : (list as readonly MetadataItem[]), issues };
}

function checkItem(item: unknown, name: string, index: number): Issue[] {
  const { key, value } = (item ?? {}) as { key?: unknown; value?: unknown };
  const issues: Issue[] = [];
  const at = `${name}.${index}`;
  if (typeof key !== 'string') {
    const nest = [`${at}.key must be a string`, `${at}.key should not be empty`];
    issues.push({ nest, zod: zodType([name, index, 'key'], 'string', key) });
  } else if (key === '' && name === 'metadata') {
    issues.push({ nest: [`${at}.key should not be empty`], zod: {} });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    issues.push({
      nest: [`${at}.value must be an object`],
      zod: zodType([name, index, 'value'], 'record', value),
    });
  }
  return issues;
}

function refused(sentence: string, path: readonly string[], value: unknown): ParsedMetadata {
  return { items: [], issues: [{ nest: [sentence], zod: zodType(path, 'array', value) }] };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

import { UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';

/** Headers that the client or the connection set themselves. */
const reserved = new Set([
  'x-api-key',
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'expect',
]);

/** The key as it is sent; throws `UsageError`, which does not hold it, for what cannot be one. */
export function checkApiKey(apiKey: string): string {
  const key = apiKey.trim();
  if (key === '') throw new UsageError(say`the API key is empty`);
  if (!isHeaderValue(key) || /\s/.test(key)) {
    throw new UsageError(say`the API key contains characters that no API key has`, {
      hint: say`Copy it again, without spaces or quotes.`,
    });
  }
  return key;
}

/**
 * The headers that go with every request, lower-cased; the key is not among them.
 * Throws `UsageError` for what cannot be sent; the message never holds a value.
 */
export function buildRequestHeaders(custom: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'immich-takeout' };
  for (const [name, value] of Object.entries(custom)) headers[checkedName(name)] = checkedValue(name, value);
  return headers;
}

function checkedName(name: string): string {
  const lower = name.trim().toLowerCase();
  if (!/^[!#$%&'*+.^_`|~\da-z-]+$/.test(lower))
    throw new UsageError(say`a header cannot be called ${JSON.stringify(name)}`);
  if (reserved.has(lower) || lower.startsWith('x-immich-')) {
    throw new UsageError(say`the header ${lower} is set by this program and cannot be given`);
  }
  return lower;
}

function checkedValue(name: string, value: string): string {
  const trimmed = value.trim();
  if (!isHeaderValue(trimmed))
    throw new UsageError(say`the value of the header ${name} holds characters that cannot be sent`);
  return trimmed;
}

function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

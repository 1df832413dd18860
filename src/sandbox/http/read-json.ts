import { Refusal } from './failure.ts';
import type { Json } from './validate.ts';

const limitBytes = 10 * 1024 * 1024;

/**
 * The JSON object of a request; `{}` when the body is empty or its content type is not JSON, as Express does.
 * More than 10 MiB is a bare 500.
 */
export async function readJson(body: AsyncIterable<Buffer>, contentType: string | undefined): Promise<Json> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limitBytes) throw new Refusal(500, 'Internal server error', { early: true });
    chunks.push(chunk);
  }
  if (size === 0 || !contentType?.startsWith('application/json')) return {};
  return parse(Buffer.concat(chunks).toString('utf8'));
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch (error) {
    throw new Refusal(400, (error as SyntaxError).message, { early: true });
  }
}

import { SourceError } from '../lib/errors.ts';
import type { RewindableBody } from '../model/destination.ts';

/**
 * The content of a body, never a byte more or less than it declared: throws `SourceError` otherwise.
 * What lies behind the declared end is never passed on.
 */
export async function* readSized(body: RewindableBody, signal: AbortSignal): AsyncIterable<Buffer> {
  let seen = 0;
  for await (const chunk of body.open(signal)) {
    seen += chunk.length;
    if (seen > body.sizeBytes) throw wrongSize(body.sizeBytes, 'more');
    yield chunk;
  }
  if (seen < body.sizeBytes) throw wrongSize(body.sizeBytes, `only ${seen}`);
}

function wrongSize(declared: number, found: string): SourceError {
  return new SourceError('size-mismatch', `the content has ${found} bytes where ${declared} were announced`, {
    hint: 'The file was changed while it was read, or the archive is damaged.',
  });
}

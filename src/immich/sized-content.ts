import { SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { RewindableBody } from '../model/destination.ts';

/**
 * The content of a body, never a byte more or less than it declared: throws `SourceError` otherwise.
 * What lies behind the declared end is never passed on.
 */
export async function* readSized(body: RewindableBody, signal: AbortSignal): AsyncIterable<Buffer> {
  let seen = 0;
  for await (const chunk of body.open(signal)) {
    seen += chunk.length;
    if (seen > body.sizeBytes)
      throw wrongSize(say`the content has more bytes than the ${body.sizeBytes} that were announced`);
    yield chunk;
  }
  if (seen < body.sizeBytes)
    throw wrongSize(say`the content has only ${seen} bytes where ${body.sizeBytes} were announced`);
}

function wrongSize(message: string): SourceError {
  return new SourceError('size-mismatch', message, {
    hint: say`The file was changed while it was read, or the archive is damaged.`,
  });
}

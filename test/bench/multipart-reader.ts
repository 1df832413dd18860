/** Takes the content of one part, piece by piece; `undefined` when the part is complete. */
export type PartSink = (bytes: Buffer | undefined) => void;

const HEADER_END = Buffer.from('\r\n\r\n');

/**
 * Reads a multipart body as it arrives, without keeping any part. `openPart` gets each part's name and file
 * name and says where its content goes. Throws when the body ends before its last boundary.
 */
export async function readMultipart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  openPart: (part: { readonly name: string; readonly fileName: string | undefined }) => PartSink,
): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary has no line break before it: give it one.
  let rest: Buffer = Buffer.from('\r\n');
  let state = 'preamble' as 'preamble' | 'headers' | 'content' | 'end';
  let sink: PartSink = () => undefined;

  const step = (): boolean => {
    if (state === 'end') return false;
    if (state === 'headers') {
      const end = rest.indexOf(HEADER_END);
      if (end < 0) return false;
      sink = openPart(parseDisposition(rest.toString('utf8', 0, end)));
      rest = rest.subarray(end + HEADER_END.length);
      state = 'content';
      return true;
    }
    const end = rest.indexOf(delimiter);
    if (end < 0) {
      // The tail may be the start of a boundary: keep it for the next chunk.
      const safe = Math.max(0, rest.length - delimiter.length + 1);
      sink(rest.subarray(0, safe));
      rest = rest.subarray(safe);
      return false;
    }
    if (rest.length < end + delimiter.length + 2) return false;
    sink(rest.subarray(0, end));
    sink(undefined);
    sink = () => undefined;
    state =
      rest.toString('latin1', end + delimiter.length, end + delimiter.length + 2) === '--'
        ? 'end'
        : 'headers';
    rest = rest.subarray(end + delimiter.length);
    return true;
  };

  for await (const chunk of body) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (step());
  }
  if (state !== 'end') throw new Error('the multipart body ends too early');
}

function parseDisposition(headers: string): { name: string; fileName: string | undefined } {
  return {
    name: /[; ]name="([^"]*)"/i.exec(headers)?.[1] ?? '',
    fileName: /filename="([^"]*)"/i.exec(headers)?.[1],
  };
}

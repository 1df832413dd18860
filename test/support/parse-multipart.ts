export interface ReceivedPart {
  readonly name: string;
  /** Bytes between the quotes of `filename="…"`, read as UTF-8. */
  readonly fileName: string | undefined;
  readonly content: Buffer;
}

/** Takes a multipart body apart by RFC 7578, sharing no code with what encodes it. Throws on any deviation. */
export function parseMultipart(contentType: string, body: Buffer): ReceivedPart[] {
  const boundary = /^multipart\/form-data; boundary=([\w-]{1,70})$/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const parts: ReceivedPart[] = [];
  const first = Buffer.from(`--${boundary}\r\n`);
  if (!body.subarray(0, first.length).equals(first)) throw new Error('does not begin with the boundary');
  let at = first.length;
  for (;;) {
    const headEnd = body.indexOf('\r\n\r\n', at);
    const end = body.indexOf(`\r\n--${boundary}`, headEnd + 2);
    if (headEnd < 0 || end < 0) throw new Error('cut off');
    const head = body.toString('utf8', at, headEnd);
    const [disposition = ''] = head.split('\r\n');
    const match = /^Content-Disposition: form-data; name="([^"\r\n]*)"(?:; filename="([^"\r\n]*)")?$/.exec(
      disposition,
    );
    if (match === null) throw new Error(`odd part head: ${head}`);
    parts.push({ name: match[1] ?? '', fileName: match[2], content: body.subarray(headEnd + 4, end) });
    at = end + 4 + boundary.length;
    const next = body.toString('latin1', at, at + 2);
    at += 2;
    if (next === '\r\n') continue;
    if (next !== '--' || body.toString('latin1', at) !== '\r\n')
      throw new Error('does not end with the boundary');
    return parts;
  }
}

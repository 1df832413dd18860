import { badRequest } from '../http/failure.ts';

/** Takes the parts of a form as they come. Each method resolves before more of the body is read. */
export interface PartHandler {
  onField(name: string, value: string): void;
  /** A file part begins; throwing refuses the whole form. */
  onFile(name: string, fileName: string): Promise<FileSink>;
}

export interface FileSink {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<void>;
}

const maxFieldBytes = 1024 * 1024;
const maxHeadBytes = 80 * 1024;

/**
 * Reads `multipart/form-data` as a stream, in constant memory. A part with a file name is a file; every other part is
 * a text field of at most 1 MiB. The texts of its refusals are those of the parser Immich uses.
 */
export async function parseMultipart(
  contentType: string,
  body: AsyncIterable<Buffer>,
  handler: PartHandler,
): Promise<void> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) throw badRequest('Multipart: Boundary not found');
  const parser = createParser(`\r\n--${name}`, handler);
  for await (const chunk of body) {
    await parser.push(chunk);
    if (parser.done()) return;
  }
  throw badRequest('Multipart: Unexpected end of form');
}

interface Parser {
  push(chunk: Buffer): Promise<void>;
  done(): boolean;
}

/** Receives the bytes of the current part; the preamble has none. */
interface Sink {
  write(bytes: Buffer): Promise<void> | void;
  end(): Promise<void> | void;
}

const ignored: Sink = { write: () => undefined, end: () => undefined };

function createParser(delimiterText: string, handler: PartHandler): Parser {
  const delimiter = Buffer.from(delimiterText, 'latin1');
  // The first boundary needs no line break before it: pretend there was one.
  let pending: Buffer = Buffer.from('\r\n');
  let state: 'content' | 'head' | 'done' = 'content';
  let sink = ignored;

  /** Passes on everything that cannot be the start of a boundary. */
  async function readContent(): Promise<boolean> {
    const at = pending.indexOf(delimiter);
    if (at < 0) {
      const safe = pending.length - delimiter.length + 1;
      if (safe > 0) {
        await sink.write(pending.subarray(0, safe));
        pending = pending.subarray(safe);
      }
      return false;
    }
    if (pending.length < at + delimiter.length + 2) return false;
    if (at > 0) await sink.write(pending.subarray(0, at));
    await sink.end();
    sink = ignored;
    const after = pending.toString('latin1', at + delimiter.length, at + delimiter.length + 2);
    state = after === '--' ? 'done' : 'head';
    // The line break after the boundary stays: it ends an empty head as well.
    pending = pending.subarray(at + delimiter.length);
    return true;
  }

  async function readHead(): Promise<boolean> {
    const end = pending.indexOf('\r\n\r\n');
    if (end < 0) {
      if (pending.length > maxHeadBytes) throw badRequest('Multipart: Malformed part header');
      return false;
    }
    sink = await openPart(pending.subarray(0, end), handler);
    pending = pending.subarray(end + 4);
    state = 'content';
    return true;
  }

  return {
    async push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (state !== 'done' && (state === 'head' ? await readHead() : await readContent()));
    },
    done: () => state === 'done',
  };
}

async function openPart(head: Buffer, handler: PartHandler): Promise<Sink> {
  // The names are raw UTF-8, whatever the specification says.
  const disposition = /^content-disposition:(.*)$/im.exec(head.toString('utf8'))?.[1] ?? '';
  const name = parameter(disposition, 'name') ?? '';
  const fileName = parameter(disposition, 'filename') ?? extendedFileName(disposition);
  return fileName === undefined ? fieldSink(name, handler) : handler.onFile(name, baseName(fileName));
}

/** Percent escapes are not undone; `\"` and `\\` are. */
function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(disposition);
  return match?.[1]?.replaceAll(/\\(["\\])/g, '$1') ?? match?.[2];
}

/** `filename*=UTF-8''…` comes out mangled: its UTF-8 is decoded twice. */
function extendedFileName(disposition: string): string | undefined {
  const value = /;\s*filename\*=utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  if (value === undefined) return undefined;
  try {
    return Buffer.from(decodeURIComponent(value), 'latin1').toString('utf8');
  } catch {
    return value;
  }
}

function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

function fieldSink(name: string, handler: PartHandler): Sink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write(bytes) {
      size += bytes.length;
      if (size > maxFieldBytes) throw badRequest('Field value too long');
      chunks.push(Buffer.from(bytes));
    },
    end: () => handler.onField(name, Buffer.concat(chunks).toString('utf8')),
  };
}

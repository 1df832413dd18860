import { createHash } from 'node:crypto';
import type { Capabilities } from '../capabilities.ts';
import { badRequest } from '../http/failure.ts';
import { mediaKind } from '../media-types.ts';
import type { OriginalStore, OriginalWriter } from '../store/original-store.ts';
import { parseMultipart, type FileSink } from './parse-multipart.ts';

/** A received upload form; the original is written, but not yet anybody's. */
export interface UploadForm {
  /** Text fields; the last one of a name, unless it came more than once. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>;
  readonly original: ReceivedOriginal | undefined;
  readonly sidecar: string | undefined;
}

export interface ReceivedOriginal {
  readonly partName: string;
  /** The name by which the part was let in: decides the type of the asset. */
  readonly admittedName: string;
  readonly writer: OriginalWriter;
  readonly checksum: string;
  readonly sizeBytes: number;
}

/** Receives the form; whatever was written is thrown away again when it is refused or breaks off. */
export async function receiveForm(
  contentType: string,
  body: AsyncIterable<Buffer>,
  originals: OriginalStore,
  capabilities: Capabilities,
): Promise<UploadForm> {
  const fields = new Map<string, string | readonly string[]>();
  const files = createFileReceiver(originals, capabilities, fields);
  if (!contentType.startsWith('multipart/form-data'))
    return { fields, original: undefined, sidecar: undefined };
  try {
    await parseMultipart(contentType, body, {
      onField(name, value) {
        const earlier = fields.get(name);
        fields.set(name, earlier === undefined ? value : [...[earlier].flat(), value]);
      },
      onFile: (name, fileName) => files.open(name, fileName),
    });
  } catch (error) {
    await files.discard();
    throw error;
  }
  return { fields, original: files.original(), sidecar: files.sidecar() };
}

interface FileReceiver {
  open(name: string, fileName: string): Promise<FileSink>;
  original(): ReceivedOriginal | undefined;
  sidecar(): string | undefined;
  discard(): Promise<void>;
}

function createFileReceiver(
  originals: OriginalStore,
  capabilities: Capabilities,
  fields: ReadonlyMap<string, string | readonly string[]>,
): FileReceiver {
  let writer: OriginalWriter | undefined;
  let original: ReceivedOriginal | undefined;
  let sidecar: string | undefined;

  async function openOriginal(partName: string, admittedName: string): Promise<FileSink> {
    const opened = await originals.openWriter();
    writer = opened;
    const hash = createHash('sha1');
    let sizeBytes = 0;
    return {
      async write(chunk) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await opened.write(chunk);
      },
      end() {
        original = { partName, admittedName, writer: opened, checksum: hash.digest('hex'), sizeBytes };
        return Promise.resolve();
      },
    };
  }

  function openSidecar(): FileSink {
    const chunks: Buffer[] = [];
    return {
      write(chunk) {
        chunks.push(Buffer.from(chunk));
        return Promise.resolve();
      },
      end() {
        sidecar = Buffer.concat(chunks).toString('utf8');
        return Promise.resolve();
      },
    };
  }

  return {
    async open(name, partName) {
      const isOriginal = name === 'assetData' && writer === undefined;
      const isSidecar = name === 'sidecarData' && sidecar === undefined;
      if (!isOriginal && !isSidecar) throw badRequest(`Unexpected field - ${name}`);
      const tested = testedName(partName, fields, capabilities);
      const admitted = isOriginal ? mediaKind(tested, capabilities) !== undefined : /\.xmp$/i.test(tested);
      if (!admitted) throw badRequest(`Unsupported file type ${tested}`);
      return isOriginal ? openOriginal(partName, tested) : openSidecar();
    },
    original: () => original,
    sidecar: () => sidecar,
    discard: () => writer?.discard() ?? Promise.resolve(),
  };
}

/** The trap: once the form's `filename` was read, it is the name tested for every file part after it. */
function testedName(
  partName: string,
  fields: ReadonlyMap<string, string | readonly string[]>,
  capabilities: Capabilities,
): string {
  const field = fields.get('filename');
  const applies = capabilities.filenameFieldNamesLaterParts && typeof field === 'string' && field !== '';
  return applies ? field : partName;
}

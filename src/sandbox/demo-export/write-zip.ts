import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Local time on purpose: the zip's own clock has no zone, and so the archive is the same bytes in every zone. */
const PACKED_AT = new Date(2026, 0, 1, 12, 0, 0);

/** Writes files into a zip in the order given: text deflated, media stored. */
export async function writeZip(
  filePath: string,
  files: readonly { readonly path: string; readonly bytes: Buffer }[],
): Promise<void> {
  const zip = new ZipFile();
  for (const { path, bytes } of files) {
    const compress = /\.(json|html)$/.test(path);
    zip.addBuffer(bytes, path, { mtime: PACKED_AT, mode: 0o100644, compress, forceDosTimestamp: true });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(filePath));
}

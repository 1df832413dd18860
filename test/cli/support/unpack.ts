import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** Extracts a zip as any unpacking program would. */
export async function unpack(zipPath: string, target: string): Promise<void> {
  const zip = await openPromise(zipPath);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const filePath = join(target, entry.fileName);
    mkdirSync(dirname(filePath), { recursive: true });
    await writeFile(filePath, await buffer(await zip.openReadStreamPromise(entry)));
  }
}

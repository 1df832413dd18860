import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoExpectations, expectationsOf } from './demo-expectations.ts';
import { DEMO_FOLDERS } from './demo-folders.ts';
import { DEMO_ITEMS } from './demo-items.ts';
import { layOutExport } from './lay-out-export.ts';
import { writeZip } from './write-zip.ts';

const PARTS = [1, 2, 3];

/**
 * Writes a small Google Takeout of three zip parts into a folder, made on the spot and always the same,
 * and tells what must be on a server after it was brought over.
 */
export async function writeDemoExport(
  dir: string,
): Promise<{ paths: string[]; expectations: DemoExpectations }> {
  await mkdir(dir, { recursive: true });
  const files = layOutExport(DEMO_ITEMS, DEMO_FOLDERS);
  const paths = await Promise.all(
    PARTS.map(async (part) => {
      const filePath = join(dir, archiveName(part));
      const inPart = files.filter((file) => file.part === part);
      await writeZip(filePath, inPart);
      return filePath;
    }),
  );
  return { paths, expectations: expectationsOf(files, archiveName) };
}

function archiveName(part: number): string {
  return `takeout-20260101T120000Z-${String(part).padStart(3, '0')}.zip`;
}

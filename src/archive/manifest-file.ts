import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { manifestName, temporaryName } from './layout.ts';
import { Manifest } from './manifest.ts';

/** @throws AppError when the file is no manifest, or one of a newer version: it must not be overwritten */
export async function readManifest(dir: string): Promise<Manifest> {
  const path = join(dir, manifestName);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return new Manifest();
  const manifest = Manifest.parse(text);
  if (manifest === 'newer')
    throw new AppError(say`${path} was written by a newer version of this program`, {
      hint: say`Update immich-takeout, or name another folder.`,
    });
  if (manifest === undefined)
    throw new AppError(say`${path} is not the list of albums that this program writes`, {
      hint: say`It is left as it is. Move it away, or name another folder.`,
    });
  return manifest;
}

/** Replaces the manifest at once or not at all; one that says the same stays untouched. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const path = join(dir, manifestName);
  const text = manifest.toJson();
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return;
  const temporary = join(dir, temporaryName(manifestName));
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

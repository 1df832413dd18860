import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSource } from './byte-source.ts';
import type { OriginalStore, OriginalWriter } from './original-store.ts';

/**
 * Keeps originals as readable files, `originals/<user>/<id>-<name>`, streamed to disk while they arrive.
 * Half-received uploads of an earlier run are cleaned away at start.
 */
export async function openFolderOriginals(dir: string): Promise<OriginalStore> {
  const incoming = path.join(dir, 'incoming');
  const root = path.join(dir, 'originals');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  await mkdir(root, { recursive: true });
  const paths = findOriginals(root);

  return {
    complete: true,
    openWriter: () => openWriter(path.join(incoming, randomUUID()), root, paths),
    open(id) {
      const filePath = paths.get(id);
      return filePath === undefined ? undefined : fileBytes(filePath);
    },
    async remove(id) {
      const filePath = paths.get(id);
      paths.delete(id);
      if (filePath !== undefined) await rm(filePath, { force: true });
    },
  };
}

async function openWriter(
  temporaryPath: string,
  root: string,
  paths: Map<string, string>,
): Promise<OriginalWriter> {
  const file = await open(temporaryPath, 'wx');
  return {
    async write(chunk) {
      await file.write(chunk);
    },
    async commit(id, userName, fileName) {
      await file.close();
      const folder = path.join(root, safeName(userName));
      await mkdir(folder, { recursive: true });
      const filePath = path.join(folder, `${id}-${safeName(fileName)}`);
      await rename(temporaryPath, filePath);
      paths.set(id, filePath);
    },
    async discard() {
      await file.close();
      await rm(temporaryPath, { force: true });
    },
  };
}

function findOriginals(root: string): Map<string, string> {
  const paths = new Map<string, string>();
  if (!existsSync(root)) return paths;
  for (const user of readdirSync(root)) {
    for (const name of readdirSync(path.join(root, user)))
      paths.set(name.slice(0, 36), path.join(root, user, name));
  }
  return paths;
}

/** Names come from strangers: keep them readable, but inside their folder and short enough for any file system. */
function safeName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_').replace(/^\.+/, '_');
  if (Buffer.byteLength(plain) <= 180) return plain === '' ? '_' : plain;
  const digest = createHash('sha1').update(name).digest('hex').slice(0, 8);
  return `${plain.slice(0, 60)}-${digest}${path.extname(plain).slice(0, 10)}`;
}

function fileBytes(filePath: string): ByteSource {
  return {
    async read(offset, length) {
      const file = await open(filePath, 'r');
      try {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

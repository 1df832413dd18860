import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, photo, sidecar } from '../support/export-builder.ts';
import { runProgram } from '../support/run-program.ts';
import { contentsOf } from './support/server-contents.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** A real export of 2025, where it lies beside the repository. */
const sampleFolder = fileURLToPath(new URL('../../../shared/samples/takeout-2025', import.meta.url));
const folder = temporaryFolder();

it('a real export of 2025: every photo once, under its title, at its instant, in its album', async () => {
  const files = existsSync(sampleFolder) ? readSample() : builtSample();
  const zip = join(folder, 'takeout-20250301T120000Z-001.zip');
  await writeZip(zip, files);
  const sandbox = await startSandbox({ version: '2.7' });
  const result = await runProgram(['upload', '--server', sandbox.url, zip], {
    env: { IMMICH_API_KEY: sandbox.apiKey },
  });
  expect(result.exitCode).toBe(0);
  const { assets, albums } = contentsOf(sandbox.snapshot());
  expect(assets.map(({ sha1, fileName, instant }) => ({ sha1, fileName, instant }))).toEqual(photosOf(files));
  expect(albums.map(({ title, members }) => ({ title, members }))).toEqual(albumsOf(files));
  await sandbox.close();
});

type Files = ReadonlyMap<string, Buffer>;

function readSample(): Files {
  return new Map(
    readdirSync(sampleFolder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [`Takeout/${relative(sampleFolder, path).split(sep).join('/')}`, readFileSync(path)]),
  );
}

/** The same shape: every photo in its year and again in the album, each beside a sidecar. */
function builtSample(): Files {
  const files = new Map<string, Buffer>();
  for (const dir of ['Takeout/Google Photos/Photos from 2025', 'Takeout/Google Photos/gophers']) {
    for (const seed of [1, 2, 3]) {
      const name = `gopher-clipart_400022${seed}.jpg`;
      files.set(`${dir}/${name}`, photo(seed));
      files.set(
        `${dir}/${name}.supplemental-metadata.json`,
        sidecar(name, { takenAt: `2025-02-03T04:05:0${seed}Z` }),
      );
    }
  }
  return files.set('Takeout/Google Photos/gophers/metadata.json', album('gophers'));
}

/** What must be there, by the simplest of all rules: in this export each sidecar bears its photo's whole name. */
function photosOf(files: Files): { sha1: string; fileName: string; instant: string }[] {
  const photos = new Map<string, { sha1: string; fileName: string; instant: string }>();
  for (const [path, bytes] of files) {
    if (!path.endsWith('.jpg')) continue;
    const text = files.get(`${path}.supplemental-metadata.json`)?.toString();
    if (text === undefined) continue;
    const { title, photoTakenTime } = JSON.parse(text) as {
      title: string;
      photoTakenTime: { timestamp: string };
    };
    const instant = new Date(Number(photoTakenTime.timestamp) * 1000).toISOString();
    photos.set(sha1(bytes), { sha1: sha1(bytes), fileName: title, instant });
  }
  return [...photos.values()].sort((a, b) => (a.sha1 < b.sha1 ? -1 : 1));
}

function albumsOf(files: Files): { title: string; members: string[] }[] {
  const metadata = [...files].filter(([path]) => basename(path) === 'metadata.json');
  return metadata.map(([path, bytes]) => {
    const inFolder = [...files].filter(([other]) => dirname(other) === dirname(path));
    const photos = inFolder.filter(([other]) => other.endsWith('.jpg'));
    const { title } = JSON.parse(bytes.toString()) as { title: string };
    return { title, members: photos.map(([, photoBytes]) => sha1(photoBytes)).sort() };
  });
}

async function writeZip(path: string, files: Files): Promise<void> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

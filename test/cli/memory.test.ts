import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildExport, sidecar, sparse } from '../support/export-builder.ts';
import { PlainZipWriter } from '../support/plain-zip-writer.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import { startSandboxProcess } from './support/sandbox-process.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const megabyte = 1_000_000;
const folder = temporaryFolder();

describe('memory', () => {
  it(
    'does not grow with the size of the files: three of 700 MB, four at a time',
    { timeout: 120_000 },
    async () => {
      const files = [1, 2, 3].map((seed) => [`film-${seed}.mp4`, sparse(seed, 700 * megabyte)]);
      const built = await buildExport([{ 'Photos from 2023': Object.fromEntries(files) as never }], {
        dir: join(folder, 'big'),
      });
      const server = await startSandboxProcess();
      const result = await runProgram(
        ['--json', 'upload', '--concurrency', '4', '--server', server.url, ...built.paths],
        { env: { IMMICH_API_KEY: server.apiKey } },
      );
      expect(result.exitCode).toBe(0);
      const { assets } = await server.snapshot();
      expect(assets.map(({ checksum }) => checksum).sort()).toEqual(
        built.files.map((file) => file.sha1()).sort(),
      );
      await server.stop();
      console.log(`three files of 700 MB: ${describeRun(result)}`);
      expect(result.peakMemoryBytes).toBeGreaterThan(30 * megabyte);
      expect(result.peakMemoryBytes).toBeLessThan(250 * megabyte);
    },
  );

  it('holds a plan of 100,000 files, and every one is on a line', { timeout: 120_000 }, async () => {
    const zip = join(folder, 'takeout-20240101T000000Z-001.zip');
    writePhotos(zip, 50_000);
    const result = await runProgram(['--json', 'plan', zip]);
    expect(result.exitCode).toBe(0);
    const lines = parseLines(result.stdout);
    const entries = lines.filter(({ type }) => type === 'media' || type === 'sidecar' || type === 'other');
    expect(new Set(entries.map(({ path }) => path)).size).toBe(100_000);
    expect(entries).toHaveLength(100_000);
    expect(lines.at(-1)).toMatchObject({ entries: 100_000, media: 50_000, matched: 50_000, upload: 50_000 });
    console.log(`a plan of 100,000 files: ${describeRun(result)}`);
    expect(result.peakMemoryBytes).toBeLessThan(400 * megabyte);
  });
});

function describeRun({
  durationMs,
  peakMemoryBytes,
}: {
  durationMs: number;
  peakMemoryBytes: number;
}): string {
  return `${(durationMs / 1000).toFixed(1)} s, ${Math.round(peakMemoryBytes / megabyte)} MB`;
}

/** Photos of a few bytes, each beside its sidecar, 5,000 a year. */
function writePhotos(path: string, count: number): void {
  const zip = new PlainZipWriter(path);
  for (let index = 0; index < count; index += 1) {
    const dir = `Takeout/Google Photos/Photos from ${2010 + Math.floor(index / 5000)}`;
    const name = `IMG_${String(index).padStart(6, '0')}.jpg`;
    zip.add(`${dir}/${name}`, createHash('sha1').update(name).digest());
    zip.add(`${dir}/${name}.supplemental-metadata.json`, sidecar(name));
  }
  zip.close();
}

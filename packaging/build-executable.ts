import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inject } from 'postject';

/**
 * Makes one file that needs nothing beside it: the whole program inside a copy of the Node.js that runs this script
 * (a "single executable application"). It runs on the platform it was made on.
 *
 *     npm run executable [-- FILE]
 */
async function buildExecutable(target: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'immich-takeout-build-'));
  try {
    const bundle = await bundleProgram(work);
    const blob = makeBlob(bundle, work);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(process.execPath, target);
    chmodSync(target, 0o755);
    await inject(target, 'NODE_SEA_BLOB', blob, { sentinelFuse: fuse });
  } finally {
    rmSync(work, { recursive: true });
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where Node.js looks whether something was put into it: https://nodejs.org/api/single-executable-applications.html */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** All modules in one CommonJS file: the only kind that every supported Node.js can start from inside itself. */
async function bundleProgram(work: string): Promise<string> {
  const outfile = join(work, 'program.cjs');
  await build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile,
    // Only files of the package are found by it, and inside the executable these are assets.
    define: { 'import.meta.url': '"file:///"' },
    logLevel: 'warning',
  });
  return outfile;
}

function makeBlob(main: string, work: string): Buffer {
  const output = join(work, 'program.blob');
  const config = join(work, 'sea-config.json');
  const assets = { 'package.json': join(root, 'package.json') };
  writeFileSync(config, JSON.stringify({ main, output, assets, disableExperimentalSEAWarning: true }));
  execFileSync(process.execPath, ['--experimental-sea-config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(output);
}

await buildExecutable(resolve(process.argv[2] ?? join(root, 'build/immich-takeout')));

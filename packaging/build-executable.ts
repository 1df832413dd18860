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
import { basename, dirname, join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { inject } from 'postject';
import { threadAsset } from '../src/source/beside/content-workers.ts';
import { bundling, root } from './bundle.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

/**
 * Makes one file that needs nothing beside it: the whole program inside a copy of the Node.js that runs this script
 * (a "single executable application"). It runs on the platform it was made on.
 *
 *     npm run executable [-- FILE]
 */
async function buildExecutable(target: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'immich-takeout-build-'));
  try {
    const program = await bundleFile('src/cli/main.ts', work);
    const thread = await bundleFile('src/source/beside/content-worker.ts', work);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(process.execPath, target);
    chmodSync(target, 0o755);
    await inject(target, 'NODE_SEA_BLOB', makeBlob(program.path, { [threadAsset]: thread.path }, work), {
      sentinelFuse: fuse,
    });
    writeFileSync(`${target}-licenses.txt`, `${nodeLicence}\n${thirdPartyLicences(program.metafile)}`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Where Node.js looks whether something was put into it: https://nodejs.org/api/single-executable-applications.html */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const nodeLicence = `The executable is Node.js ${process.version}: https://github.com/nodejs/node/blob/${process.version}/LICENSE`;

/** A module with all that it needs in one CommonJS file: the only kind that every Node.js starts from inside itself. */
async function bundleFile(module: string, work: string): Promise<{ path: string; metafile: Metafile }> {
  const path = join(work, `${basename(module, '.ts')}.cjs`);
  const { metafile } = await build({
    ...bundling,
    write: true,
    entryPoints: [module],
    outfile: path,
    format: 'cjs',
    // Only the thread's file is found by it, which is an asset here.
    define: { 'import.meta.url': '"file:///"' },
  });
  return { path, metafile };
}

function makeBlob(main: string, assets: Readonly<Record<string, string>>, work: string): Buffer {
  const output = join(work, 'program.blob');
  const config = join(work, 'sea-config.json');
  writeFileSync(
    config,
    JSON.stringify({ main, output, assets, useCodeCache: true, disableExperimentalSEAWarning: true }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(output);
}

await buildExecutable(resolve(process.argv[2] ?? join(root, 'build/immich-takeout')));

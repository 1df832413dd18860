import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * How `src/` becomes the program that people run. The packages go in as well: to look for their hundreds of files was
 * half of the time of a short command, and everybody runs the very versions that were tested. Not minified: it would
 * save no time, and the stack of a bug is to be read.
 */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  metafile: true,
  write: false,
  logLevel: 'warning',
  plugins: [
    {
      name: 'undici-agents',
      setup: (bundler) =>
        bundler.onResolve({ filter: /^undici$/ }, () => ({
          path: join(root, 'packaging/undici-agents.js'),
        })),
    },
  ],
} as const satisfies BuildOptions;

/** What a folder of the built program is to hold. */
export interface Bundle {
  readonly files: readonly BundledFile[];
  readonly metafile: Metafile;
}

interface BundledFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Modules of `src/` as a flat folder of files for Node.js. What is imported dynamically stays in files of its own,
 * read when they are wanted. The threads' file lies beside all others: whichever of them starts a thread finds it.
 */
export async function bundleModules(modules: readonly string[], outdir: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...bundling,
    entryPoints: [...modules, 'src/source/beside/content-worker.ts'],
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir,
    format: 'esm',
    splitting: true,
    // Nobody reads them until there is a bug to tell of.
    sourcemap: 'linked',
    sourcesContent: false,
  });
  const files = outputFiles.map(({ path, text }) => ({ path, text: withRequire(text) }));
  // Those that are named for their content come first: no file is ever there before those that it loads.
  files.sort((a, b) => Number(isEntryPoint(a.path)) - Number(isEntryPoint(b.path)));
  return { files, metafile };
}

function isEntryPoint(path: string): boolean {
  return !/-[0-9A-Z]{8}\.js/u.test(path);
}

/** Packages in CommonJS ask for modules of Node.js by `require`, which modules have not; one file does so for all. */
function withRequire(text: string): string {
  if (!/^var __require = /mu.test(text)) return text;
  return `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); ${text}`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './bundle.ts';

/**
 * The licences of all packages of which something is in a bundle, as their terms ask for.
 * @throws when a package comes without the text of its licence
 */
export function thirdPartyLicences(metafile: Metafile): string {
  const sections = bundledPackages(metafile).map(describePackage).sort();
  return [introduction, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
}

const introduction =
  'immich-takeout is under the MIT licence. It contains code of these packages, each under its own licence.\n';

/** Their folders. */
function bundledPackages({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = inputs.flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0] ?? []);
  return [...new Set(folders)].map((folder) => resolve(root, folder));
}

function describePackage(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const texts = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)\b/iu.test(file));
  if (license === undefined || texts.length === 0) throw new Error(`${name} ${version} has no licence text`);
  const content = texts.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...content, ''].join('\n\n');
}

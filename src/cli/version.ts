import { readFileSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';

/** Version of this program, from its package.json. */
export function programVersion(): string {
  return (JSON.parse(readPackageJson()) as { readonly version: string }).version;
}

/** The single executable carries the file inside itself. */
function readPackageJson(): string {
  return isSea()
    ? getAsset('package.json', 'utf8')
    : readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
}

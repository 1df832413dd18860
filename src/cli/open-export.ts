import { SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { SourceSet } from '../model/source.ts';
import { openSources } from '../source/open-sources.ts';

/**
 * Opens what the user named.
 * @throws SourceError when nothing of it can be read, or nothing is in it
 */
export async function openExport(
  paths: readonly string[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<SourceSet> {
  const sources = await openSources(paths, options);
  if (sources.entries.length > 0) return sources;
  await sources.close();
  throw new SourceError('empty', say`there are no files in ${paths.join(', ')}`, {
    hint: say`Name takeout zips, a folder that holds them, or an unpacked export.`,
  });
}

import type { Entry } from '../model/entry.ts';
import type { Library } from '../model/library.ts';
import type { BulkReader, EntryReader, SourceInfo } from '../model/source.ts';
import { flatten } from '../lib/flatten.ts';
import { groupBy } from '../lib/group-by.ts';
import type { AssembledExport } from './assemble-export.ts';
import { assembleExport } from './assemble-export.ts';
import { groupByFolder } from './folders/logical-folders.ts';
import { describeProblem } from './describe-problem.ts';
import { pairExport } from './pair-export.ts';
import { startSurvey, surveyExports } from './survey-export.ts';

/** The bytes that classification needs: small JSON files whole, and a few heads of files with unclear names. */
export type LibraryReader = BulkReader & Pick<EntryReader, 'readHead'>;

export interface ReadLibraryOptions {
  readonly signal?: AbortSignal;
  /** Called as JSON files are read; `total` is known from the first call and may grow a little. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Classifies all entries of the sources, pairs media with their sidecars, and finds albums. Each entry ends in
 * exactly one list of the library. The order of sources and entries makes no difference to what is found.
 * Rejects only when aborted: files that cannot be read are part of the result.
 */
export async function readLibrary(
  input: {
    readonly sources: readonly SourceInfo[];
    readonly entries: readonly Entry[];
    readonly reader: LibraryReader;
  },
  options: ReadLibraryOptions = {},
): Promise<Library> {
  const folders = groupByFolder(input.sources, input.entries).map(startSurvey);
  const exports = [...groupBy(folders, ({ folder }) => folder.exportId).values()];
  const parts: AssembledExport[] = [];
  for (const survey of await surveyExports(exports, input.reader, options)) {
    parts.push(assembleExport(survey, await pairExport(survey, input.reader, options.signal)));
  }
  const findings = flatten(parts.map((part) => part.findings));
  return {
    media: flatten(parts.map((part) => part.media)),
    sidecars: flatten(parts.map((part) => part.sidecars)),
    others: flatten(parts.map((part) => part.others)),
    albums: flatten(parts.map((part) => part.albums)),
    problems: findings.map((finding) => describeProblem(finding, input.sources)),
  };
}

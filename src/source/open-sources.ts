import { SourceError } from '../lib/errors.ts';
import { flatten } from '../lib/flatten.ts';
import { say } from '../lib/say.ts';
import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceInfo, SourceSet } from '../model/source.ts';
import { assignExports } from './assign-exports.ts';
import type { PartIdentity } from './assign-exports.ts';
import { HashedReader } from './beside/hashed-reader.ts';
import type { SourcePath } from './expand-folder.ts';
import { expandInputs } from './expand-inputs.ts';
import { findMissingParts } from './find-missing-parts.ts';
import { FolderSource } from './folder-source.ts';
import { OpenFile } from './open-file.ts';
import type { ListedSource, OpenSource } from './open-source.ts';
import { ReadAhead } from './read-ahead.ts';
import { createEntryReader } from './read-entries.ts';
import { explainReadFailure } from './source-errors.ts';
import { ZipSource } from './zip-source.ts';

/**
 * Opens and lists everything the user's paths and patterns mean. An archive that cannot be read becomes a problem as
 * long as another one can; UsageError or SourceError when an argument leads to nothing or nothing can be read.
 */
export async function openSources(
  inputs: readonly string[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<SourceSet> {
  const { signal } = options;
  signal?.throwIfAborted();
  const { paths, problems } = await expandInputs(inputs);
  const parts = assignExports(paths.map((path) => path.filePath));
  const opened = new OpenedSources();
  try {
    for (const [index, path] of paths.entries()) {
      const part = parts[index];
      if (part !== undefined) await opened.add(path, part, signal);
    }
    opened.assertAny();
  } catch (error) {
    await opened.close();
    throw error;
  }
  const reader = createEntryReader(opened.sources, opened.infos);
  const hashed = new HashedReader(reader, (entry) => opened.sources[entry.sourceIndex]?.findPacked(entry));
  return {
    sources: opened.infos,
    entries: opened.listEntries(),
    problems: [...problems, ...findMissingParts(parts), ...opened.problems],
    openHashed: (entry, options) => hashed.open(entry, options),
    digest: (entry, options) => hashed.digest(entry, options),
    close: async () => {
      await hashed.close();
      await opened.close();
    },
    ...reader,
  };
}

/** The sources opened so far, and what went wrong with the others. */
class OpenedSources {
  readonly sources: OpenSource[] = [];
  readonly infos: SourceInfo[] = [];
  readonly problems: Problem[] = [];
  readonly #entries: (readonly Entry[])[] = [];
  readonly #failures: SourceError[] = [];
  readonly #readAhead = new ReadAhead();

  async add(path: SourcePath, part: PartIdentity, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    try {
      const { source, entries } =
        path.kind === 'zip'
          ? await this.#openZip(path, part, signal)
          : await this.#openFolder(path, part, signal);
      this.sources.push(source);
      this.#entries.push(entries);
      this.infos.push(describe(path, part, entries));
      if (entries.length === 0) this.problems.push(emptyArchive(part));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.#failures.push(error);
      this.problems.push(unreadableArchive(part, error));
    }
  }

  /** Throws when not one source could be opened. */
  assertAny(): void {
    const [first, ...others] = this.#failures;
    if (this.sources.length > 0 || first === undefined) return;
    if (others.length === 0) throw first;
    throw new SourceError(
      first.code,
      say`none of the ${this.#failures.length} archives can be read; the first: ${first.message}`,
      { cause: first, ...(first.hint === undefined ? {} : { hint: first.hint }) },
    );
  }

  /** To be called once: the lists of the single sources are gone then. */
  listEntries(): readonly Entry[] {
    return flatten(this.#entries.splice(0));
  }

  async close(): Promise<void> {
    await Promise.all(this.sources.map((source) => source.close()));
  }

  async #openZip(
    { filePath }: SourcePath,
    { name }: PartIdentity,
    signal?: AbortSignal,
  ): Promise<ListedSource> {
    const file = await OpenFile.open(filePath).catch((error: unknown) => {
      throw explainReadFailure(error, { archive: name });
    });
    try {
      return await ZipSource.open(name, file, this.sources.length, this.#readAhead, signal);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #openFolder(
    { filePath }: SourcePath,
    { name }: PartIdentity,
    signal?: AbortSignal,
  ): Promise<ListedSource> {
    const listed = await FolderSource.open(name, filePath, this.sources.length, signal);
    this.problems.push(...listed.problems);
    return listed;
  }
}

function describe(path: SourcePath, part: PartIdentity, entries: readonly Entry[]): SourceInfo {
  return {
    name: part.name,
    filePath: path.filePath,
    kind: path.kind,
    exportId: part.exportId,
    part: part.part,
    entryCount: entries.length,
  };
}

function unreadableArchive(part: PartIdentity, error: SourceError): Problem {
  const { message, hint } = error;
  return {
    code: 'unreadable-archive',
    message: hint === undefined ? message : say`${message}. ${hint}`,
    archive: part.name,
  };
}

function emptyArchive(part: PartIdentity): Problem {
  return {
    code: 'empty-archive',
    message: say`${part.name} holds no files: check that it is the one you meant`,
    archive: part.name,
  };
}

import type { Entry } from '../model/entry.ts';
import type { EntryReader } from '../model/source.ts';
import type { FolderContents } from './assemble-folder.ts';
import { assembleFolder } from './assemble-folder.ts';
import { readWallClock, wallClockHeadBytes } from './files/read-wall-clock.ts';
import { keepEvidence } from './pairing-evidence.ts';
import type { MediaFile, PairingOptions } from './pairing/bench.ts';
import { judgeSuffixes } from './pairing/judge-suffixes.ts';
import type { FolderPairing } from './pairing/pair-folder.ts';
import { pairFolder } from './pairing/pair-folder.ts';
import type { ExportSurvey, SurveyedFolder } from './survey-export.ts';

/**
 * Pairs all folders of one export, each by itself. Two questions need more than one folder's names and are asked
 * only where they arise: whether a recurring word is an edited suffix, and when ambiguous files were taken.
 */
export async function pairExport(
  survey: ExportSurvey,
  reader: Pick<EntryReader, 'readHead'>,
  signal: AbortSignal | undefined,
): Promise<readonly FolderContents[]> {
  const folders = survey.folders.filter((surveyed) => surveyed.inScope).map(pairOnce);
  const extraEditedWords = judgeSuffixes(
    folders.flatMap(({ suspectedSuffixes }) => suspectedSuffixes),
    folders.flatMap(({ contents }) => contents.media),
  );
  const paired: FolderContents[] = [];
  for (const { contents, suspectedSuffixes, undated } of folders) {
    const affected = suspectedSuffixes.some(({ word }) => extraEditedWords.has(word));
    if (!affected && undated.size === 0) {
      paired.push(contents);
      continue;
    }
    const capturedAt = await readWallClocks(reader, undated, signal);
    const options = { extraEditedWords, capturedAt };
    const again = pairSurveyed(contents.surveyed, options);
    paired.push(assemble(contents.surveyed, again, options));
  }
  return paired;
}

/** The pairing itself is dropped at once: over a large export it would weigh more than its result. */
function pairOnce(surveyed: SurveyedFolder): Pick<FolderPairing, 'suspectedSuffixes' | 'undated'> & {
  readonly contents: FolderContents;
} {
  const pairing = pairSurveyed(surveyed, {});
  const { suspectedSuffixes, undated } = pairing;
  return { contents: assemble(surveyed, pairing, {}), suspectedSuffixes, undated };
}

function assemble(surveyed: SurveyedFolder, pairing: FolderPairing, options: PairingOptions): FolderContents {
  const contents = assembleFolder(surveyed, pairing);
  keepEvidence(contents.folder, { options, unclear: unclearFilesOf(surveyed) });
  return contents;
}

function pairSurveyed(surveyed: SurveyedFolder, options: PairingOptions): FolderPairing {
  return pairFolder(mediaFilesOf(surveyed), surveyed.json.sidecars, options);
}

/** In the folder's stable order; files with unclear names are candidates until pairing knows better. */
function mediaFilesOf(surveyed: SurveyedFolder): readonly MediaFile[] {
  const { media, unknown } = surveyed.files;
  return unknown.length === 0 ? media : [...media, ...unclearFilesOf(surveyed)];
}

function unclearFilesOf({ files, sniffed }: SurveyedFolder): readonly MediaFile[] {
  return files.unknown.map((entry) => ({ entry, kind: sniffed.get(entry) }));
}

async function readWallClocks(
  reader: Pick<EntryReader, 'readHead'>,
  entries: ReadonlySet<Entry>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<Entry, number>> {
  const clocks = new Map<Entry, number>();
  for (const entry of entries) {
    signal?.throwIfAborted();
    if (entry.unreadable !== undefined) continue;
    try {
      const wallClock = readWallClock(await reader.readHead(entry, wallClockHeadBytes));
      if (wallClock !== undefined) clocks.set(entry, wallClock);
    } catch {
      // A damaged file has no date to tell; it fails when it is uploaded.
      signal?.throwIfAborted();
    }
  }
  return clocks;
}

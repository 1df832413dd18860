import type { Entry } from '../model/entry.ts';
import type { EntryReader } from '../model/source.ts';
import type { FolderContents, OpenQuestions } from './assemble-folder.ts';
import { assembleFolder, toMediaFile } from './assemble-folder.ts';
import { readWallClock, wallClockHeadBytes } from './files/read-wall-clock.ts';
import { keepEvidence } from './pairing-evidence.ts';
import type { PairingOptions } from './pairing/bench.ts';
import { judgeSuffixes } from './pairing/judge-suffixes.ts';
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
  const folders = survey.folders
    .filter((surveyed) => surveyed.inScope)
    .map((surveyed) => pairSurveyed(surveyed, {}));
  const extraEditedWords = judgeSuffixes(
    folders.flatMap(({ suspectedSuffixes }) => suspectedSuffixes),
    folders.flatMap(({ media }) => media),
  );
  const paired: FolderContents[] = [];
  for (const folder of folders) {
    const { surveyed, suspectedSuffixes, undated } = folder;
    const affected = suspectedSuffixes.some(({ word }) => extraEditedWords.has(word));
    if (!affected && undated.size === 0) {
      paired.push(folder);
      continue;
    }
    const capturedAt = await readWallClocks(reader, undated, signal);
    paired.push(pairSurveyed(surveyed, { extraEditedWords, capturedAt }));
  }
  return paired;
}

function pairSurveyed(surveyed: SurveyedFolder, options: PairingOptions): FolderContents & OpenQuestions {
  const { folder, files, sniffed } = surveyed;
  keepEvidence(folder, { options, unclear: files.unknown.map((entry) => toMediaFile(entry, sniffed)) });
  return assembleFolder(surveyed, options);
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

import { accessSync, constants, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';
import { isInUse } from '../status/read-status.ts';
import type { Finding } from './finding.ts';
import { ok, warning } from './finding.ts';

/** What a journal takes for one file, and for a start. */
const bytesPerFile = 600;
const bytesAtLeast = 10_000_000;

/**
 * Whether what is done can be remembered on this computer. Leaves nothing behind.
 * @param journalPath undefined while the server, and so the journal, is not known
 */
export async function checkState(
  directory: string,
  journalPath: string | undefined,
  files: number,
): Promise<Finding> {
  if (journalPath !== undefined && isInUse(journalPath))
    return warning(
      'state',
      say`another run to this server and user is going on, or was a minute ago`,
      waitForIt,
    );
  try {
    const free = await freeBytes(tryPlace(resolve(directory)));
    if (free >= bytesAtLeast + files * bytesPerFile)
      return ok('state', say`${directory} can be written, ${formatBytes(free)} are free`);
    return warning(
      'state',
      say`only ${formatBytes(free)} are free in ${directory}, where it is remembered what was done`,
      elsewhere,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return warning('state', say`nothing can be remembered in ${directory}: ${reason}`, elsewhere);
  }
}

const waitForIt = say`Wait for it: two runs to the same place are refused.`;
const elsewhere = say`Give another place with --state-dir. The upload works without, but the next run has to read every file again.`;

/** The folder, or the nearest one above it that is there; throws when nothing could be written in it. */
function tryPlace(place: string): string {
  const existing = nearestFolder(place);
  if (existing === place) tryWriting(place);
  else accessSync(existing, constants.W_OK | constants.X_OK);
  return existing;
}

function nearestFolder(path: string): string {
  for (let folder = path; ; folder = dirname(folder)) {
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined || folder === dirname(folder))
      return folder;
  }
}

/** Permissions do not tell everything: a full disk or a quota shows only now. */
function tryWriting(folder: string): void {
  const probe = mkdtempSync(join(folder, '.doctor-'));
  try {
    writeFileSync(join(probe, 'probe'), Buffer.alloc(4096));
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

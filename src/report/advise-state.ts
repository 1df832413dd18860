import { say } from '../lib/say.ts';
import type { FileState } from './report.ts';

/** What to do about files in this state; undefined where nothing has to be done, or nobody knows. */
export function adviseState(state: FileState, reason: string | undefined): string | undefined {
  return (reason === undefined ? undefined : byReason[reason]) ?? byState[state];
}

const again = say`Run the same command again: it goes on where it stopped, and nothing is sent twice.`;
const downloadAgain = say`Download this part of the export again from Google, and run the same command with the new file.`;

const byReason: Partial<Record<string, string>> = {
  'too-large': say`Send these from home, past the proxy: --direct-url with the address of the server there.`,
  'crc-mismatch': downloadAgain,
  truncated: downloadAgain,
  encrypted: say`Take the password off the archive, or unpack it and give the folder instead.`,
  'unsupported-method': say`Unpack the archive with the program that made it, and give the folder instead.`,
  quota: say`Ask the administrator of the server for more room, then run the same command again.`,
  'disk-full': say`Make room on the disk of the server, then run the same command again.`,
  unreachable: again,
};

const byState: Partial<Record<FileState, string>> = {
  failed: say`Each file says why. What another run may mend is tried again when the same command is run.`,
  deferred: again,
  'not-reached': again,
  missing: say`Run upload with the same archives and options: it sends what is missing, and nothing twice.`,
  unreadable: downloadAgain,
  'in-server-trash': say`Somebody deleted these on the server, where they vanish for good after a while. With --restore-trashed, upload takes them out of the trash.`,
};

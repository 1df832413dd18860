import { Command, Option } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import { handler } from '../handler.ts';
import type { ArchiveFlags } from '../options/archive-options.ts';
import { addReportOption } from '../report-option.ts';
import { addFilterOptions } from '../options/filter-options.ts';

/** `archive` on the command line. */
export function declareArchive(program: Command): void {
  const command = program
    .command('archive')
    .description(say`write photos, videos and albums into a folder of your own; needs no server`)
    .argument('<paths...>', say`takeout zips, folders that hold them, or unpacked exports`)
    .optionsGroup(say`The archive:`)
    .addOption(destinationOption())
    .option('--album-links', say`show each album as a folder of links (albums/TITLE)`)
    .option('--rehash', say`read every file of the archive again instead of trusting size and date`)
    .option('-n, --dry-run', say`say what would be written, and write nothing`);
  addReportOption(command);
  addFilters(command);
  addExamples(command, examples);
  command.action(
    handler<[string[], ArchiveFlags]>(async (io, paths, flags) => {
      const { runArchive } = await import('../commands/archive.ts');
      return runArchive(paths, flags, io);
    }),
  );
}

/** Elsewhere `--to` is a day: under its own key, a setting made for that is never taken for a folder. */
function destinationOption(): Option {
  const option = new Option('--to <folder>', say`where to write; made if it is not there`);
  option.attributeName = () => 'archiveFolder';
  return option;
}

/** The filters of an upload, in the words of a folder; the last day has another name here. */
function addFilters(command: Command): void {
  for (const option of addFilterOptions(new Command()).options) {
    option.description = descriptions[option.long ?? ''] ?? option.description;
    if (option.long !== '--to') command.addOption(option);
    else command.addOption(new Option('--until <date>', option.description).helpGroup(say`What to take:`));
  }
}

const descriptions: Readonly<Record<string, string>> = {
  '--archived': say`photos that were archived in Google Photos: taken like others, or left behind`,
  '--trashed': say`also take Google's trash, into a tree of its own (trash)`,
  '--edited': say`photos that Google's editor changed: both and noted as a stack, both, or only one`,
};

const examples: readonly Example[] = [
  [
    say`A folder on an external disk, albums shown as folders`,
    'immich-takeout archive --to /mnt/photos --album-links takeout-*.zip',
  ],
  [
    say`Look whether all of it is still there, byte by byte`,
    'immich-takeout archive --to /mnt/photos --rehash takeout-*.zip',
  ],
];

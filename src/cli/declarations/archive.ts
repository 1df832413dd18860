import { Command, Option } from 'commander';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import { handler } from '../handler.ts';
import type { ArchiveFlags } from '../options/archive-options.ts';
import { addFilterOptions } from '../options/filter-options.ts';

/** `archive` on the command line. */
export function declareArchive(program: Command): void {
  const command = program
    .command('archive')
    .description('write photos, videos and albums into a folder of your own; needs no server')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports')
    .optionsGroup('The archive:')
    .addOption(destinationOption())
    .option('--album-links', 'show each album as a folder of links (albums/TITLE)')
    .option('--rehash', 'read every file of the archive again instead of trusting size and date')
    .option('-n, --dry-run', 'say what would be written, and write nothing');
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
  const option = new Option('--to <folder>', 'where to write; made if it is not there');
  option.attributeName = () => 'archiveFolder';
  return option;
}

/** The filters of an upload, in the words of a folder; the last day has another name here. */
function addFilters(command: Command): void {
  for (const option of addFilterOptions(new Command()).options) {
    option.description = descriptions[option.long ?? ''] ?? option.description;
    if (option.long !== '--to') command.addOption(option);
    else command.addOption(new Option('--until <date>', option.description).helpGroup('What to take:'));
  }
}

const descriptions: Readonly<Record<string, string>> = {
  '--archived': 'photos that were archived in Google Photos: taken like others, or left behind',
  '--trashed': "also take Google's trash, into a tree of its own (trash)",
  '--edited': "photos that Google's editor changed: both and noted as a stack, both, or only one",
};

const examples: readonly Example[] = [
  [
    'A folder on an external disk, albums shown as folders',
    'immich-takeout archive --to /mnt/photos --album-links takeout-*.zip',
  ],
  [
    'Look whether all of it is still there, byte by byte',
    'immich-takeout archive --to /mnt/photos --rehash takeout-*.zip',
  ],
];

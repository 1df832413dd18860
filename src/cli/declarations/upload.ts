import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { UploadFlags } from '../commands/upload.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import { addRunOptions } from '../options/run-options.ts';
import { addServerOptions } from '../options/server-options.ts';
import { addReportOption } from '../report-option.ts';

/** `upload` on the command line. */
export function declareUpload(program: Command): void {
  const command = program
    .command('upload')
    .description(say`bring photos, videos and albums to the server`)
    .argument('<paths...>', say`takeout zips, folders that hold them, or unpacked exports`)
    .option('-n, --dry-run', say`ask the server what it has, say what would be done, and do nothing`);
  addFilterOptions(addRunOptions(addServerOptions(addReportOption(command))));
  addExamples(command, examples);
  command.action(
    handler<[string[], UploadFlags]>(async (io, paths, flags) => {
      const { runUpload } = await import('../commands/upload.ts');
      return runUpload(paths, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [
    say`See first what would be sent`,
    'immich-takeout upload --dry-run --server http://192.168.1.10:2283 takeout-*.zip',
  ],
  [
    say`By night only, and gently`,
    'immich-takeout upload --server http://192.168.1.10:2283 --window 23:00-07:00 --concurrency 2 takeout-*.zip',
  ],
  [
    say`Through a tunnel that refuses large files, with a second way for those`,
    'immich-takeout upload --server https://photos.example.org --direct-url http://192.168.1.10:2283 takeout-*.zip',
  ],
];

import type { Command } from 'commander';
import type { UploadFlags } from '../commands/upload.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import { addRunOptions } from '../options/run-options.ts';
import { addServerOptions } from '../options/server-options.ts';

/** `upload` on the command line. */
export function declareUpload(program: Command): void {
  const command = program
    .command('upload')
    .description('bring photos, videos and albums to the server')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports')
    .option('-n, --dry-run', 'ask the server what it has, say what would be done, and do nothing');
  addFilterOptions(addRunOptions(addServerOptions(command)));
  command.action(
    handler<[string[], UploadFlags]>(async (io, paths, flags) => {
      const { runUpload } = await import('../commands/upload.ts');
      return runUpload(paths, flags, io);
    }),
  );
}

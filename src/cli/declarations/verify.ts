import type { Command } from 'commander';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { VerifyFlags } from '../commands/verify.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import { addRunOptions } from '../options/run-options.ts';
import { addServerOptions } from '../options/server-options.ts';
import { addReportOption } from '../report-option.ts';

/** `verify` on the command line. */
export function declareVerify(program: Command): void {
  const command = program
    .command('verify')
    .description('say whether everything of an export is on the server as it should be; changes nothing')
    .argument('<paths...>', 'the same as for upload')
    .optionsGroup('What to compare:')
    .option('--rehash', 'read every file again, even where its checksum is known from an earlier run')
    .option('--deep [share]', 'also download originals and compare their bytes: all, or a share (--deep=5%)')
    .option('--presence-only', 'only whether the files are there, not what the server shows of them')
    .option('--csv <file>', 'list what is missing in this file');
  addFilterOptions(addRunOptions(addServerOptions(addReportOption(command))));
  addExamples(command, examples);
  command.action(
    handler<[string[], VerifyFlags]>(async (io, paths, flags) => {
      const { runVerify } = await import('../commands/verify.ts');
      return runVerify(paths, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  ['Is everything there?', 'immich-takeout verify --server http://192.168.1.10:2283 takeout-*.zip'],
  [
    'Download every twentieth original and compare its bytes, too',
    'immich-takeout verify --deep=5% --server http://192.168.1.10:2283 takeout-*.zip',
  ],
];

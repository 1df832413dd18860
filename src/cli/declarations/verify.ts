import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
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
    .description(say`say whether everything of an export is on the server as it should be; changes nothing`)
    .argument('<paths...>', say`the same as for upload`)
    .optionsGroup(say`What to compare:`)
    .option('--rehash', say`read every file again, even where its checksum is known from an earlier run`)
    .option(
      '--deep [share]',
      say`also download originals and compare their bytes: all, or a share (--deep=5%)`,
    )
    .option('--presence-only', say`only whether the files are there, not what the server shows of them`)
    .option('--csv <file>', say`list what is missing in this file`);
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
  [say`Is everything there?`, 'immich-takeout verify --server http://192.168.1.10:2283 takeout-*.zip'],
  [
    say`Download every twentieth original and compare its bytes, too`,
    'immich-takeout verify --deep=5% --server http://192.168.1.10:2283 takeout-*.zip',
  ],
];

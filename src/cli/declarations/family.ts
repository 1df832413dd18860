import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { FamilyFlags } from '../commands/family.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { CommandIo } from '../command-io.ts';
import { handler } from '../handler.ts';
import { collect } from '../options/collect.ts';
import { addReportOption } from '../report-option.ts';

/** `family` on the command line. */
export function declareFamily(program: Command): void {
  const command = program
    .command('family')
    .description(say`upload for each person of a family in turn`)
    .argument('<file>', say`who brings what to which account, such as family.yaml`)
    .option('-n, --dry-run', say`ask the servers what they have, say what would be done, and do nothing`)
    .option('--only <name>', say`only this person; may be given several times`, collect);
  addReportOption(command);
  addExamples(command, examples);
  command.action(
    handler<[string, FamilyFlags]>(
      async (io, file, flags) => {
        const { runFamily } = await import('../commands/family.ts');
        return runFamily(file, flags, io);
      },
      { showMore: showPeople },
    ),
  );
}

/** Options can be looked at without a file, too. */
async function showPeople(io: CommandIo, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const { showFamilySettings } = await import('../family/show-family-settings.ts');
  await showFamilySettings(file, io);
}

const examples: readonly Example[] = [
  [say`See first what would be done for everybody`, 'immich-takeout family --dry-run family.yaml'],
  [say`Bring everything of everybody`, 'immich-takeout family family.yaml'],
  [say`One person alone, again`, 'immich-takeout family --only mum family.yaml'],
];

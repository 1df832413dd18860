import { chooseLanguage } from './language/choose-language.ts';
import { speakLanguage } from './language/speak-language.ts';
import { limitHeapGrowth } from './limit-heap-growth.ts';

limitHeapGrowth();
process.once('beforeExit', tellUnfinished);
// No `await` at the top: the single executable starts from CommonJS, which has none.
void run().then((exitCode) => {
  process.off('beforeExit', tellUnfinished);
  process.exitCode = exitCode;
});

/** The language comes first: what is loaded after it makes its tables of words in it. */
async function run(): Promise<number> {
  await speakLanguage(chooseLanguage(process.env));
  const { runProgram } = await import('./program.ts');
  return runProgram(process.argv);
}

/** Waiting for what never comes ends a process as quietly as success does: a script must not take it for that. */
function tellUnfinished(): void {
  process.exitCode = 1;
  void Promise.all([import('./command-io.ts'), import('./terminal/print-error.ts')]).then(
    ([{ processTerminal }, { printError }]) => {
      const json = process.argv.includes('--json');
      printError(
        new Error('the program came to its end before its work did'),
        processTerminal({ color: true }),
        {
          json,
        },
      );
    },
  );
}

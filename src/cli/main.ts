import { chooseLanguage } from './language/choose-language.ts';
import { speakLanguage } from './language/speak-language.ts';
import { limitHeapGrowth } from './limit-heap-growth.ts';

limitHeapGrowth();
// No `await` at the top: the single executable starts from CommonJS, which has none.
void run().then((exitCode) => {
  process.exitCode = exitCode;
});

/** The language comes first: what is loaded after it makes its tables of words in it. */
async function run(): Promise<number> {
  await speakLanguage(chooseLanguage(process.env));
  const { runProgram } = await import('./program.ts');
  return runProgram(process.argv);
}

import { limitHeapGrowth } from './limit-heap-growth.ts';
import { runProgram } from './program.ts';

limitHeapGrowth();
// No `await` at the top: the single executable starts from CommonJS, which has none.
void runProgram(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});

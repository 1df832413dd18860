import { limitHeapGrowth } from './limit-heap-growth.ts';
import { runProgram } from './program.ts';

limitHeapGrowth();
process.exitCode = await runProgram(process.argv);

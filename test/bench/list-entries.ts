import process from 'node:process';
import { openSources } from '../../src/source/open-sources.ts';

/** Lists archives and no more, which no command of the program does. */
const sources = await openSources(process.argv.slice(2));
process.stdout.write(`${sources.entries.length}\n`);
await sources.close();

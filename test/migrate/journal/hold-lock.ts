import { createInterface } from 'node:readline';
import { takeJournalLock } from '../../../src/migrate/journal/journal-lock.ts';

/** Says `ready`; at the first line takes the lock and says how that went; holds it until its input ends. */
const path = process.argv[2]!;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
process.stdout.write('ready\n');
await lines.next();
try {
  const lock = takeJournalLock(path);
  process.stdout.write('held\n');
  await lines.next();
  lock.release();
} catch (error) {
  process.stdout.write(`refused: ${(error as Error).message}\n`);
}

import { Journal } from '../../../src/migrate/journal/journal.ts';
import { identity } from './identity.ts';

/** Writes more to a journal than the limit on file sizes allows, and tells how that went. */
const records = 200;
// Where nobody listens, the signal kills; a full disk sends none.
process.on('SIGXFSZ', () => undefined);
const journal = Journal.open(process.argv[2]!, identity);
for (let index = 0; index < records; index += 1) {
  journal.write({
    kind: 'hash',
    key: `takeout-001.zip|Photos from 2019/IMG_${index}.jpg`,
    sha1: 'f'.repeat(40),
  });
}
journal.sync();
journal.close();
const { unwritable, state } = journal;
process.stdout.write(JSON.stringify({ written: records, known: state.hashes.size, unwritable }));

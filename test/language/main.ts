import { japanese } from '../../src/cli/language/ja/japanese.ts';
import { readSentences } from './read-sentences.ts';

/** What remains to be translated: `npm run language [-- FOLDER]`. */
const { spoken, bare } = readSentences(process.argv[2]);
for (const { text, place } of bare) console.log(`not said by say: ${place}: ${text}`);
const missing = new Map(
  spoken.filter(({ text }) => japanese[text] === undefined).map(({ text, place }) => [text, place]),
);
for (const [text, place] of missing) console.log(`not in Japanese: ${place}: ${text}`);
console.log(`${bare.length} not said by say, ${missing.size} not in Japanese`);

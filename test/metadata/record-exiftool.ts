/** Writes fixtures/media/exiftool.json anew: `npx tsx test/metadata/record-exiftool.ts`, with exiftool on PATH. */
import { writeFileSync } from 'node:fs';
import { exiftoolCases, readWithExiftool, sidecarOf } from './exiftool-cases.ts';

const recorded: Record<string, unknown> = {};
for (const [name, testCase] of Object.entries(exiftoolCases)) {
  const xmp = await sidecarOf(testCase);
  recorded[name] = { xmp: xmp ?? null, ...readWithExiftool(testCase.file, xmp) };
}
const target = new URL('../../fixtures/media/exiftool.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(recorded, null, 2)}\n`);

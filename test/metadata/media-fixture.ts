import { readFileSync } from 'node:fs';
import { noFacts, type FileFacts } from '../../src/metadata/file-facts.ts';
import { readFileFacts } from '../../src/metadata/read-file-facts.ts';
import { tryParseDateText } from '../../src/metadata/parse-date-text.ts';

const folder = new URL('../../fixtures/media/', import.meta.url);

export function readMedia(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

export function factsOf(name: string): FileFacts {
  const bytes = readMedia(name);
  return readFileFacts(bytes, { totalSize: bytes.length });
}

/** Facts of a still whose only news are its EXIF date, as `2023:05:01 12:00:00.5`, and what the overrides say. */
export function exifFacts(date: string, overrides: Partial<FileFacts['date'] & object> = {}): FileFacts {
  const parsed = tryParseDateText(date);
  if (parsed === undefined) throw new Error(`not a date: ${date}`);
  return {
    ...noFacts,
    type: 'jpeg',
    date: {
      wall: parsed.wall,
      offsetMinutes: parsed.offsetMinutes,
      weakOffsetMinutes: undefined,
      tag: 'original',
      contested: false,
      ...overrides,
    },
  };
}

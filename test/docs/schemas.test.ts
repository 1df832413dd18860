import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from './schemas/schema-files.ts';

describe('docs/schemas', () => {
  it('is what the types of the output say (npm run schemas)', async () => {
    for (const { path, text } of await schemaFiles())
      expect(readFileSync(path, 'utf8'), path.pathname).toBe(text);
  });
});

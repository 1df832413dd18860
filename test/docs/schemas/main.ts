import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaFiles } from './schema-files.ts';

/** Writes docs/schemas/ anew from the types of the output. */
for (const { path, text } of await schemaFiles()) {
  mkdirSync(new URL('.', path), { recursive: true });
  writeFileSync(path, text);
}

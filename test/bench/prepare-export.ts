import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchCase, BenchExport } from './bench-case.ts';

/** Makes the export of a case below a folder, unless an earlier run left it there whole. */
export function prepareExport(dir: string, bench: BenchCase): BenchExport {
  const folder = join(dir, createHash('sha1').update(bench.exportKey).digest('hex').slice(0, 12));
  // Written last, so that a half-made export is made again.
  const facts = join(folder, 'export.json');
  if (existsSync(facts)) return JSON.parse(readFileSync(facts, 'utf8')) as BenchExport;
  mkdirSync(folder, { recursive: true });
  const made = bench.makeExport(folder);
  writeFileSync(facts, JSON.stringify(made));
  return made;
}

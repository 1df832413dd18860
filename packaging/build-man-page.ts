import { mkdirSync, writeFileSync } from 'node:fs';
import { buildProgram } from '../src/cli/program.ts';
import { programVersion } from '../src/cli/version.ts';
import { manPage } from './man-page.ts';

/** Writes the manual page: `npm run man`. */
const folder = new URL('../man/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('immich-takeout.1', folder), manPage(buildProgram(), programVersion()));

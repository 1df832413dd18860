import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programPath, startCommand } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Looking at a file never comes to an end, and keeps nothing running. */
const blocker = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
for (const name of ['stat', 'lstat', 'open', 'readdir'])
  fs.promises[name] = () => new Promise(() => {});
syncBuiltinESMExports();
`;

describe('a program whose work never ends', () => {
  it.each([
    [[], 'error: something went wrong that should not: the program came to its end before its work did'],
    [['--json'], '{"type":"error","code":"unexpected"'],
  ] as const)('is no success, and says so (%j)', async (args, told) => {
    const folder = temporaryFolder();
    const path = join(folder, 'blocker.mjs');
    writeFileSync(path, blocker);
    const preload = ['--import', pathToFileURL(path).href];
    const command = [process.execPath, ...preload, programPath, ...args, 'plan', folder];
    const result = await startCommand(command).finished;
    expect(result.stderr).toContain(told);
    expect(result.exitCode).toBe(1);
  });
});

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../packaging/man-page.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { programVersion } from '../../src/cli/version.ts';

describe('manPage', () => {
  it('is up to date in man/ (else: npm run man)', () => {
    const page = readFileSync(new URL('../../man/immich-takeout.1', import.meta.url), 'utf8');
    expect(page).toBe(manPage(buildProgram(), programVersion()));
  });

  it('tells of every command and option', () => {
    const program = new Command('tool').option('-q, --quiet', 'no words');
    program.command('send').description('send it').argument('<path>').option('--to <place>', 'where');
    const page = manPage(program, '1.2.3');
    expect(page).toContain('.B \\-q, \\-\\-quiet\nNo words.');
    expect(page).toContain('.SS send [options] <path>\nSend it.\n.TP\n.B \\-\\-to <place>\nWhere.');
  });

  it('gives roff nothing to obey', () => {
    const program = new Command('tool').option('--a', '.so \\fBdanger');
    expect(manPage(program, '1')).toContain('\n\\&.so \\efBdanger.\n');
  });
});

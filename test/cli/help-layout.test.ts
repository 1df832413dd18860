import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { helpLayout } from '../../src/cli/help-layout.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { textWidth } from '../../src/lib/text-width.ts';
import { allCommands, helpText, withoutCalls } from './support/help-text.ts';

describe('helpLayout', () => {
  const command = new Command('tool')
    .configureHelp(helpLayout)
    .helpOption(false)
    .option('-n, --dry-run', 'say what would be done, and do nothing at all of it', false)
    .option('--concurrency <number>', 'uploads at a time', 'auto')
    .option('--with-a-very-long-name-of-an-option <file>', 'where it is');

  it('puts what options do beside them, where there is room', () => {
    expect(helpText(command, 80)).toBe(
      `Usage: tool [options]

Options:
  -n, --dry-run                         say what would be done, and do nothing
                                        at all of it
  --concurrency <number>                uploads at a time (default: "auto")
  --with-a-very-long-name-of-an-option <file>
                                        where it is
`,
    );
  });

  it('else below them', () => {
    expect(helpText(command, 40)).toBe(
      `Usage: tool [options]

Options:
  -n, --dry-run
      say what would be done, and do
      nothing at all of it
  --concurrency <number>
      uploads at a time (default:
      "auto")
  --with-a-very-long-name-of-an-option <file>
      where it is
`,
    );
  });

  it('takes a terminal that tells no width for one of 80 columns', () => {
    expect(helpText(command, 0)).toBe(helpText(command, 80));
  });

  describe.each(allCommands(buildProgram()))('%s', (_, of) => {
    it.each([40, 63, 64, 80, 200])('fits into %i columns', (columns) => {
      const tooWide = withoutCalls(helpText(of, columns)).filter((line) => textWidth(line) > columns);
      expect(tooWide).toEqual([]);
    });
  });
});

import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { complaint } from './complaint.ts';
import { codeBlocks, codeSpans, readPages } from './markdown.ts';
import type { Page } from './markdown.ts';
import { programCalls } from './program-calls.ts';

const shells = new Set(['', 'sh', 'bash', 'shell', 'zsh', 'console']);

function callsIn(page: Page): string[][] {
  return codeBlocks(page)
    .filter(({ language }) => shells.has(language))
    .flatMap(({ language, code }) => programCalls(language === 'console' ? promptLines(code) : code));
}

/** In a `console` block only lines with a prompt are commands. */
function promptLines(code: string): string {
  return code
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .join('\n');
}

const pages = readPages(['docs']).filter(({ path }) => path !== 'CHANGELOG.md');
const calls = pages.flatMap((page) => callsIn(page).map((args) => ({ page: page.path, args })));

describe('command lines in the documentation', () => {
  it('are found', () => {
    expect(calls.filter(({ page }) => page === 'README.md').length).toBeGreaterThan(5);
  });

  it.each(calls.map(({ page, args }) => [page, args.join(' '), args] as const))(
    '%s: immich-takeout %s',
    async (_page, _line, args) => {
      expect(await complaint(args)).toBeUndefined();
    },
  );

  it('would be refused if they were wrong', async () => {
    expect(await complaint(['uplaod', 'a.zip'])).toContain('uplaod');
    expect(await complaint(['plan', '--no-such-option', 'a.zip'])).toContain('--no-such-option');
    expect(await complaint(['plan', '--type', 'audio', 'a.zip'])).toContain('audio');
    expect(await complaint(['upload', '--server', 'http://localhost'])).toContain('paths');
  });
});

describe('examples in the help', () => {
  const program = buildProgram();
  const examples = [program, ...program.commands].flatMap((command) =>
    programCalls(promptLines(helpOf(command))).map((args) => [command.name(), args.join(' '), args] as const),
  );

  it('are found', () => {
    expect(new Set(examples.map(([name]) => name)).size).toBeGreaterThan(5);
  });

  it.each(examples)('%s: immich-takeout %s', async (_name, _line, args) => {
    expect(await complaint(args)).toBeUndefined();
  });
});

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text.replace(/^ +(?=\$ )/gmu, '');
}

describe('options named in the documentation', () => {
  const known = new Set(optionNames(buildProgram()));
  const forUsers = pages.filter(({ path }) => /^(?:README|docs\/)/u.test(path));

  it.each(forUsers.map((page) => [page.path, page] as const))('exist: %s', (_, page) => {
    const named = codeSpans(withoutForeignFlags(page)).flatMap((span) => /^--[a-z][\w-]*/u.exec(span) ?? []);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** In the table of another tool's flags, the first column is not about this program. */
function withoutForeignFlags(page: Page): Page {
  return page.path === 'docs/coming-from-immich-go.md'
    ? { ...page, text: page.text.replace(/^\|[^|]*\|/gmu, '|') }
    : page;
}

function optionNames(command: Command): string[] {
  return [
    '--help',
    ...command.options.map(({ long }) => long ?? ''),
    ...command.commands.flatMap(optionNames),
  ];
}

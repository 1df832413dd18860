import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One Markdown file of the repository. */
export interface Page {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Pages at the top level, and those in the given folders with all that lies below. */
export function readPages(folders: readonly string[]): Page[] {
  const files = [
    ...readdirSync(root),
    ...folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    ),
  ];
  return files
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => readPage(path));
}

export function readPage(path: string): Page {
  return {
    path: relative(root, join(root, path)).replaceAll(sep, '/'),
    text: readFileSync(join(root, path), 'utf8'),
  };
}

const fence = /^([ \t]*)(`{3,})([\w-]*)[^\n]*\n([\s\S]*?)^[ \t]*\2[ \t]*$/gmu;

/** Fenced blocks with the language they are marked with. */
export function codeBlocks({ text }: Page): { readonly language: string; readonly code: string }[] {
  return Array.from(text.matchAll(fence), ([, , , language = '', code = '']) => ({ language, code }));
}

/** What stands between single backticks. */
export function codeSpans(page: Page): string[] {
  return Array.from(withoutBlocks(page).matchAll(/(?<!`)`([^`\n]+)`(?!`)/gu), ([, span = '']) => span);
}

/** Targets of all links and images. */
export function linkTargets(page: Page): string[] {
  const prose = withoutBlocks(page).replace(/`[^`\n]*`/gu, '');
  const inline = prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/gu);
  const references = prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gmu);
  return [...inline, ...references].map(([, target = '']) => target);
}

/** Anchors that GitHub gives the headings. */
export function headingAnchors(page: Page): Set<string> {
  return new Set(
    Array.from(withoutBlocks(page).matchAll(/^#{1,6} +(.+?) *$/gmu), ([, title = '']) => slug(title)),
  );
}

/** Cells of the body rows of the table with these columns, without the blanks around them. */
export function tableRows({ text }: Page, columns: readonly string[]): string[][] {
  const lines = text.split('\n').map((line) => cells(line));
  const head = lines.findIndex((row) => row?.join() === columns.join());
  if (head < 0) throw new Error(`there is no table with the columns ${columns.join(', ')}`);
  const body = lines.slice(head + 2);
  const end = body.findIndex((row) => row === undefined);
  return body.slice(0, end < 0 ? undefined : end) as string[][];
}

function cells(line: string): string[] | undefined {
  if (!line.startsWith('|')) return undefined;
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
}

function withoutBlocks({ text }: Page): string {
  return text.replace(fence, '');
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/gu, '-');
}

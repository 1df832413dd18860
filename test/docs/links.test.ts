import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingAnchors, linkTargets, readPage, readPages, root } from './markdown.ts';
import type { Page } from './markdown.ts';

/** Links of a page that lead nowhere inside the repository. */
function brokenLinks(page: Page): string[] {
  return linkTargets(page).filter((target) => !isExternal(target) && !leadsSomewhere(target, page));
}

function isExternal(target: string): boolean {
  return /^[a-z][a-z\d+.-]*:/iu.test(target);
}

function leadsSomewhere(target: string, page: Page): boolean {
  const [path = '', anchor] = target.split('#');
  const file = join(dirname(page.path), decodeURIComponent(path));
  if (path !== '' && !existsSync(join(root, file))) return false;
  if (anchor === undefined) return true;
  const goal = path === '' ? page : readPage(file);
  return !goal.path.endsWith('.md') || headingAnchors(goal).has(anchor);
}

describe('links between pages', () => {
  it.each(readPages(['docs', 'fixtures', 'src', 'test']).map((page) => [page.path, page] as const))(
    'lead somewhere: %s',
    (_, page) => {
      expect(brokenLinks(page)).toEqual([]);
    },
  );

  it('would be noticed if they were broken', () => {
    const text = '[a](no-such.md) [b](docs/dates.md#no-such) [c](#mine) `[d](x)` ![e](LICENSE)\n\n## Mine\n';
    expect(brokenLinks({ path: 'page.md', text })).toEqual(['no-such.md', 'docs/dates.md#no-such']);
  });
});

describe('the index of the documentation', () => {
  const index = new Set(linkTargets(readPage('docs/README.md')));

  it.each(
    readPages(['docs']).flatMap(({ path }) =>
      /^docs\/(?!README)/u.test(path) ? [path.slice('docs/'.length)] : [],
    ),
  )('lists %s', (path) => {
    expect(index).toContain(path);
  });
});

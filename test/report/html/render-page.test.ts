import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../../src/report/html/page-script.ts';
import { renderPage } from '../../../src/report/html/render-page.ts';
import type { Report } from '../../../src/report/report.ts';
import { fileKey } from '../../../src/report/report.ts';
import { buildFile, buildReport, buildSection, manyFiles } from './report-builder.ts';

function render(report: Report): string {
  return [...renderPage(report)].join('');
}

/** The page as the sequence of its tags, without texts, attribute values and data. */
function skeleton(page: string): string[] {
  return (page.match(/<[!/]?[a-zA-Z][^\s>]*|<!--/gu) ?? []).map((tag) => tag.toLowerCase());
}

/** A report full of strangers' words, each of them the given one. */
function reportOf(word: string): Report {
  return {
    version: word,
    createdAtMs: 0,
    sections: [0, 1].map(() =>
      buildSection({
        kind: 'verification',
        person: word,
        server: { url: word, user: word },
        sources: [{ name: word, exportId: word, part: undefined, entries: 1 }],
        conclusion: { whole: false, text: word },
        files: [
          buildFile({ archive: word, dir: word, name: word, state: 'failed', reason: word, message: word }),
        ],
        albums: [{ title: word, present: 1, expected: 2 }],
        places: { withPlace: 1, withoutPlace: 0, zones: [{ zone: word, files: 1 }] },
        problems: [
          { kind: 'problem', code: word, message: word, archive: word, path: word },
          { kind: 'difference', code: 'album', message: word, album: word, expected: word, found: word },
        ],
      }),
    ),
  };
}

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</script><script>alert(1)//',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '${alert(1)}',
    'javascript:alert(1)',
    '</style><svg onload=alert(1)>',
  ),
  fc.string({ unit: 'binary', minLength: 1 }),
);

describe('renderPage', () => {
  it('is built the same whatever the names say', () => {
    const plain = skeleton(render(reportOf('x')));
    fc.assert(
      fc.property(hostile, (word) => {
        // An option is set apart, which is all that a word may do.
        fc.pre(!/--[a-z]/u.test(word));
        expect(skeleton(render(reportOf(word)))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('lets a browser run its own script and style, and nothing else', () => {
    const page = render(buildReport());
    const policy =
      /Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    const hash = (tag: string): string => {
      const content = new RegExp(`<${tag}>([^]*?)</${tag}>`, 'u').exec(page)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash('script')}`,
      `style-src ${hash('style')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/\sstyle=|\son[a-z]+=/u);
    expect(page).not.toMatch(/https?:\/\/(?!photos\.example)/u);
  });

  it('has a script that parses and cannot end its element', () => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(pageScript).not.toMatch(/<\/|<!--/u);
  });

  it('lists people with their outcome, and gives each a section', () => {
    const sections = ['Ann', 'Bob'].map((person) => buildSection({ person }));
    const page = render({ ...buildReport(), sections });
    expect(page.match(/<h1/gu)).toHaveLength(1);
    expect(page).toContain('for 2 people');
    expect(page).toContain('<a href="#section-1"><bdi>Bob</bdi></a>');
    for (const id of ['outcome-0', 'outcome-1', 'files-1', 'data-1'])
      expect(page.split(`id="${id}"`), id).toHaveLength(2);
  });

  it('carries pictures once, for the list and for what needs a look', () => {
    const file = buildFile({ state: 'failed', reason: 'crc-mismatch' });
    const key = fileKey({ archive: file.archive, path: `${file.dir}/${file.name}` });
    const jpeg = Buffer.from('not really a picture');
    const page = render(
      buildReport({ files: [file], thumbnails: new Map([[key, { jpeg, quarterTurns: 1 }]]) }),
    );
    expect(page.split(jpeg.toString('base64'))).toHaveLength(2);
    expect(page).toContain('<span class="thumb" data-thumb="0"></span>');
  });

  it('shows what was completed on photos that were there already', () => {
    const fields = [
      { field: 'place', before: '', after: '35.6, 139.7' },
      { field: 'description', before: 'a <b>', after: 'at sea' },
    ] as const;
    const update = { assetId: 'id-1', archive: 'takeout-001.zip', path: 'a.jpg', fields };
    const page = render(buildReport({ updates: [update] }));
    expect(page).toContain('Completed on photos');
    expect(page).toContain('Show 1 photo or video');
    expect(page).toContain('place: nothing → 35.6, 139.7');
    expect(page).toContain('description: a &#60;b&#62; → at sea');
    expect(render(buildReport())).not.toContain('Completed on photos');
  });

  it('tells of figures that do not add up', () => {
    const entries = { entries: 9, media: 1, sidecars: 0, albumMetadata: 0, other: 0 };
    expect(render(buildReport({ entries }))).toContain('The figures do not add up.');
    expect(render(buildReport())).toContain('The figures add up.');
  });

  it('holds a hundred thousand files in a few megabytes, whatever their number on the screen', () => {
    const page = render(buildReport({ files: manyFiles(100_000) }));
    expect(page.length).toBeLessThan(8_000_000);
    expect(skeleton(page).filter((tag) => tag === '<tr').length).toBeLessThan(500);
  });
});

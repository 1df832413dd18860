import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markup, name, prose, scriptData } from '../../../src/report/html/markup.ts';

/** What a browser makes of character references. */
function decode(html: string): string {
  return html.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('markup', () => {
  it.each([
    ['<b>&"\'', '&#60;b&#62;&#38;&#34;&#39;'],
    ['a\u202eb\0', 'a\\u{202e}b␀'],
    ['Müller 東京 👍', 'Müller 東京 👍'],
  ])('shows %j as text', (text, html) => {
    expect(markup`<p>${text}</p>`.html).toBe(`<p>${html}</p>`);
  });

  it('takes in what was built the same way, lists of it, numbers and nothing', () => {
    const rows = ['a', '<'].map((text) => markup`<li>${text}</li>`);
    expect(markup`<ul>${rows}</ul>${7}${undefined}`.html).toBe('<ul><li>a</li><li>&#60;</li></ul>7');
  });

  it('lets no text become markup, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html } = markup`<a title="${text}">${text}</a>${name(text)}`;
        expect(html.match(/[<>]/gu)).toHaveLength(8);
        expect(html.match(/"/gu)).toHaveLength(2);
        expect(html).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('prose', () => {
  it('keeps options of the command line on one line, and changes no word', () => {
    const text = 'With --restore-trashed, files are restored -- or not: a--b.';
    const { html } = prose(text);
    expect(html).toContain('<span class="option">--restore-trashed</span>');
    expect(html.match(/<span/gu)).toHaveLength(1);
    expect(decode(html.replace(/<[^>]*>/gu, ''))).toBe(text);
  });
});

describe('scriptData', () => {
  it('gives back the same data, and never ends its element', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('</script', '<!--', '</SCRIPT >', '\u2028', ']]>'),
        (value, end) => {
          const data = { value, end };
          const { html } = scriptData('x', data);
          const [, json = ''] =
            /^<script type="application\/json" id="x">([^<]*)<\/script>\n$/u.exec(html) ?? [];
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
        },
      ),
    );
  });
});

import { createHash } from 'node:crypto';
import type { Report } from '../report.ts';
import type { Markup } from './markup.ts';
import { markup, name, scriptData, trusted } from './markup.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { renderSection } from './render-section.ts';
import { words } from './words.ts';

/** How every page begins: by it a file is known to be one. */
export const pageSignature = '<!doctype html>\n<!-- immich-takeout report -->\n';

/**
 * A report as one page that needs nothing else: no network, no frameworks. Its policy lets a browser run the
 * page's own script and style and nothing else, so that no name of a file can do more than be shown.
 */
export function* renderPage(report: Report): Generator<string> {
  yield pageSignature;
  for (const piece of pieces(report)) yield piece.html;
}

function* pieces(report: Report): Generator<Markup> {
  const { sections } = report;
  const isShared = sections.length > 1;
  const title = isShared
    ? words.severalTitle(sections.length)
    : words.pageTitle(words.kinds[sections[0]?.kind ?? 'plan']);
  yield markup`<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
${style}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<main id="main">
`;
  if (isShared) yield sharedHeader(report, title);
  for (const [index, section] of sections.entries()) {
    yield* renderSection(section, index, isShared ? 3 : 2);
  }
  yield markup`</main>
<footer><p>${words.footer(report.version, words.dateTime(report.createdAtMs))}</p></footer>
${scriptData('words', scriptWords())}${script}
</body>
</html>
`;
}

function sharedHeader({ sections }: Report, title: string): Markup {
  return markup`<header class="shared">
    <h1>${title}</h1>
    <nav aria-label="${words.people}">
      <ul>
        ${sections.map(
          ({ person, conclusion }, index) =>
            markup`<li>
              <a href="#section-${index}">${name(person ?? String(index + 1))}</a>
              <span>${conclusion.text}</span>
            </li>`,
        )}
      </ul>
    </nav>
  </header> `;
}

function scriptWords(): object {
  const { showing, nothing, noDate, preview } = words.list;
  return { lang: words.lang, showing, nothing, noDate, preview };
}

/** To the letter what {@link policy} allows. */
const style = trusted(`<style>${pageStyle}</style>`);
const script = trusted(`<script>${pageScript}</script>`);

const policy = [
  "default-src 'none'",
  `script-src '${digest(pageScript)}'`,
  `style-src '${digest(pageStyle)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

import { sanitize } from '../../lib/sanitize.ts';

/** A piece of a page that is safe to send to a browser: only {@link markup} makes it. */
export interface Markup {
  readonly html: string;
}

type Insert = string | number | Markup | undefined | readonly Insert[];

/**
 * Builds markup. What is inserted is text, whatever it contains: sanitised and escaped, unless it was built the
 * same way. Attribute values stand in double quotes.
 */
export function markup(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let result = parts[0] ?? '';
  inserts.forEach((insert, index) => (result += toHtml(insert) + (parts[index + 1] ?? '')));
  return { html: result };
}

/** A stranger's name: its direction of writing is its own and reorders nothing around it. */
export function name(text: string): Markup {
  return markup`<bdi>${text}</bdi>`;
}

/** A sentence of ours: options of the command line in it stay on one line. */
export function prose(text: string): Markup {
  return markup`${text
    .split(/(?<!\S)(--[a-z-]+)/u)
    .map((piece, index) => (index % 2 === 0 ? piece : markup`<span class="option">${piece}</span>`))}`;
}

/** Markup that this program wrote as a whole, such as a style sheet. */
export function trusted(html: string): Markup {
  return { html };
}

/** An element with data for the page's script. Nothing in the data can end the element, or start another. */
export function scriptData(id: string, data: unknown): Markup {
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replace(/[\u2028\u2029]/gu, escapeUnit);
  return { html: `<script type="application/json" id="${id}">${json}</script>\n` };
}

function toHtml(insert: Insert): string {
  if (insert === undefined) return '';
  if (typeof insert === 'string') return escapeText(sanitize(insert));
  if (typeof insert === 'number') return String(insert);
  return 'html' in insert ? insert.html : insert.map(toHtml).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

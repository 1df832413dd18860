import { sanitize } from '../../lib/sanitize.ts';

/** A piece of a page that is safe to send to a browser: only {@link html} makes it. */
export interface Html {
  readonly markup: string;
}

type Insert = string | number | Html | undefined | readonly Insert[];

/**
 * Builds markup. What is inserted is text, whatever it contains: sanitised and escaped, unless it was built the
 * same way. Attribute values stand in double quotes.
 */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  let markup = parts[0] ?? '';
  inserts.forEach((insert, index) => (markup += toMarkup(insert) + (parts[index + 1] ?? '')));
  return { markup };
}

/** A stranger's name: its direction of writing is its own and reorders nothing around it. */
export function name(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** Markup that this program wrote as a whole, such as a style sheet. */
export function trusted(markup: string): Html {
  return { markup };
}

/** Data for the page's script. Nothing in it can end the element that holds it, or start another. */
export function scriptData(value: unknown): Html {
  return {
    markup: JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replace(/[\u2028\u2029]/gu, escapeUnit),
  };
}

function toMarkup(insert: Insert): string {
  if (insert === undefined) return '';
  if (typeof insert === 'string') return escapeText(sanitize(insert));
  if (typeof insert === 'number') return String(insert);
  return 'markup' in insert ? insert.markup : insert.map(toMarkup).join('');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

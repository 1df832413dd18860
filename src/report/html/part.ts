import type { ReportSection } from '../report.ts';
import type { RunWords } from '../run-words.ts';
import type { Markup } from './markup.ts';
import { markup, trusted } from './markup.ts';

/** What every part of a section needs to know. */
export interface PartContext {
  readonly section: ReportSection;
  /** Position of the section on the page: keeps ids apart. */
  readonly index: number;
  /** Level of the headings of its parts: 2 on a page about one export, else 3. */
  readonly level: 2 | 3;
  /** Positions of the section's thumbnails in the data of the page, by `fileKey`. */
  readonly thumbnails: ReadonlyMap<string, number>;
  /** Words for where its photos are brought. */
  readonly place: RunWords;
}

/** A part of a section: a landmark named by its heading. */
export function part(
  context: PartContext,
  key: string,
  heading: string,
  content: Markup | readonly Markup[],
): Markup {
  const id = `${key}-${context.index}`;
  const level = trusted(String(context.level));
  return markup`<section class="part ${key}" aria-labelledby="${id}"><h${level} id="${id}">${heading}</h${level}>
${content}</section>
`;
}

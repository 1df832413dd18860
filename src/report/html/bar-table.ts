import type { Markup } from './markup.ts';
import { markup } from './markup.ts';

/** A table of counts with a bar beside each figure, for eyes only: the figure says the same. */
export function barTable(input: {
  readonly caption: string;
  readonly columns: readonly [label: string, count: string];
  readonly rows: readonly { readonly label: Markup | string; readonly count: number }[];
  readonly number: (count: number) => string;
}): Markup {
  const { caption, columns, rows, number } = input;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return markup`<table class="bars">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns[0]}</th>
        <th class="bar"></th>
        <th scope="col" class="figure">${columns[1]}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, count }) =>
          markup`<tr>
            <th scope="row">${label}</th>
            <td class="bar">${bar(count / most)}</td>
            <td class="figure">${number(count)}</td>
          </tr> `,
      )}
    </tbody>
  </table> `;
}

function bar(share: number): Markup {
  const width = share === 0 ? 0 : Math.max(0.8, Math.round(share * 1000) / 10);
  return markup`<svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
    <rect class="track" width="100" height="8" />
    <rect class="came" width="${width}" height="8" />
  </svg>`;
}

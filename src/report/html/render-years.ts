import { groupBy } from '../../lib/group-by.ts';
import type { MonthCount, MonthCounts } from '../sections/count-months.ts';
import { countMonths } from '../sections/count-months.ts';
import type { Markup } from './markup.ts';
import { markup } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { monthText, words } from './words.ts';

/** A row of bars for each year, a bar for each month, and the same as a table. */
export function renderYears(context: PartContext): Markup | undefined {
  const { section } = context;
  const all = countMonths(section.files);
  if (all.length === 0) return undefined;
  const dated = all.filter(({ month }) => month !== undefined);
  const undated = all.filter(({ month }) => month === undefined).map(({ counts }) => sum(counts));
  const most = Math.max(1, ...dated.map(({ counts }) => sum(counts)));
  const years = groupBy(dated, ({ month }) => month?.year ?? 0);
  return part(context, 'years', words.years.heading, [
    markup`<p>${words.years.intro(most)}</p>
      ${legend(context, all)}
      <ol class="chart">
        ${[...years].map(([year, months]) => yearRow(year, months, most, context))}
      </ol>
      ${undated.map((count) => markup`<p class="undated">${words.years.noDate(count)}</p>`)}
      <details>
        <summary>${words.years.asTable}</summary>
        ${monthTable(all, context)}
      </details>
      <p class="note">${words.years.note}</p>`,
  ]);
}

const groups = ['came', 'there', 'attention'] as const;

function presentGroups(months: readonly MonthCount[]): (typeof groups)[number][] {
  return groups.filter((group) => months.some(({ counts }) => counts[group] > 0));
}

function groupLabel(group: (typeof groups)[number], { section }: PartContext): string {
  const { legend: labels } = words.years;
  return group === 'attention' ? labels.attention : labels[group][section.kind];
}

function legend(context: PartContext, months: readonly MonthCount[]): Markup {
  return markup`<ul class="legend">
    ${presentGroups(months).map(
      (group) =>
        markup`<li>
          <svg aria-hidden="true" viewBox="0 0 12 12"><rect class="${group}" width="12" height="12" /></svg>
          ${groupLabel(group, context)}
        </li>`,
    )}
  </ul>`;
}

const barWidth = 16;
const slotWidth = 20;
const chartHeight = 48;

function yearRow(year: number, months: readonly MonthCount[], most: number, context: PartContext): Markup {
  const total = months.reduce((all, { counts }) => all + sum(counts), 0);
  const fullest = months.reduce((best, month) => (sum(month.counts) > sum(best.counts) ? month : best));
  const fullestName = words.years.monthName(fullest.month?.index ?? 0);
  const text = words.years.yearText(year, total, fullestName, sum(fullest.counts));
  return markup`<li>
    <span class="year" aria-hidden="true">${year}</span><svg
      role="img"
      aria-label="${text}"
      viewBox="0 0 ${12 * slotWidth} ${chartHeight + 1}"
      preserveAspectRatio="none"
    >
      ${months.map((month) => monthBar(month, most, context))}
      <path class="ground" d="M0 ${chartHeight + 0.5}H${12 * slotWidth}" /></svg><span class="figure" aria-hidden="true">${words.number(total)}</span>
  </li> `;
}

function monthBar({ month, counts }: MonthCount, most: number, context: PartContext): Markup {
  const { index, year } = month ?? { index: 0, year: 0 };
  const { section } = context;
  const label = words.years.monthOfYear(year, index);
  const x = index * slotWidth + (slotWidth - barWidth) / 2;
  let y = chartHeight;
  const rects = groups
    .filter((group) => counts[group] > 0)
    .map((group) => {
      // What is there is seen, however little it is.
      const height = Math.max(2, (counts[group] / most) * (chartHeight - 4));
      y -= height;
      return markup`<rect
        class="${group}"
        x="${x}"
        y="${round(y)}"
        width="${barWidth}"
        height="${round(height)}"
      />`;
    });
  return markup`<g
    ><title>${monthText(section.kind, label, counts)}</title>${rects}<rect
      class="touch"
      x="${index * slotWidth}"
      width="${slotWidth}"
      height="${chartHeight}"
  /></g> `;
}

function monthTable(months: readonly MonthCount[], context: PartContext): Markup {
  const shown = presentGroups(months);
  const { years } = words;
  const label = ({ month }: MonthCount): string =>
    month === undefined ? words.list.noDate : years.monthOfYear(month.year, month.index);
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${years.tableCaption}">
    <table>
      <caption class="unseen">
        ${years.tableCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${years.month}</th>
          ${shown.map((group) => markup`<th scope="col" class="figure">${groupLabel(group, context)}</th>`)}
          <th scope="col" class="figure">${years.sum}</th>
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (month) =>
            markup`<tr>
              <th scope="row">${label(month)}</th>
              ${shown.map((group) => markup`<td class="figure">${words.number(month.counts[group])}</td>`)}
              <td class="figure">${words.number(sum(month.counts))}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function sum({ came, there, attention }: MonthCounts): number {
  return came + there + attention;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

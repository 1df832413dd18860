import { countDates } from '../sections/count-dates.ts';
import { barTable } from './bar-table.ts';
import type { Markup } from './markup.ts';
import { markup } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

/** Where the dates come from. */
export function renderDates(context: PartContext): Markup | undefined {
  const { section } = context;
  const counts = countDates(section.files);
  if (counts.length === 0) return undefined;
  return part(context, 'dates', words.dates.heading, [
    markup`<p>${words.dates.intro}</p>`,
    barTable({
      caption: words.dates.caption,
      columns: [words.dates.source, words.dates.count],
      rows: counts.map(({ label, files }) => ({ label, count: files })),
      number: words.number,
    }),
  ]);
}

/** So many time zones are named. */
const shownZones = 12;

/** Where the photos were taken, as far as that is known without a map. */
export function renderPlaces(context: PartContext): Markup | undefined {
  const { section } = context;
  const { withPlace, withoutPlace, zones } = section.places;
  if (withPlace + withoutPlace === 0) return undefined;
  const rest = zones.slice(shownZones);
  const rows = [
    ...zones.slice(0, shownZones).map(({ zone, files }) => ({
      label: zone === undefined ? words.places.sea : zoneName(zone),
      count: files,
    })),
    ...(rest.length === 0
      ? []
      : [
          { label: words.places.others(rest.length), count: rest.reduce((sum, { files }) => sum + files, 0) },
        ]),
  ];
  return part(context, 'places', words.places.heading, [
    markup`<p>${words.places.intro(withPlace, withPlace + withoutPlace)}</p>`,
    ...(rows.length === 0
      ? []
      : [
          barTable({
            caption: words.places.caption,
            columns: [words.places.zone, words.places.count],
            rows,
            number: words.number,
          }),
        ]),
  ]);
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires (America)`. */
function zoneName(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/');
  return parts.length === 1 ? zone : `${parts.at(-1) ?? ''} (${parts[0] ?? ''})`;
}

import { formatBytes } from '../../lib/format-bytes.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { countStates } from '../sections/count-states.ts';
import type { Effort, ReportKind, ReportSection } from '../report.ts';
import type { Markup } from './markup.ts';
import { markup } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

/** What a run took; for a plan, about how long the bytes will be on their way. */
export function renderEffort(context: PartContext): Markup | undefined {
  const { section } = context;
  const rows = section.effort === undefined ? estimates(section) : effortRows(section.effort, section.kind);
  if (rows.length === 0) return undefined;
  return part(context, 'effort', words.effort.heading, [
    markup`<table>
      <caption class="unseen">
        ${words.effort.caption}
      </caption>
      <tbody>
        ${rows.map(
          ([label, value]) =>
            markup`<tr>
              <th scope="row">${label}</th>
              <td class="figure">${value}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
    ...(section.effort === undefined ? [markup`<p class="note">${words.effort.estimateNote}</p>`] : []),
  ]);
}

function effortRows({ durationMs, files, bytes }: Effort, kind: ReportKind): [string, string][] {
  const { effort } = words;
  const seconds = durationMs / 1000;
  return [
    [effort.duration, formatDuration(durationMs)],
    ...(files === 0
      ? []
      : [
          [kind === 'archive' ? effort.written : effort.sent, effort.sentText(files, formatBytes(bytes))] as [
            string,
            string,
          ],
        ]),
    // A rate over less than a second says nothing.
    ...(files === 0 || seconds < 1
      ? []
      : [
          [
            effort.rate,
            effort.rateText(formatBytes(bytes / seconds), Math.round((files * 60) / seconds)),
          ] as [string, string],
        ]),
  ];
}

/** Upload speeds of usual lines, in bits a second. */
const speeds: readonly (readonly [name: string, bits: number])[] = [
  ['10 Mbit/s', 10e6],
  ['40 Mbit/s', 40e6],
  ['1 Gbit/s', 1e9],
];

function estimates({ files, folder }: ReportSection): [string, string][] {
  // Nothing goes over a line.
  if (folder !== undefined) return [];
  const { effort } = words;
  const sent = countStates(files).filter(({ state }) => state === 'to-upload' || state === 'live-video');
  const bytes = sent.reduce((sum, row) => sum + row.bytes, 0);
  const count = sent.reduce((sum, row) => sum + row.files, 0);
  if (count === 0) return [];
  return [
    [effort.toSend, effort.sentText(count, formatBytes(bytes))],
    ...speeds.map(([name, bits]): [string, string] => [
      effort.estimate(name),
      formatDuration((bytes * 8000) / bits),
    ]),
  ];
}

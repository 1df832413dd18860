import { entryPath } from '../model/entry.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { Explanation, PairingDecision } from './explanation.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { jsonLine } from './json-line.ts';
import { outcomeLabel } from './outcome-label.ts';
import type { Paint } from './paint.ts';
import { createContext, prose, section } from './text-context.ts';

/** Every decision about one file, for a person who wonders. */
export function renderExplanation(
  explanation: Explanation,
  options: { readonly width: number; readonly paint: Paint },
): string {
  const context = createContext(options, Infinity);
  const { planned } = explanation;
  const line = (text: string): string[] => prose(text, context);
  return [
    ...prose(context.paint.bold(explanation.path), context, 0),
    ...line(
      `in ${explanation.archive}, ${formatBytes(explanation.sizeBytes)}, ${explanation.type ?? 'of unknown type'}`,
    ),
    '',
    ...section(
      'Sidecar',
      [...line(sidecarText(explanation)), ...pairingLines(explanation.pairing, line)],
      context,
    ),
    ...section('Capture time', captureLines(explanation, line), context),
    ...section('On the server', serverLines(planned, explanation, line), context),
    ...section('What becomes of it', outcomeLines(planned, line), context),
    ...section('Same bytes', explanation.copies.flatMap(line), context),
    ...section('Notes', explanation.notes.flatMap(line), context),
  ].join('\n');
}

/** The same for programs. */
export function explanationToJson(explanation: Explanation): string {
  const { planned, captureTime } = explanation;
  return jsonLine({
    type: 'explanation',
    archive: explanation.archive,
    path: explanation.path,
    size: explanation.sizeBytes,
    fileType: explanation.type ?? null,
    sidecar: explanation.sidecar ?? null,
    rule: planned.media.rule ?? null,
    weak: planned.media.weak,
    pairing: explanation.pairing,
    captureTime: {
      instant: captureTime.instantMs === undefined ? null : new Date(captureTime.instantMs).toISOString(),
      offsetMinutes: captureTime.offsetMinutes ?? null,
      from: captureTime.source,
      zoneFrom: captureTime.zoneSource,
      confidence: captureTime.confidence,
      why: captureTime.why,
    },
    fileName: planned.fileName,
    albums: planned.albums.map((album) => album.title),
    tags: planned.tags,
    action: planned.action,
    reason: planned.reason ?? null,
    copies: explanation.copies,
    xmp: explanation.xmp ?? null,
    notes: explanation.notes,
  });
}

function sidecarText({ sidecar, planned }: Explanation): string {
  if (sidecar === undefined) return 'none: no sidecar in this export speaks for it';
  const { rule, weak } = planned.media;
  return `${sidecar.path} (${sidecar.archive}), by rule ${rule ?? 'unknown'}${weak ? ', on weak evidence' : ''}`;
}

const verdicts = { taken: 'taken', refused: 'refused', 'not-there': 'not there' } as const;

function pairingLines(steps: readonly PairingDecision[], line: (text: string) => string[]): string[] {
  return steps.flatMap(({ rule, verdict, candidate, reason }) =>
    line(`- ${rule}: ${candidate}: ${verdicts[verdict]}${reason === '' ? '' : `, ${reason}`}`),
  );
}

function captureLines({ captureTime }: Explanation, line: (text: string) => string[]): string[] {
  const { instantMs, offsetMinutes, source, zoneSource, confidence, why } = captureTime;
  if (instantMs === undefined) return line(`unknown: ${why}`);
  const instant = new Date(instantMs).toISOString();
  const wall = new Date(instantMs + (offsetMinutes ?? 0) * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
  return [
    ...line(`${wall} local time (${instant})`),
    ...line(`date from ${source}, zone from ${zoneSource}, ${confidence}`),
    ...line(why),
  ];
}

function serverLines(
  planned: PlannedMedia,
  { xmp }: Explanation,
  line: (text: string) => string[],
): string[] {
  const { place } = planned;
  return [
    ...line(`name: ${planned.fileName}`),
    ...(place === undefined ? [] : line(`place: ${place.latitude}, ${place.longitude}`)),
    ...(planned.description === '' ? [] : line(`description: ${planned.description}`)),
    ...(planned.tags.length === 0 ? [] : line(`tags: ${planned.tags.join(', ')}`)),
    ...(planned.favorite ? line('favourite') : []),
    ...(planned.visibility === 'timeline' ? [] : line(`kept in: ${planned.visibility}`)),
    ...planned.albums.flatMap((album) => line(`album: ${album.title}`)),
    ...line(xmp === undefined ? 'the file says everything itself' : 'an XMP sidecar goes with it'),
  ];
}

function outcomeLines(planned: PlannedMedia, line: (text: string) => string[]): string[] {
  const { action, reason, of } = planned;
  const other = of === undefined ? [] : line(`belongs to ${entryPath(of.media.entry)}`);
  if (action === 'upload') return [...line('will be uploaded'), ...other];
  if (action === 'skip') return [...line(outcomeLabel('skipped', reason)), ...other];
  return [...line(outcomeLabel(action, undefined)), ...other];
}

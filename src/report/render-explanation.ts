import { entryPath } from '../model/entry.ts';
import type { CaptureTime, ZoneSource } from '../model/capture-time.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { Explanation, PairingDecision } from './explanation.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { say } from '../lib/say.ts';
import { visibilityLabels } from './fact-label.ts';
import { jsonLine } from './json-line.ts';
import { outcomeLabel } from './outcome-label.ts';
import type { Paint } from './paint.ts';
import { dateSourceLabel } from './plan-dates.ts';
import { createContext, prose, section } from './text-context.ts';
import type { Printed } from './schema/common.ts';
import type { explanationLine } from './schema/explanation-line.ts';

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
      say`in ${explanation.archive}, ${formatBytes(explanation.sizeBytes)}, ${explanation.type ?? say`of unknown type`}`,
    ),
    '',
    ...section(
      say`Sidecar`,
      [...line(sidecarText(explanation)), ...pairingLines(explanation.pairing, line)],
      context,
    ),
    ...section(say`Capture time`, captureLines(explanation, line), context),
    ...section(say`On the server`, serverLines(planned, explanation, line), context),
    ...section(say`What becomes of it`, outcomeLines(planned, line), context),
    ...section(say`Same bytes`, explanation.copies.flatMap(line), context),
    ...section(say`Notes`, explanation.notes.flatMap(line), context),
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
  } satisfies Printed<typeof explanationLine>);
}

function sidecarText({ sidecar, planned }: Explanation): string {
  if (sidecar === undefined) return say`none: no sidecar in this export speaks for it`;
  const { rule = say`unknown`, weak } = planned.media;
  const { path, archive } = sidecar;
  return weak
    ? say`${path} (${archive}), by rule ${rule}, on weak evidence`
    : say`${path} (${archive}), by rule ${rule}`;
}

const verdicts: Record<PairingDecision['verdict'], string> = {
  taken: say`taken`,
  refused: say`refused`,
  'not-there': say`not there`,
};

function pairingLines(steps: readonly PairingDecision[], line: (text: string) => string[]): string[] {
  return steps.flatMap(({ rule, verdict, candidate, reason }) =>
    line(`- ${rule}: ${candidate}: ${[verdicts[verdict], ...(reason === '' ? [] : [reason])].join(say`, `)}`),
  );
}

function captureLines({ captureTime }: Explanation, line: (text: string) => string[]): string[] {
  const { instantMs, offsetMinutes, source, zoneSource, confidence, why } = captureTime;
  if (instantMs === undefined) return line(say`unknown: ${why}`);
  const instant = new Date(instantMs).toISOString();
  const wall = new Date(instantMs + (offsetMinutes ?? 0) * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
  return [
    ...line(say`${wall} local time (${instant})`),
    ...line(
      say`date from ${dateSourceLabel(source)}, zone from ${zoneSources[zoneSource]}, ${confidences[confidence]}`,
    ),
    ...line(why),
  ];
}

const zoneSources: Record<ZoneSource, string> = {
  'exif-offset': say`the offset in the file`,
  gps: say`the place`,
  'exif-minus-google': say`wall clock minus Google’s time`,
  neighbour: say`photos taken nearby in time`,
  option: '--time-zone',
  machine: say`this computer`,
  none: say`nothing, so UTC`,
};

const confidences: Record<CaptureTime['confidence'], string> = {
  certain: say`certain`,
  likely: say`likely`,
  guess: say`a guess`,
};

function serverLines(
  planned: PlannedMedia,
  { xmp }: Explanation,
  line: (text: string) => string[],
): string[] {
  const { place } = planned;
  return [
    ...line(say`name: ${planned.fileName}`),
    ...(place === undefined ? [] : line(say`place: ${place.latitude}, ${place.longitude}`)),
    ...(planned.description === '' ? [] : line(say`description: ${planned.description}`)),
    ...(planned.tags.length === 0 ? [] : line(say`tags: ${planned.tags.join(say`, `)}`)),
    ...(planned.favorite ? line(say`favourite`) : []),
    ...(planned.visibility === 'timeline' ? [] : line(say`kept in: ${visibilityLabels[planned.visibility]}`)),
    ...planned.albums.flatMap((album) => line(say`album: ${album.title}`)),
    ...line(xmp === undefined ? say`the file says everything itself` : say`an XMP sidecar goes with it`),
  ];
}

function outcomeLines(planned: PlannedMedia, line: (text: string) => string[]): string[] {
  const { action, reason, of } = planned;
  const other = of === undefined ? [] : line(say`belongs to ${entryPath(of.media.entry)}`);
  if (action === 'upload') return [...line(say`will be uploaded`), ...other];
  if (action === 'skip') return [...line(outcomeLabel('skipped', reason)), ...other];
  return [...line(outcomeLabel(action, undefined)), ...other];
}

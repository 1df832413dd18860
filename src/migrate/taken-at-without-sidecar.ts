import type { FileFacts } from '../metadata/file-facts.ts';
import { resolveCaptureTime } from '../metadata/resolve-capture-time.ts';
import type { Media } from '../model/library.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { machineZone } from './machine-zone.ts';

/** When media was taken of which Google says nothing: by the file, its name, or the year of its folder. */
export function takenAtWithoutSidecar(
  media: Media,
  facts: FileFacts,
  timeZone: string | undefined,
): Pick<PlannedMedia, 'takenAtMs' | 'takenAtFrom'> {
  const { instantMs, source } = resolveCaptureTime({
    kind: media.kind,
    fileName: media.entry.name,
    sidecarSeconds: undefined,
    place: undefined,
    facts,
    machineZone: machineZone(),
    nowMs: Date.now(),
    ...(media.folder.year !== undefined && { folderYear: media.folder.year }),
    ...(timeZone !== undefined && { timeZone }),
  });
  return { takenAtMs: instantMs, takenAtFrom: source };
}

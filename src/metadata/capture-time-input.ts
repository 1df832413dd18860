import type { CaptureTime } from '../model/capture-time.ts';
import type { Place } from '../model/sidecar.ts';
import type { FileFacts } from './file-facts.ts';
import type { NeighbourZone } from './resolve-offset.ts';

/** Everything that may tell when a photo or video was taken. */
export interface CaptureTimeInput {
  readonly kind: 'image' | 'video';
  /** Its name in the export or its title: cameras write dates into names. */
  readonly fileName: string;
  /** Google's `photoTakenTime`, epoch seconds. */
  readonly sidecarSeconds: number | undefined;
  /** So many photos share this second that Google must have guessed. */
  readonly sidecarIsGuess?: boolean;
  readonly place: Place | undefined;
  readonly facts: Pick<FileFacts, 'date' | 'containerMs'> | undefined;
  /** Year of the folder that holds it. */
  readonly folderYear?: number | undefined;
  /** For edited copies and videos of live photos: what was decided for the original or the still. */
  readonly original?: CaptureTime | undefined;
  /** Photos of the same device whose zone is certain; the nearest within a day counts. */
  readonly neighbours?: readonly NeighbourZone[];
  /** `--time-zone`. */
  readonly timeZone?: string | undefined;
  readonly machineZone: string;
  readonly nowMs: number;
}

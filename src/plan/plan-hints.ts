import type { Entry } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { PlannedMedia } from '../model/plan.ts';

/**
 * What the plan needs to know beyond names and sidecars. Whoever reads bytes (or asks the server) answers;
 * the plan itself stays pure.
 */
export interface PlanHints {
  /** CRC-32 of an entry, where it is known. */
  crcOf(entry: Entry): number | undefined;
  /** Capture instant of media without a usable sidecar date, from its head, its name or its folder. */
  takenAtOf(media: Media): Pick<PlannedMedia, 'takenAtMs' | 'takenAtFrom'> | undefined;
  /** The still claims to hold a video of its own. */
  embedsVideo(still: Media): boolean;
  /** The name with an extension that fits the bytes, where the bytes were looked at. */
  properName(media: Media, name: string): string;
  /** From partner sharing, and whoever it belongs to brings the very same bytes. Undefined: of nothing. */
  readonly broughtByOwner?: (media: Media) => boolean;
  /** The server takes files of this name. */
  supports(fileName: string): boolean;
}

import type { AssetDescription } from '../../metadata/describe-asset.ts';
import type { PlannedMedia, Visibility } from '../../model/plan.ts';

/** What a server should show of an asset. Undefined: the export does not say, or no server can show it. */
export interface ExpectedFacts {
  readonly favorite: boolean;
  readonly visibility: Visibility;
  readonly description: string | undefined;
  readonly takenAtMs: number | undefined;
  /** Local time, written as if it were UTC. */
  readonly wallMs: number | undefined;
}

export function expectedFacts(item: PlannedMedia, { captureTime, notes }: AssetDescription): ExpectedFacts {
  const { instantMs, offsetMinutes } = captureTime;
  const description = item.description.trim();
  // A server that does not know an offset shows the instant on another clock: said when it was uploaded.
  const isClockKept = notes.every(({ code }) => code !== 'offset-not-read');
  return {
    favorite: item.favorite,
    visibility: item.visibility,
    description: description === '' ? undefined : description,
    takenAtMs: instantMs,
    wallMs:
      instantMs === undefined || offsetMinutes === undefined || !isClockKept
        ? undefined
        : instantMs + offsetMinutes * 60_000,
  };
}

import type { CaptureTime } from '../model/capture-time.ts';
import type { PlannedMedia } from '../model/plan.ts';

/** Everything that was decided about one media entry, as plain data. */
export interface Explanation {
  readonly archive: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** Type by the first bytes, whatever the name says. */
  readonly type: string | undefined;
  readonly planned: PlannedMedia;
  /** Rules in the order tried, with what was looked for. */
  readonly pairing: readonly PairingDecision[];
  readonly sidecar: { readonly archive: string; readonly path: string } | undefined;
  readonly captureTime: CaptureTime;
  /** Other entries that hold the same bytes, as far as CRC-32 and size tell. */
  readonly copies: readonly string[];
  /** What the server will be told, when it has to be told something. */
  readonly xmp: string | undefined;
  readonly notes: readonly string[];
}

export interface PairingDecision {
  readonly rule: string;
  readonly verdict: 'taken' | 'refused' | 'not-there';
  readonly candidate: string;
  readonly reason: string;
}

import { say } from '../lib/say.ts';
import type { DifferenceKind } from '../migrate/verify/verification.ts';

/** Kinds of differences in the order of their weight, with the heading of each. */
export const differenceLabels: Record<DifferenceKind, string> = {
  missing: say`Not on the server`,
  'in-trash': say`In the server's trash`,
  unreadable: say`Unreadable in the archives`,
  bytes: say`Other bytes on the server`,
  album: say`Albums`,
  'live-photo': say`Live photos`,
  'capture-time': say`Capture time`,
  visibility: say`Timeline, archive and locked folder`,
  favorite: say`Favourites`,
  description: say`Descriptions`,
};

import type { DifferenceKind } from '../migrate/verify/verification.ts';

/** Kinds of differences in the order of their weight, with the heading of each. */
export const differenceLabels: Record<DifferenceKind, string> = {
  missing: 'Not on the server',
  'in-trash': "In the server's trash",
  unreadable: 'Unreadable in the archives',
  bytes: 'Other bytes on the server',
  album: 'Albums',
  'live-photo': 'Live photos',
  'capture-time': 'Capture time',
  visibility: 'Timeline, archive and locked folder',
  favorite: 'Favourites',
  description: 'Descriptions',
};

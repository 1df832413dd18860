import { createHash } from 'node:crypto';
import type { AssetDescription } from '../metadata/describe-asset.ts';
import type { FileFacts } from '../metadata/file-facts.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { ShownFacts } from './journal/journal-record.ts';

/** What the server shows of an asset once it has read the upload, as far as a user could change it. */
export function shownFacts(item: PlannedMedia, facts: FileFacts, description: AssetDescription): ShownFacts {
  const { instantMs } = description.captureTime;
  const date = instantMs === undefined ? {} : { takenAtMs: instantMs };
  // The moving half of a live photo is hidden; the words stand on the still.
  if (item.action === 'live-video' || item.action === 'embedded-video') return date;
  const planned = item.description.trim();
  const text = planned === '' ? (facts.description ?? '') : planned;
  return {
    ...date,
    ...(item.favorite && { favorite: true }),
    ...(item.visibility !== 'timeline' && { visibility: item.visibility }),
    ...(text !== '' && { description: textDigest(text) }),
  };
}

/** Short hash of a description: the journal holds no texts of the user. */
export function textDigest(text: string): string {
  return createHash('sha1').update(text.trim().replace(/\r\n?/gu, '\n')).digest('hex').slice(0, 8);
}

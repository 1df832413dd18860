import { chunked } from '../../immich/batches.ts';
import type { PresenceResult, Sha1 } from '../../model/destination.ts';
import type { PlannedMedia } from '../../model/plan.ts';
import { askPresence } from '../ask-presence.ts';
import type { RunContext } from '../run-context.ts';
import type { ExaminedFile } from './examine-unit.ts';

/** Where the files of an export are on the server. */
export interface Locations {
  /** Undefined for a file that could not be read. */
  of(file: Pick<ExaminedFile, 'sha1'>): PresenceResult | undefined;
  /** The asset that holds this media, when it is there and not in the trash. */
  assetIdOf(item: PlannedMedia): string | undefined;
}

/** So many checksums are one question. */
const batchSize = 5000;

/** Asks the server by SHA-1, each checksum once. */
export async function locateFiles(files: readonly ExaminedFile[], context: RunContext): Promise<Locations> {
  const presences = new Map<Sha1, PresenceResult>();
  const distinct = [...new Set(files.flatMap(({ sha1 }) => (sha1 === undefined ? [] : [sha1])))];
  for (const batch of chunked(distinct, batchSize)) {
    const answers = await askPresence(batch, context);
    for (const [index, sha1] of batch.entries()) presences.set(sha1, answers[index] ?? { present: false });
  }
  const sha1s = new Map(files.map(({ item, sha1 }) => [item, sha1]));
  const of = ({ sha1 }: Pick<ExaminedFile, 'sha1'>): PresenceResult | undefined =>
    sha1 === undefined ? undefined : presences.get(sha1);
  return {
    of,
    assetIdOf: (item) => {
      const presence = of({ sha1: sha1s.get(item) });
      return presence?.present === true && !presence.trashed ? presence.assetId : undefined;
    },
  };
}

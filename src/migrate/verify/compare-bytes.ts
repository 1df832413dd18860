import { createHash } from 'node:crypto';
import { ApiError } from '../../lib/errors.ts';
import { forEachConcurrently } from '../../lib/for-each-concurrently.ts';
import { say } from '../../lib/say.ts';
import type { Sha1 } from '../../model/destination.ts';
import { endsTheRun } from '../failure-outcome.ts';
import type { AssetReader } from '../read-assets.ts';
import { readAssets } from '../read-assets.ts';
import type { RunContext } from '../run-context.ts';
import { withRetry } from '../with-retry.ts';
import { differenceOf } from './difference-of.ts';
import type { ExaminedFile } from './examine-unit.ts';
import type { Locations } from './locate-files.ts';
import type { TransferTeller } from './tell-transfers.ts';
import type { Difference } from './verification.ts';

/** The part of a server that gives originals back. */
export interface OriginalReader extends AssetReader {
  downloadOriginal(assetId: string, signal: AbortSignal): AsyncIterable<Buffer>;
}

export interface BytesComparison {
  readonly differences: readonly Difference[];
  readonly checked: number;
}

const downloadsAtATime = 4;

/**
 * Downloads originals and compares their bytes with those of the archives.
 *
 * @param percent share to look at; which ones is decided by their checksums, so that it is the same each time
 */
export async function compareBytes(
  files: readonly ExaminedFile[],
  percent: number,
  locations: Locations,
  server: OriginalReader,
  context: RunContext,
  tell: TransferTeller,
): Promise<BytesComparison> {
  const wanted = sample(files, percent, locations);
  const bytes = wanted.reduce((sum, { file }) => sum + file.item.media.entry.size, 0);
  context.onEvent({ kind: 'phase', phase: 'hash', files: wanted.length, bytes });
  const differences: Difference[] = [];
  let checked = 0;
  await forEachConcurrently(wanted, downloadsAtATime, async ({ file, sha1, assetId }) => {
    if (context.stop.aborted) return;
    const found = await tell(file.item, () => originalDigest(assetId, server, context));
    if (found === undefined) return;
    checked += 1;
    if (found.sha1 === sha1) return;
    const message = found.failure ?? say`the original on the server is not the file of the export`;
    differences.push(
      differenceOf(context.plan, file.item, {
        kind: 'bytes',
        checksum: sha1,
        assetId,
        message,
        expected: sha1,
        ...(found.sha1 !== undefined && { found: found.sha1 }),
      }),
    );
  });
  return { differences, checked };
}

interface Wanted {
  readonly file: ExaminedFile;
  readonly sha1: Sha1;
  readonly assetId: string;
}

function sample(files: readonly ExaminedFile[], percent: number, locations: Locations): Wanted[] {
  const seen = new Set<Sha1>();
  return files.flatMap((file) => {
    const { sha1, role } = file;
    const presence = locations.of(file);
    if (sha1 === undefined || presence?.present !== true || role === 'embedded' || seen.has(sha1)) return [];
    seen.add(sha1);
    return isInSample(sha1, percent) ? [{ file, sha1, assetId: presence.assetId }] : [];
  });
}

/** A checksum is as good as a throw of dice, and falls the same way each time. */
function isInSample(sha1: Sha1, percent: number): boolean {
  return Number.parseInt(sha1.slice(0, 8), 16) < (percent / 100) * 2 ** 32;
}

/** Undefined for what no key may see: the locked folder. */
async function originalDigest(
  assetId: string,
  server: OriginalReader,
  { retry, signal }: RunContext,
): Promise<{ readonly sha1?: Sha1; readonly failure?: string } | undefined> {
  try {
    return await withRetry(say`download`, retry, async () => {
      const hash = createHash('sha1');
      for await (const chunk of server.downloadOriginal(assetId, signal)) hash.update(chunk);
      return { sha1: hash.digest('hex') };
    });
  } catch (error) {
    if (endsTheRun(error) || !(error instanceof ApiError)) throw error;
    const visible = await readAssets([{ assetId, takenAtMs: undefined }], server, retry);
    return visible.has(assetId) ? { failure: error.message } : undefined;
  }
}

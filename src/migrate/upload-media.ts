import { say } from '../lib/say.ts';
import { serverFileName } from '../metadata/server-file-name.ts';
import type {
  Destination,
  PresenceResult,
  RewindableBody,
  Sha1,
  UploadResult,
} from '../model/destination.ts';
import { entryPath } from '../model/entry.ts';
import { entryPlace } from '../model/entry-place.ts';
import { ApiError } from '../lib/errors.ts';
import type { PlannedMedia, Visibility } from '../model/plan.ts';
import type { OpenMedia } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import type { ShownFacts } from './journal/journal-record.ts';
import { shownFacts } from './shown-facts.ts';
import { byWideEnoughRoute } from './upload-route.ts';
import { withRetry } from './with-retry.ts';

/** An upload that the server confirmed. */
export interface Uploaded extends UploadResult {
  readonly sha1: Sha1;
  /** For the journal: to tell later what was changed since. */
  readonly shown: ShownFacts;
}

let nextTransfer = 1;

/**
 * Sends one file with everything that is to be said about it, in one request, again and again until the server
 * has it. A lost answer is not a failed upload: before a file is sent again, the server is asked by checksum.
 *
 * @param sha1 when it is known beforehand; else it is computed from the bytes that pass
 * @throws SourceError, ApiError
 */
export async function uploadMedia(
  item: PlannedMedia,
  opened: OpenMedia,
  context: RunContext,
  extra: { readonly livePhotoVideoId?: string | undefined; readonly sha1?: Sha1 | undefined },
): Promise<Uploaded> {
  const { onEvent, signal } = context;
  const description = await context.describer.describe(item, opened.facts);
  for (const note of description.notes) {
    onEvent({ kind: 'warning', code: note.code, message: `${entryPath(item.media.entry)}: ${note.message}` });
  }
  const fileName =
    context.nameOf === undefined
      ? serverFileName(item.fileName, opened.facts.type)
      : await context.nameOf(item, opened.facts, description);
  const isVideoHalf = item.action === 'live-video' || item.action === 'embedded-video';
  const send = (destination: Destination): Promise<UploadResult> =>
    withRetry(say`upload of ${item.fileName}`, context.retry, async (attempt) => {
      const sha1 = extra.sha1 ?? opened.digest()?.sha1;
      if (attempt > 1 && sha1 !== undefined) {
        const known = await arrivedAfterAll(sha1, context);
        if (known !== undefined) return known;
      }
      return await tracked(item, opened.body, context, (body) =>
        destination.upload(
          {
            fileName,
            body,
            takenAt: description.takenAtIso,
            isFavorite: item.favorite && !isVideoHalf,
            visibility: isVideoHalf ? visibilityOfVideoHalf(item.visibility) : item.visibility,
            ...(extra.livePhotoVideoId !== undefined && { livePhotoVideoId: extra.livePhotoVideoId }),
            ...(description.xmp !== undefined && { xmp: description.xmp }),
            ...(sha1 !== undefined && { checksum: sha1 }),
          },
          signal,
        ),
      );
    });
  const result = await byWideEnoughRoute(item.media.entry.size, context, send);
  const sha1 = opened.digest()?.sha1 ?? extra.sha1;
  if (sha1 === undefined) throw new Error('an upload without a checksum was never read');
  return { ...result, sha1, shown: shownFacts(item, opened.facts, description) };
}

/** Only a timeline video is hidden when it is linked: in the archive it would stay an asset of its own. */
function visibilityOfVideoHalf(visibility: Visibility): Visibility {
  return visibility === 'locked' ? 'locked' : 'timeline';
}

async function arrivedAfterAll(sha1: Sha1, context: RunContext): Promise<UploadResult | undefined> {
  const [presence] = await context.destination.check([sha1], context.signal);
  return isThere(presence) ? { assetId: presence.assetId, status: 'created' } : undefined;
}

function isThere(
  presence: PresenceResult | undefined,
): presence is Extract<PresenceResult, { present: true }> {
  return presence?.present === true;
}

/** Tells the world about the bytes as they go, and the pacing how it went. */
async function tracked(
  item: PlannedMedia,
  body: RewindableBody,
  context: RunContext,
  send: (body: RewindableBody) => Promise<UploadResult>,
): Promise<UploadResult> {
  const { onEvent, plan } = context;
  const { entry } = item.media;
  const id = nextTransfer++;
  const takeAll = (): Buffer | undefined => {
    const all = body.bytes?.();
    if (all !== undefined) onEvent({ kind: 'transfer-progress', id, bytes: all.length });
    return all;
  };
  onEvent({ kind: 'transfer-start', id, ...entryPlace(plan.sources, entry), sizeBytes: body.sizeBytes });
  try {
    const result = await send({
      sizeBytes: body.sizeBytes,
      // A rate is kept to chunk by chunk.
      ...(context.rate === undefined && { bytes: takeAll }),
      async *open(signal) {
        let bytes = 0;
        for await (const chunk of body.open(signal)) {
          await context.rate?.take(chunk.length, signal);
          yield chunk;
          bytes += chunk.length;
          onEvent({ kind: 'transfer-progress', id, bytes });
        }
      },
    });
    context.pace.succeeded(body.sizeBytes);
    return result;
  } catch (error) {
    if (error instanceof ApiError && error.retry !== 'permanent') context.pace.failed();
    throw error;
  } finally {
    onEvent({ kind: 'transfer-end', id });
  }
}

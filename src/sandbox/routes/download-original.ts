import { Refusal } from '../http/failure.ts';
import type { Answer } from '../http/answer.ts';
import { param, type Call } from '../http/call.ts';
import { checkUuid, refuseInvalid } from '../http/validate.ts';
import { mimeTypeOf } from '../media-types.ts';
import { requireReadable } from '../store/asset-access.ts';
import type { ByteSource } from '../store/byte-source.ts';

const chunkBytes = 256 * 1024;

/** `GET /assets/:id/original`: the bytes as uploaded, whole or one range of them. */
export function downloadOriginal(call: Call): Answer {
  const { backend, caller, headers } = call;
  const id = param(call, 'id');
  refuseInvalid(checkUuid(['id'], id));
  const asset = requireReadable(backend, caller.user, id, 'asset.download');
  const bytes = backend.originals.complete ? backend.originals.open(id) : undefined;
  if (bytes === undefined) throw new Refusal(404, 'Not Found');
  const range = parseRange(headers.range, asset.sizeBytes);
  const { start, end } = range ?? { start: 0, end: asset.sizeBytes };
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      'cache-control': 'private, max-age=86400, no-transform',
      'content-type': mimeTypeOf(asset.originalFileName, backend.capabilities),
      ...(backend.capabilities.version.major >= 2
        ? { 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(asset.originalFileName)}` }
        : {}),
      'accept-ranges': 'bytes',
      'last-modified': new Date(asset.fileModifiedAt).toUTCString(),
      'content-length': String(end - start),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end - 1}/${asset.sizeBytes}` }),
    },
    stream: readAll(bytes, start, end),
  };
}

/** One `bytes=a-b`; anything else, and what lies outside, is answered with the whole. */
function parseRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (match === null) return undefined;
  const start = Number(match[1]);
  const end = match[2] === '' ? size : Math.min(Number(match[2]) + 1, size);
  return start < end ? { start, end } : undefined;
}

async function* readAll(bytes: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const chunk = await bytes.read(at, Math.min(chunkBytes, end - at));
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}

import type { MultipartBody } from './multipart.ts';
import { joinChunks } from './join-chunks.ts';
import { readSized } from './sized-content.ts';

/** undici takes a write of this size as done only once the socket has drained it, so the memory may be reused. */
const smallestPieceBytes = 64 * 1024;
const slowWriteMs = 1000;

/** How far the sending of one body got, and what stopped it. */
export interface SendState {
  /** All bytes were handed to the connection. */
  complete: boolean;
  /** What reading the content threw: the reason to report, whatever the connection says. */
  sourceError: unknown;
}

/**
 * The bytes of a form, in pieces that the connection takes one by one, no faster than it takes them.
 * Calls `onStall` when one piece is not taken within `stallMs`. Waiting for the content to be read does not count.
 * On a slow connection pieces get small, so that a crawl is not mistaken for a stall.
 */
export async function* streamForm(
  form: MultipartBody,
  state: SendState,
  options: { readonly signal: AbortSignal; readonly stallMs: number; readonly onStall: () => void },
): AsyncIterable<Buffer> {
  let left = form.sizeBytes;
  let slow = false;
  for await (const block of joinChunks(readForm(form, state, options.signal), form.sizeBytes)) {
    let offset = 0;
    while (offset < block.length) {
      const end = pieceEnd(offset, block.length, slow);
      const piece = block.subarray(offset, end);
      left -= piece.length;
      if (left === 0) state.complete = true;
      const startedAt = performance.now();
      const watchdog = setTimeout(options.onStall, options.stallMs).unref();
      try {
        yield piece;
      } finally {
        clearTimeout(watchdog);
      }
      slow = performance.now() - startedAt > slowWriteMs;
      offset = end;
    }
  }
}

/** Leaves no remainder below the smallest piece inside a block: it might not be drained before the memory is reused. */
function pieceEnd(offset: number, length: number, slow: boolean): number {
  if (!slow) return length;
  const end = offset + smallestPieceBytes;
  return length - end < smallestPieceBytes ? length : end;
}

/**
 * A form so small that the system takes it in one go, when all of it is at hand: as one piece it costs half of what
 * a stream does. Undefined where it is neither.
 */
export function smallForm({ sections, sizeBytes }: MultipartBody): Buffer | undefined {
  if (sizeBytes > smallestPieceBytes) return undefined;
  const pieces: Buffer[] = [];
  for (const section of sections) {
    const bytes = Buffer.isBuffer(section) ? section : section.bytes?.();
    if (bytes === undefined) return undefined;
    pieces.push(bytes);
  }
  const form = Buffer.concat(pieces);
  // A content of another length than announced is for the stream to complain about.
  return form.length === sizeBytes ? form : undefined;
}

async function* readForm(form: MultipartBody, state: SendState, signal: AbortSignal): AsyncIterable<Buffer> {
  for (const section of form.sections) {
    if (Buffer.isBuffer(section)) {
      yield section;
      continue;
    }
    try {
      yield* readSized(section, signal);
    } catch (error) {
      // Told to stop, a source may complain: that is not why it was told.
      if (!signal.aborted) state.sourceError = error;
      throw error;
    }
  }
}

import { ApiError } from '../lib/errors.ts';
import type { BatchItemResult } from '../model/destination.ts';

/** Splits a list into runs of at most `size`; an empty list has none. */
export function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

export interface BatchOutcome<T, R> {
  /** Answers of the calls that went through, each with the items it was about. */
  readonly done: readonly { readonly items: readonly T[]; readonly answer: R }[];
  /** Items that are refused even when asked for alone, each with the reason. */
  readonly refused: readonly { readonly item: T; readonly error: ApiError }[];
}

/**
 * Calls `call` with the items in batches. A server refuses a whole batch for one bad id, so a refused batch is
 * halved until the bad ones stand alone and all others have gone through. Items keep their order.
 * Any other failure rejects at once: the server is asked nothing more. So does a rejection of `onFirstRefusal`,
 * which can find out whether it is really about the items.
 */
export async function callInBatches<T, R>(
  items: readonly T[],
  batchSize: number,
  call: (batch: readonly T[]) => Promise<R>,
  onFirstRefusal: () => Promise<void> = () => Promise.resolve(),
): Promise<BatchOutcome<T, R>> {
  const done: { items: readonly T[]; answer: R }[] = [];
  const refused: { item: T; error: ApiError }[] = [];
  let seenRefusal = false;
  const pending: (readonly T[])[] = chunked(items, batchSize).reverse();
  for (let batch = pending.pop(); batch !== undefined; batch = pending.pop()) {
    const [first] = batch;
    if (first === undefined) continue;
    try {
      done.push({ items: batch, answer: await call(batch) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!seenRefusal) await onFirstRefusal();
      seenRefusal = true;
      if (batch.length === 1) {
        refused.push({ item: first, error });
      } else {
        const middle = Math.ceil(batch.length / 2);
        pending.push(batch.slice(middle), batch.slice(0, middle));
      }
    }
  }
  return { done, refused };
}

/** One result for each id of calls that answer nothing but success. */
export function toItemResults(
  assetIds: readonly string[],
  { refused }: BatchOutcome<string, unknown>,
): BatchItemResult[] {
  const reasons = new Map(refused.map(({ item, error }) => [item, error.message]));
  return assetIds.map((id) => {
    const error = reasons.get(id);
    return error === undefined ? { id, ok: true } : { id, ok: false, error };
  });
}

/** The request itself was found wanting; the server and the key are fine. */
export function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind === 'invalid' && error.retry === 'permanent';
}

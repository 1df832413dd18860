import { parentPort, workerData } from 'node:worker_threads';
import { EntryPump } from './entry-pump.ts';
import { isLast, type PumpReply, type PumpRequest, type Target } from './worker-messages.ts';

/** The thread that reads, inflates, checks and hashes entries into shared memory, one request after the other. */
const memories = (workerData as SharedArrayBuffer[]).map((memory) => Buffer.from(memory));
const pumps = new Map<number, EntryPump>();
let previous: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: PumpRequest) => {
  previous = previous.then(async () => {
    if (request.target === undefined && request.skip === undefined) close(request.id);
    else parentPort?.postMessage(await answer(request));
  });
});

async function answer(request: PumpRequest): Promise<PumpReply> {
  const reply = await tryToAnswer(request).catch(() => ({ id: request.id, bytes: undefined }));
  if (isLast(reply)) close(request.id);
  return reply;
}

async function tryToAnswer({ id, entry, target, skip = 0 }: PumpRequest): Promise<PumpReply> {
  if (entry !== undefined) pumps.set(id, new EntryPump(entry));
  const pump = pumps.get(id);
  const bytes = target === undefined ? await pump?.skip(skip) : await pump?.fill(placeOf(target));
  return { id, bytes, sha1: await pump?.finish() };
}

function placeOf({ memory, offset, length }: Target): Buffer {
  return memories[memory]?.subarray(offset, offset + length) ?? Buffer.alloc(0);
}

function close(id: number): void {
  pumps.get(id)?.close();
  pumps.delete(id);
}

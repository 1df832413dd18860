import { availableParallelism } from 'node:os';
import { getAsset, isSea } from 'node:sea';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { isLast, type PumpReply, type PumpRequest } from './worker-messages.ts';

/** Two keep up with any network and most disks; each takes 12 MB. */
const MOST_WORKERS = 2;
/** Its heap holds next to nothing; left alone, V8 would let it grow to tens of megabytes. */
const YOUNG_GENERATION_MB = 4;

/** Threads that read and hash. Started when they are first needed; where there can be none, nothing is read here. */
export class ContentWorkers {
  readonly #memories: readonly SharedArrayBuffer[];
  readonly #threads: Thread[] = [];
  #nextId = 1;
  #isUsable = canStart();

  constructor(memories: readonly SharedArrayBuffer[]) {
    this.#memories = memories;
  }

  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** A place in the least busy thread, to be given up by `close`. */
  open(): Channel {
    if (this.#threads.length === 0) this.#start();
    const thread = this.#threads.reduce((best, other) => (other.load < best.load ? other : best));
    const id = this.#nextId++;
    thread.load += 1;
    let isOpen = true;
    let isOver = false;
    return {
      ask: async (request) => {
        const reply = await thread.ask({ id, ...request });
        isOver = isLast(reply);
        return reply;
      },
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        thread.load -= 1;
        if (!isOver) thread.tell({ id });
      },
    };
  }

  /** Ends the threads; whoever waits for one learns that it did not work. */
  async end(): Promise<void> {
    this.#isUsable = false;
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #start(): void {
    const count = Math.max(1, Math.min(MOST_WORKERS, availableParallelism()));
    for (let index = 0; index < count; index += 1)
      this.#threads.push(new Thread(this.#memories, () => (this.#isUsable = false)));
  }
}

/** One entry's way to the thread that reads it. */
export interface Channel {
  /** Never rejects. */
  ask(request: Omit<PumpRequest, 'id'>): Promise<PumpReply>;
  close(): void;
}

class Thread {
  load = 0;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: PumpReply) => void>();
  #hasEnded = false;

  constructor(memories: readonly SharedArrayBuffer[], onFailure: () => void) {
    this.#worker = startWorker({
      workerData: memories,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    // A run that has nothing else to wait for is over.
    this.#worker.unref();
    this.#worker.on('message', (reply: PumpReply) => this.#settle(reply));
    const fail = (): void => {
      this.#hasEnded = true;
      onFailure();
      for (const id of this.#waiting.keys()) this.#settle({ id, bytes: undefined });
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', fail);
  }

  ask(request: PumpRequest): Promise<PumpReply> {
    if (this.#hasEnded) return Promise.resolve({ id: request.id, bytes: undefined });
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      // While somebody waits for it, the process has something to do.
      this.#worker.ref();
      this.#worker.postMessage(request);
    });
  }

  tell(request: PumpRequest): void {
    this.#worker.postMessage(request);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: PumpReply): void {
    const resolve = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    resolve?.(reply);
  }
}

/** What the single executable calls the thread's file. */
export const threadAsset = 'content-worker.cjs';

/** Only the built program has the thread's file: run from its sources, it reads by itself. */
function canStart(): boolean {
  return isSea() || import.meta.url.endsWith('.js');
}

function startWorker(options: WorkerOptions): Worker {
  return isSea()
    ? new Worker(getAsset(threadAsset, 'utf8'), { ...options, eval: true })
    : new Worker(new URL('content-worker.js', import.meta.url), options);
}

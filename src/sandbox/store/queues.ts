/** One background job; each runs after the ones queued before it whose queue is not paused. */
export interface Job {
  readonly queue: string;
  readonly kind: 'extract' | 'write-sidecar' | 'delete';
  readonly assetId: string;
}

export interface Queues {
  enqueue(job: Job): void;
  pause(queue: string): void;
  resume(queue: string): void;
  empty(queue: string): void;
  isPaused(queue: string): boolean;
  waiting(queue: string): number;
  /** Jobs that threw; the next ones run all the same. */
  failed(queue: string): number;
  /** Runs everything that is not paused; resolves when nothing more can run. */
  settle(): Promise<void>;
  close(): void;
}

/**
 * Jobs run in one deterministic order. Without a delay they wait for `settle`, which every request calls before its
 * answer goes out; with one they start by themselves that long after they were queued.
 */
export function createQueues(run: (job: Job) => Promise<void>, delayMs: number | undefined): Queues {
  const queues = new Map<string, Waiting>();
  const paused = new Set<string>();
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let queuedCount = 0;
  let draining: Promise<void> | undefined;

  /** The queue whose turn it is: the one that holds the oldest job of those not paused. */
  function nextQueue(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const [name, waiting] of queues) {
      const at = paused.has(name) ? undefined : waiting[0]?.at;
      if (at !== undefined && at < (next?.[0]?.at ?? Infinity)) next = waiting;
    }
    return next;
  }

  async function drain(): Promise<void> {
    for (let next = nextQueue(); next !== undefined; next = nextQueue()) {
      const queued = next.shift();
      if (queued !== undefined) await run(queued.job).catch(() => countFailure(queued.job));
    }
    draining = undefined;
  }

  function countFailure({ queue }: Job): void {
    failures.set(queue, (failures.get(queue) ?? 0) + 1);
  }

  async function settle(): Promise<void> {
    while (draining !== undefined || nextQueue() !== undefined) await (draining ??= drain());
  }

  function settleLater(): void {
    if (delayMs === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void settle();
    }, delayMs);
    timers.add(timer.unref());
  }

  return {
    enqueue(job) {
      const waiting = queues.get(job.queue) ?? [];
      waiting.push({ at: (queuedCount += 1), job });
      queues.set(job.queue, waiting);
      settleLater();
    },
    pause: (queue) => void paused.add(queue),
    resume(queue) {
      paused.delete(queue);
      settleLater();
    },
    empty: (queue) => void queues.delete(queue),
    isPaused: (queue) => paused.has(queue),
    waiting: (queue) => queues.get(queue)?.length ?? 0,
    failed: (queue) => failures.get(queue) ?? 0,
    settle,
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Jobs of one queue, oldest first, numbered over all queues. */
type Waiting = { readonly at: number; readonly job: Job }[];

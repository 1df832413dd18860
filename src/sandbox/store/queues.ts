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
  /** Runs everything that is not paused; resolves when nothing more can run. */
  settle(): Promise<void>;
  close(): void;
}

/**
 * Jobs run in one deterministic order. Without a delay they wait for `settle`, which every request calls before its
 * answer goes out; with one they start by themselves that long after they were queued.
 */
export function createQueues(run: (job: Job) => Promise<void>, delayMs: number | undefined): Queues {
  let jobs: Job[] = [];
  const paused = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let draining: Promise<void> | undefined;

  const runnable = (): number => jobs.findIndex(({ queue }) => !paused.has(queue));

  async function drain(): Promise<void> {
    for (let next = runnable(); next >= 0; next = runnable()) {
      const [job] = jobs.splice(next, 1);
      if (job !== undefined) await run(job);
    }
    draining = undefined;
  }

  async function settle(): Promise<void> {
    while (runnable() >= 0 || draining !== undefined) await (draining ??= drain());
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
      jobs.push(job);
      settleLater();
    },
    pause: (queue) => void paused.add(queue),
    resume(queue) {
      paused.delete(queue);
      settleLater();
    },
    empty(queue) {
      jobs = jobs.filter((job) => job.queue !== queue);
    },
    isPaused: (queue) => paused.has(queue),
    waiting: (queue) => jobs.filter((job) => job.queue === queue).length,
    settle,
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

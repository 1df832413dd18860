import pLimit from 'p-limit';
import type { BoundedQueue } from '../lib/bounded-queue.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { askPresence } from './ask-presence.ts';
import type { AssetUnit } from './asset-units.ts';
import type { HashedMedia } from './hash-media.ts';
import { hashMedia, isKnownEmbedded } from './hash-media.ts';
import type { RunContext } from './run-context.ts';
import type { CheckedMedia } from './settle-media.ts';

/** What is known of the files of a unit before its turn. Files that failed are missing: they have outcomes. */
export type CheckedUnit = ReadonlyMap<PlannedMedia, CheckedMedia>;

export interface ReadyUnit {
  readonly unit: AssetUnit;
  readonly checked: CheckedUnit;
}

interface HashedUnit {
  readonly unit: AssetUnit;
  readonly hashed: ReadonlyMap<PlannedMedia, HashedMedia>;
}

const largestBatch = 5000;
/** Two threads are busy with as many; the facts of others are read meanwhile. */
const unitsAtATime = 4;
/** Units that may lie ready behind one that takes long. */
const unitsAhead = 32;
/**
 * How long a batch may wait to fill up: hardly at the start, a moment while uploads are waiting for work, and
 * longer and longer while the server has everything or enough work is queued.
 */
const lingerMs = { first: 20, hungry: 200, patient: 2000 };
/** With fewer units than this ready, the lanes are about to run dry. */
const hungryBelow = 8;

/**
 * Reads and hashes ahead of the uploads, asks the server in batches what it has, and hands out units in archive
 * order. The queue's bound keeps it from running away from slow uploads.
 */
export function hashAhead(
  units: readonly AssetUnit[],
  context: RunContext,
  queue: BoundedQueue<ReadyUnit>,
): AsyncIterable<ReadyUnit> {
  void produce(units, context, queue).then(
    () => queue.close(),
    (error: unknown) => queue.close(error instanceof Error ? error : new Error(String(error))),
  );
  return queue;
}

async function produce(
  units: readonly AssetUnit[],
  context: RunContext,
  queue: BoundedQueue<ReadyUnit>,
): Promise<void> {
  let batch: HashedUnit[] = [];
  let batchStartedAt = 0;
  let linger = lingerMs.first;
  let checking: Promise<boolean> = Promise.resolve(true);
  const flush = async (): Promise<void> => {
    const full = batch;
    batch = [];
    // One question under way while the next batch is being hashed.
    const foundAll = await checking;
    linger = foundAll ? Math.min(lingerMs.patient, linger * 2) : lingerMs.hungry;
    checking = check(full, context, queue);
    // Whoever awaits it next learns of its failure; until then nobody does.
    checking.catch(() => undefined);
  };
  for await (const hashed of hashInOrder(units, context)) {
    if (batch.length === 0) batchStartedAt = performance.now();
    batch.push(hashed);
    const waited = performance.now() - batchStartedAt;
    const enough = queue.length < hungryBelow ? linger : lingerMs.patient;
    if (batch.length >= largestBatch || waited >= enough) await flush();
    if (context.stop.aborted || queue.isClosed) break;
  }
  if (batch.length > 0) await flush();
  await checking;
}

/** Units in their order. One that takes long does not keep those behind it from being hashed. */
async function* hashInOrder(units: readonly AssetUnit[], context: RunContext): AsyncGenerator<HashedUnit> {
  const lanes = pLimit(unitsAtATime);
  const ahead: Promise<HashedUnit | undefined>[] = [];
  let isOver = false;
  const start = (unit: AssetUnit): Promise<HashedUnit | undefined> => {
    const hashed = lanes(() => (isOver || context.stop.aborted ? undefined : hashUnit(unit, context)));
    // A bug is learnt of by who awaits it, in its turn; until then by nobody.
    hashed.catch(() => undefined);
    return hashed;
  };
  try {
    for (const unit of units) {
      if (context.stop.aborted) break;
      ahead.push(start(unit));
      if (ahead.length < unitsAhead) continue;
      const first = await ahead.shift();
      if (first !== undefined) yield first;
    }
    for (let first = ahead.shift(); first !== undefined; first = ahead.shift()) {
      const hashed = await first;
      if (hashed !== undefined) yield hashed;
    }
  } finally {
    isOver = true;
    // Who stops early must not close the archives under those that are being read.
    await Promise.all(ahead);
  }
}

async function hashUnit(unit: AssetUnit, context: RunContext): Promise<HashedUnit> {
  const hashed = new Map<PlannedMedia, HashedMedia>();
  const trailerSizes = unit.videos.map((video) => video.media.entry.size);
  for (const item of itemsToHash(unit, context)) {
    // Hashed on its way instead.
    if (context.destination.mayHold?.(item.media.entry.size) === false) continue;
    const sizes = item === unit.main ? { trailerSizes } : {};
    const result = await hashMedia(item, context, { ...sizes, wanted: 'perhaps' });
    if (result !== undefined) hashed.set(item, result);
  }
  return { unit, hashed };
}

/** The files of a unit that the server is asked about: the photo, and videos that it may have as assets of their own. */
export function itemsToHash({ main, videos }: AssetUnit, context: RunContext): readonly PlannedMedia[] {
  const linkable = videos.filter(
    (video) => video.action === 'live-video' && !isKnownEmbedded(video, context),
  );
  return [main, ...linkable];
}

/** Resolves to whether the server had everything. */
async function check(
  batch: readonly HashedUnit[],
  context: RunContext,
  queue: BoundedQueue<ReadyUnit>,
): Promise<boolean> {
  const items = batch.flatMap(({ hashed }) => [...hashed.values()]);
  const presences = await askPresence(
    items.map(({ sha1 }) => sha1),
    context,
  );
  const known = new Map(items.map((item, index) => [item, presences[index] ?? { present: false as const }]));
  for (const { unit, hashed } of batch) {
    const checked = new Map<PlannedMedia, CheckedMedia>();
    for (const [item, { sha1, opened }] of hashed) {
      const presence = known.get(hashed.get(item) ?? { sha1, opened }) ?? { present: false as const };
      if (presence.present) opened?.forget();
      checked.set(item, { sha1, opened, presence });
    }
    await queue.push({ unit, checked });
  }
  return presences.every((presence) => presence.present);
}

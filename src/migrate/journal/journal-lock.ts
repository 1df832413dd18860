import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';

const lockOwner = z.object({ pid: z.number(), host: z.string(), at: z.string(), token: z.string() });

type LockOwner = z.infer<typeof lockOwner>;

/** A lock untouched for this long belongs to nobody: its owner refreshes it every few seconds. */
const staleAfterMs = 120_000;
const refreshEveryMs = 15_000;
/** Taking over a stale lock takes milliseconds: who has not finished by then never will. */
const takeoverAfterMs = 10_000;

/** Held while a run writes to a journal. */
export interface JournalLock {
  release(): void;
}

/**
 * Takes the lock file at `path`, so that two runs never write to one journal. A lock whose process is gone, or
 * that nobody refreshed for two minutes (another container, a crashed machine), is taken over.
 *
 * @param onLost called when another run took it over meanwhile, because this one was suspended for too long
 * @throws UsageError when another run holds it; the system's error when no lock file can be made here
 */
export function takeJournalLock(path: string, onLost?: () => void): JournalLock {
  const token = randomUUID();
  if (!tryCreate(path, token)) takeOver(path, token);
  const timer = setInterval(() => {
    if (refresh(path, token)) return;
    clearInterval(timer);
    onLost?.();
  }, refreshEveryMs);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      if (readOwner(path)?.token === token) unlinkIfThere(path);
    },
  };
}

function tryCreate(path: string, token: string): boolean {
  let fd;
  try {
    fd = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    const owner: LockOwner = { pid: process.pid, host: hostname(), at: new Date().toISOString(), token };
    writeFileSync(fd, JSON.stringify(owner));
    return true;
  } catch (error) {
    // Without its content it would lock everybody out for two minutes.
    unlinkIfThere(path);
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** One process at a time: else a second one could remove the lock that the first has just made. */
function takeOver(path: string, token: string): void {
  refuseIfHeld(path);
  const guard = `${path}.takeover`;
  if ((ageMs(guard) ?? 0) > takeoverAfterMs) unlinkIfThere(guard);
  if (!tryCreate(guard, token)) throw inARace(path);
  try {
    refuseIfHeld(path);
    unlinkIfThere(path);
    if (!tryCreate(path, token)) throw inARace(path);
  } finally {
    unlinkIfThere(guard);
  }
}

function inARace(path: string): UsageError {
  return new UsageError(say`another run is taking ${path} at this very moment`, {
    hint: say`Wait for it, or try again in a few seconds.`,
  });
}

function refuseIfHeld(path: string): void {
  const age = ageMs(path);
  if (age === undefined || age > staleAfterMs) return;
  const owner = readOwner(path);
  // Empty or torn: it is being written, or its writer died in that moment.
  if (owner === undefined) {
    if (age <= refreshEveryMs) throw inARace(path);
    return;
  }
  if (owner.host === hostname() && !isAlive(owner.pid)) return;
  throw new UsageError(
    say`another run is bringing photos to the same place right now (process ${owner.pid} on ${owner.host}, since ${owner.at})`,
    { hint: say`Wait for it, or if no such run exists, delete ${path}.` },
  );
}

function ageMs(path: string): number | undefined {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return modified === undefined ? undefined : Date.now() - modified;
}

function readOwner(path: string): LockOwner | undefined {
  try {
    return lockOwner.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  // Our own number on a lock that we do not hold: a process before us, in a container like ours.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** False when the lock is somebody else's by now. */
function refresh(path: string, token: string): boolean {
  const owner = readOwner(path);
  if (owner !== undefined && owner.token !== token) return false;
  try {
    const now = new Date();
    if (owner === undefined) return tryCreate(path, token);
    utimesSync(path, now, now);
  } catch {
    // A file system that refuses must not end the run.
  }
  return true;
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or not ours to remove.
  }
}

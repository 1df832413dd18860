import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { AppError } from '../../lib/errors.ts';

const owner = z.object({ pid: z.number(), host: z.string(), at: z.string() });

/** A lock untouched for this long belongs to nobody: its owner refreshes it every few seconds. */
const staleAfterMs = 120_000;
const refreshEveryMs = 15_000;

/** Held while a run writes to a journal. */
export interface JournalLock {
  release(): void;
}

/**
 * Takes the lock beside a journal, so that two runs never write to one. A lock whose process is gone, or that
 * nobody refreshed for two minutes (another container, a crashed machine), is taken over.
 *
 * @throws AppError when another run holds it
 */
export function takeJournalLock(path: string): JournalLock {
  if (!tryCreate(path)) {
    const holder = liveHolder(path);
    if (holder !== undefined) {
      throw new AppError(
        `another run is migrating to this server and user right now (process ${holder.pid} on ${holder.host}, since ${holder.at})`,
        { hint: `Wait for it, or if no such run exists, delete ${path}.` },
      );
    }
    unlinkIfThere(path);
    if (!tryCreate(path)) throw new AppError(`another run took ${path} at this very moment; try again`);
  }
  const timer = setInterval(() => touch(path), refreshEveryMs);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      unlinkIfThere(path);
    },
  };
}

function tryCreate(path: string): boolean {
  try {
    const fd = openSync(path, 'wx', 0o600);
    closeSync(fd);
    const content = { pid: process.pid, host: hostname(), at: new Date().toISOString() };
    writeFileSync(path, JSON.stringify(content));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function liveHolder(path: string): z.infer<typeof owner> | undefined {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    if (age > staleAfterMs) return undefined;
    const text = readFileSync(path, 'utf8');
    const parsed = owner.safeParse(text === '' ? undefined : JSON.parse(text));
    // An empty or torn file is one that is being written, or whose writer died in that moment.
    if (!parsed.success)
      return age > refreshEveryMs ? undefined : { pid: 0, host: 'unknown', at: 'just now' };
    const { pid, host } = parsed.data;
    return host === hostname() && !isAlive(pid) ? undefined : parsed.data;
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

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The lock is a courtesy: a file system that refuses must not end the run.
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Gone already, or not ours to remove.
  }
}

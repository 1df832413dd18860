import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeJournalLock } from '../../../src/migrate/journal/journal-lock.ts';
import { programCommand, programEnvironment } from './programs.ts';
import { tempDirectory } from './temp-journal.ts';

const lockPath = (): string => join(tempDirectory(), 'x.journal.lock');

const ownerFile = (path: string, owner: { pid?: number; host?: string; token?: string }): void =>
  writeFileSync(
    path,
    JSON.stringify({ pid: process.ppid, host: hostname(), at: 'then', token: 't', ...owner }),
  );

/** A number that no process has: the kernel gives none above four million. */
const nobody = 2 ** 22 + 1;

function age(path: string, seconds: number): void {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(path, then, then);
}

describe('takeJournalLock', () => {
  it('leaves nothing behind when released', () => {
    const path = lockPath();
    const lock = takeJournalLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('says who holds it and what to do', () => {
    const path = lockPath();
    ownerFile(path, {});
    expect(() => takeJournalLock(path)).toThrow(`process ${process.ppid} on ${hostname()}, since then`);
    expect(readFileSync(path, 'utf8')).toContain('"t"');
  });

  it.each<[string, (path: string) => void]>([
    ['of a process that is gone', (path) => ownerFile(path, { pid: nobody })],
    ['of our own number: an earlier life of this container', (path) => ownerFile(path, { pid: process.pid })],
    [
      'that nobody on another machine refreshed for long',
      (path) => {
        ownerFile(path, { host: 'elsewhere' });
        age(path, 121);
      },
    ],
    [
      'of a number that another process got since',
      (path) => {
        ownerFile(path, {});
        age(path, 121);
      },
    ],
    [
      'that was never finished',
      (path) => {
        writeFileSync(path, '{"pid"');
        age(path, 16);
      },
    ],
  ])('takes over one %s', (_, prepare) => {
    const path = lockPath();
    prepare(path);
    const lock = takeJournalLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it.each<[string, (path: string) => void]>([
    ['of another machine', (path) => ownerFile(path, { host: 'elsewhere', pid: nobody })],
    ['that is being written', (path) => writeFileSync(path, '')],
    [
      'that is being taken over',
      (path) => {
        ownerFile(path, { pid: nobody });
        writeFileSync(`${path}.takeover`, '');
      },
    ],
  ])('respects one %s', (_, prepare) => {
    const path = lockPath();
    prepare(path);
    const before = readFileSync(path, 'utf8');
    expect(() => takeJournalLock(path)).toThrow('another run');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('is not kept out for ever by a takeover that died', () => {
    const path = lockPath();
    ownerFile(path, { pid: nobody });
    writeFileSync(`${path}.takeover`, '');
    age(`${path}.takeover`, 11);
    takeJournalLock(path).release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('passes on that no lock can be made', () => {
    expect(() => takeJournalLock(join(lockPath(), 'below', 'nothing'))).toThrow('ENOENT');
  });
});

describe('takeJournalLock, while time passes', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stays fresh', () => {
    const path = lockPath();
    const lock = takeJournalLock(path);
    age(path, 100);
    vi.advanceTimersByTime(15_000);
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(50_000);
    lock.release();
  });

  it('comes back when somebody cleaned up', () => {
    const path = lockPath();
    const lost = vi.fn();
    const lock = takeJournalLock(path, lost);
    rmSync(path);
    vi.advanceTimersByTime(15_000);
    expect(existsSync(path)).toBe(true);
    expect(lost).not.toHaveBeenCalled();
    lock.release();
  });

  it('tells that it was lost, and leaves the new owner’s alone', () => {
    const path = lockPath();
    const lost = vi.fn();
    const lock = takeJournalLock(path, lost);
    ownerFile(path, { token: 'theirs' });
    vi.advanceTimersByTime(60_000);
    expect(lost).toHaveBeenCalledOnce();
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});

describe('takeJournalLock, in a race of processes', () => {
  it('lets exactly one take over a stale lock, and the next one after its release', async () => {
    const path = lockPath();
    ownerFile(path, { pid: nobody });
    const racers = Array.from({ length: 4 }, () => new Racer(path));
    for (const racer of racers) expect(await racer.answer()).toBe('ready');
    for (const racer of racers) racer.go();
    const answers = await Promise.all(racers.map((racer) => racer.answer()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('refused: another run'))).toHaveLength(3);
    await Promise.all(racers.map((racer) => racer.end()));
    expect(readdirSync(join(path, '..'))).toEqual([]);
  }, 30_000);

  it('takes over from a process that was killed, at once', async () => {
    const path = lockPath();
    const racer = new Racer(path);
    await racer.answer();
    racer.go();
    expect(await racer.answer()).toBe('held');
    expect(() => takeJournalLock(path)).toThrow('another run');
    await racer.kill();
    takeJournalLock(path).release();
  }, 30_000);
});

/** A process that waits for the starting shot. */
class Racer {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(path: string) {
    const [program, ...args] = [...programCommand('hold-lock.ts'), path];
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: programEnvironment });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  async answer(): Promise<string> {
    return String((await this.#lines.next()).value);
  }

  go(): void {
    this.#child.stdin.write('go\n');
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}

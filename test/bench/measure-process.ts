import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What one run of a command cost. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time of the process, from the kernel, in steps of 10 ms. */
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
  /** Bytes it asked the system for: files, and the little that a server answers. */
  readonly readBytes: number;
}

const sampleMs = 10;
const ticksPerSecond = 100;

/**
 * Runs a command to its end and measures it. One at a time: the kernel adds up the time of all children that ended.
 * Memory and reads are the kernel's own high-water marks, looked at until the process is gone; they need Linux.
 */
export async function measureProcess({ file, args, env }: Command): Promise<Cost> {
  const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } };
  const cpuBefore = childrenCpuSeconds();
  const startedAt = performance.now();
  const child = spawn(file, args, options);
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
  const marks = { peakRssBytes: 0, readBytes: 0 };
  const sampling = setInterval(() => sample(child.pid, marks), sampleMs);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [exitCode] = await exited.finally(() => clearInterval(sampling));
  const wallSeconds = (performance.now() - startedAt) / 1000;
  if (exitCode !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${exitCode}: ${complaint}`);
  return { wallSeconds, cpuSeconds: childrenCpuSeconds() - cpuBefore, ...marks };
}

function sample(pid: number | undefined, marks: { peakRssBytes: number; readBytes: number }): void {
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readProcess(pid, 'status'))?.[1];
  const read = /^rchar: (\d+)/m.exec(readProcess(pid, 'io'))?.[1];
  marks.peakRssBytes = Math.max(marks.peakRssBytes, Number(kilobytes ?? 0) * 1024);
  marks.readBytes = Math.max(marks.readBytes, Number(read ?? 0));
}

/** Empty once the process is gone. */
function readProcess(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid ?? 0}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** `cutime` and `cstime`, the 16th and 17th field; the second may hold blanks and ends with the last parenthesis. */
function childrenCpuSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../src/sandbox/faults/fault.ts';
import {
  type FaultBench,
  openFaultBench,
  type StruckRun,
  type Target,
  targets,
} from './support/fault-bench.ts';
import { findLies } from './support/find-lies.ts';

type Row = Readonly<Record<Target, string>>;

/** Nothing of it is to be seen afterwards. */
const survived = every('whole');

/** Stands for "the run ends there, in good order": what was reached is kept, the rest is for the next run. */
const ends = (kind: string, exitCode: number): Row => every(`ends ${kind}, exit ${exitCode}`);

/** The call is given up, everything else is done. */
const givenUp = (file: string): Pick<Row, 'upload' | 'trash' | 'album fill' | 'album make' | 'stack'> => ({
  upload: `${file}, exit 3`,
  trash: `${file}, exit 3`,
  'album fill': 'album-failed, exit 3',
  'album make': 'album-failed, exit 3',
  stack: 'stack-failed, exit 3',
});

const always = { times: 'always' } as const;

/** Each fault strikes each call of a run, once unless it says otherwise; what then becomes of the run. */
const matrix: Readonly<
  Record<string, { readonly fault: FaultKind & { readonly times?: number | 'always' }; readonly row: Row }>
> = {
  'connection reset before the first byte': { fault: { kind: 'reset', atByte: 0 }, row: survived },
  'connection reset at byte 100': { fault: { kind: 'reset', atByte: 100 }, row: survived },
  '429 with Retry-After': {
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    row: survived,
  },
  '502 as a page': { fault: { kind: 'status', status: 502 }, row: survived },
  '524 as a page': { fault: { kind: 'status', status: 524 }, row: survived },
  'answer byte by byte': { fault: { kind: 'slow-answer', bytesPerSecond: 400 }, row: survived },
  'answer later than anyone waits': { fault: { kind: 'slow-answer', delayMs: 2500 }, row: survived },
  'no answer at all': { fault: { kind: 'no-answer' }, row: survived },
  'answer lost after the call was carried out': { fault: { kind: 'close-after-commit' }, row: survived },
  '502 after the call was carried out': {
    fault: { kind: 'status', status: 502, afterCommit: true },
    row: survived,
  },
  'server restarts': { fault: { kind: 'restart', downMs: 300 }, row: survived },
  'server becomes 3.0': { fault: { kind: 'version', version: '3.0' }, row: survived },
  '413 after reading the body': {
    fault: { kind: 'status', status: 413 },
    row: { ...ends('too-large', 3), ...givenUp('deferred too-large') },
  },
  '413 without reading the body': {
    fault: { kind: 'status', status: 413, readBody: false },
    row: { ...ends('too-large', 3), ...givenUp('deferred too-large') },
  },
  '500 each time': {
    fault: { kind: 'status', status: 500, ...always },
    row: { ...ends('server-error', 4), ...givenUp('failed server-error') },
  },
  'disk full': {
    fault: { kind: 'disk-full', ...always },
    row: {
      ...ends('server-error', 4),
      ...givenUp('failed server-error'),
      upload: 'ends disk-full, exit 6',
    },
  },
  'login page with status 200': { fault: { kind: 'login-page' }, row: ends('login-page', 5) },
  'redirect to https': { fault: { kind: 'redirect', status: 308 }, row: ends('redirect', 4) },
  'redirect to a login': {
    fault: { kind: 'redirect', location: 'https://login.example.org/authorize' },
    row: ends('login-page', 5),
  },
  'quota used up': { fault: { kind: 'quota-exceeded', ...always }, row: ends('quota', 6) },
  'key revoked': { fault: { kind: 'key-revoked' }, row: ends('unauthorized', 5) },
  'maintenance for longer than --max-wait': { fault: { kind: 'maintenance' }, row: ends('maintenance', 4) },
};

let bench: FaultBench;
const runs = new Map<string, Promise<StruckRun>>();

beforeAll(async () => {
  bench = await openFaultBench();
  // Most of the time of a cell is waiting before another attempt: run many, and let each test await its own.
  const limit = pLimit(24);
  for (const [name, { fault }] of Object.entries(matrix)) {
    for (const target of Object.keys(targets) as Target[]) {
      const run = limit(() => bench.strike(target, fault));
      run.catch(() => undefined);
      runs.set(`${name} ${target}`, run);
    }
  }
});

afterAll(async () => {
  await Promise.allSettled(runs.values());
  await bench.close();
});

describe.each(Object.entries(matrix))('%s', (name, { row }) => {
  it.each(Object.entries(row))(
    'at the %s call: %s',
    async (target, expected) => {
      const run = await runs.get(`${name} ${target}`)!;
      expect(run.struck).toBe(true);
      expect(becameOf(run)).toBe(expected);
      expect(findLies(run.first.outcomes, run.afterFirst)).toEqual([]);
      expect(run.second).toMatchObject({ exitCode: 0 });
      expect(run.afterSecond).toEqual(bench.whole);
    },
    600_000,
  );
});

/** One short text for how the struck run ended. */
function becameOf({ first, afterFirst }: StruckRun): string {
  const { exitCode, ended, result } = first;
  if (ended !== undefined) return `ends ${ended}, exit ${exitCode}`;
  if (exitCode === 0)
    return JSON.stringify(afterFirst) === JSON.stringify(bench.whole) ? 'whole' : 'not whole, exit 0';
  const files = [...(result?.failed ?? []), ...(result?.deferred ?? [])];
  const what = [
    ...files.map(({ state, reason }) => `${state} ${reason ?? ''}`),
    ...(result?.warnings ?? []).map(({ code }) => code),
  ];
  return `${[...new Set(what)].join(', ')}, exit ${exitCode}`;
}

function every(cell: string): Row {
  return Object.fromEntries(Object.keys(targets).map((target) => [target, cell])) as Row;
}

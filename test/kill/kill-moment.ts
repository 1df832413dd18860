import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../reliability/support/random.ts';
import type { MeddlingProxy, PassingRequest } from '../reliability/support/meddling-proxy.ts';

/** When a process is killed. */
export type KillMoment =
  /** This many milliseconds after its start. */
  | { readonly at: 'time'; readonly ms: number }
  /** As soon as its journal has this many lines more than at its start. */
  | { readonly at: 'journal-line'; readonly line: number }
  /** When a request is about to be carried out; when its body is on the way; when it was carried out and the answer is not yet there. */
  | { readonly at: 'request' | 'body' | 'answer'; readonly request: number };

/** Somewhere in the life of a run that takes about `ms`, sends `requests` and writes `lines`. */
export function randomMoment(
  random: Random,
  life: { readonly ms: number; readonly requests: number; readonly lines: number },
): KillMoment {
  const at = random.pick(['time', 'journal-line', 'request', 'body', 'answer', 'answer'] as const);
  switch (at) {
    case 'time':
      return { at, ms: random.below(Math.ceil(life.ms)) };
    case 'journal-line':
      return { at, line: 1 + random.below(life.lines) };
    case 'request':
    case 'body':
    case 'answer':
      return { at, request: random.below(life.requests) };
  }
}

/** Calls `kill` once when the moment has come; returns what to call when the process has ended. */
export function armKill(
  moment: KillMoment,
  place: { readonly stateDir: string; readonly proxy: MeddlingProxy },
  kill: () => void,
): () => void {
  switch (moment.at) {
    case 'time': {
      const timer = setTimeout(kill, moment.ms);
      return () => clearTimeout(timer);
    }
    case 'journal-line': {
      const before = countJournalLines(place.stateDir);
      const watcher = watch(place.stateDir, () => {
        if (countJournalLines(place.stateDir) >= before + moment.line) kill();
      });
      return () => watcher.close();
    }
    case 'request':
    case 'body':
    case 'answer':
      return armAtRequest(moment, place.proxy, kill);
  }
}

function armAtRequest(
  moment: Extract<KillMoment, { readonly request: number }>,
  proxy: MeddlingProxy,
  kill: () => void,
): () => void {
  let first: number | undefined;
  const isDue = ({ number }: PassingRequest): boolean => {
    first ??= number;
    return number - first >= moment.request;
  };
  const strike = (request: PassingRequest): 'drop' | undefined => {
    if (!isDue(request)) return undefined;
    kill();
    return 'drop';
  };
  proxy.meddling = {
    onRequest: (request) => (moment.at === 'request' ? strike(request) : void isDue(request)),
    ...(moment.at === 'body' && { onBody: strike }),
    ...(moment.at === 'answer' && { onAnswer: (request, answer) => strike(request) ?? answer }),
  };
  return () => (proxy.meddling = {});
}

/** Lines of the journals in a directory, the torn last one left out. */
export function countJournalLines(stateDir: string): number {
  const journals = readdirSync(stateDir).filter((name) => name.endsWith('.journal'));
  return journals.reduce((sum, name) => sum + readLines(join(stateDir, name)), 0);
}

function readLines(path: string): number {
  try {
    return readFileSync(path, 'latin1').split('\n').length - 1;
  } catch {
    // Deleted between listing and reading.
    return 0;
  }
}

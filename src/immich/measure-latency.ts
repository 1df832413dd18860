import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';

/**
 * How long the server takes for a request that costs it nothing: the median of several, one after the other, so
 * that neither the first (which may open a connection) nor a single hiccup counts.
 */
export async function measureLatency({ http }: ApiSession, signal: AbortSignal): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const startedAt = performance.now();
    await http.perform(
      { method: 'GET', path: '/server/ping', action: say`measure how fast it answers` },
      signal,
    );
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[(samples - 1) / 2] ?? 0;
}

const samples = 5;

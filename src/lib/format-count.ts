import { translate } from './say.ts';

/** `12408` → `12,408`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/**
 * `1 photo`, `12,408 photos`; `plural` for words that do not just take an s. Other languages know the plural's
 * form alone: `{0} photos`.
 */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  const counted = translate(`{0} ${plural}`, [formatCount(count)]);
  return count === 1 && counted === `1 ${plural}` ? `1 ${singular}` : counted;
}

import { padText, truncateMiddle } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { textWidth } from '../../lib/text-width.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { countOf, formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { say } from '../../lib/say.ts';
import type { Phase, ProgressState, Transfer } from './progress-state.ts';
import type { RateEstimator } from './rate-estimator.ts';

/** How far the run is, in one line of at most `width` columns; what matters least gives way first. */
export function progressLine(state: ProgressState, rate: RateEstimator, width = Infinity): string {
  const facts = progressFacts(state, rate);
  let line = facts.join(say`, `);
  while (facts.length > 1 && textWidth(line) > width) {
    facts.pop();
    line = facts.join(say`, `);
  }
  return width === Infinity ? line : truncateMiddle(line, width);
}

/** Most important first. */
function progressFacts(state: ProgressState, rate: RateEstimator): string[] {
  const { phase, waiting } = state;
  const label = phase === undefined ? say`Starting` : phaseLabels[phase];
  if (waiting !== undefined) {
    return [
      say`Waiting for the server for ${formatDuration(waiting.sinceMs)}`,
      sanitize(waiting.reason),
      label,
    ];
  }
  if (phase === undefined || phase === 'stacks' || phase === 'done') return [label];
  if (phase === 'albums') return [say`${label}: ${countOf(state.doneAlbums, 'album')} done`];
  const facts = [`${label}${percentage(state)}`, share(state)];
  const perSecond = rate.perSecond();
  const left = timeLeft(state, rate);
  if (left !== undefined) facts.push(say`${formatDuration(left)} left`);
  if (state.failedFiles > 0) facts.push(say`${formatCount(state.failedFiles)} failed`);
  if (perSecond !== undefined) facts.push(`${formatBytes(perSecond)}/s`);
  facts.push(bytesShare(state));
  return facts.filter((fact) => fact !== '');
}

/** A phase in words, as in `Uploading`. */
export const phaseLabels: Record<Phase, string> = {
  hash: say`Reading`,
  upload: say`Uploading`,
  write: say`Writing`,
  update: say`Completing what was there already`,
  albums: say`Completing albums`,
  stacks: say`Stacking`,
  done: say`Done`,
};

/** Share of the bytes that are done, 0 to 1; of the files where bytes are not known. */
export function progressRatio(state: ProgressState): number | undefined {
  const [done, total] =
    state.totalBytes === undefined || state.totalBytes === 0
      ? [state.doneFiles, state.totalFiles]
      : [state.doneBytes, state.totalBytes];
  return total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}

function percentage(state: ProgressState): string {
  const ratio = progressRatio(state);
  // Rounded down: 100 % is said only when it is true.
  return ratio === undefined ? '' : ` ${Math.floor(ratio * 100)} %`;
}

function share({ doneFiles, totalFiles }: ProgressState): string {
  if (totalFiles === undefined) return countOf(doneFiles, 'file');
  return totalFiles === 1
    ? say`${formatCount(doneFiles)} of ${formatCount(totalFiles)} file`
    : say`${formatCount(doneFiles)} of ${formatCount(totalFiles)} files`;
}

function bytesShare({ doneBytes, totalBytes }: ProgressState): string {
  if (totalBytes === undefined) return doneBytes === 0 ? '' : formatBytes(doneBytes);
  return say`${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`;
}

function timeLeft(state: ProgressState, rate: RateEstimator): number | undefined {
  return state.totalBytes === undefined ? undefined : rate.timeLeftMs(state.totalBytes - state.doneBytes);
}

/** A bar of `width` columns without its frame. */
export function bar(ratio: number, width: number): string {
  const filled = Math.max(0, Math.min(width, Math.floor(ratio * width)));
  return '='.repeat(filled) + '-'.repeat(width - filled);
}

/** One file on its way: name, share, size. */
export function transferLine(transfer: Transfer, width: number): string {
  const ratio = transfer.sizeBytes === 0 ? 1 : transfer.bytes / transfer.sizeBytes;
  const figures = `${Math.floor(ratio * 100)} %`.padStart(6) + formatBytes(transfer.sizeBytes).padStart(9);
  const nameWidth = width - figures.length - 2;
  if (nameWidth < 8) return truncateMiddle(figures.trim(), width);
  const name = sanitize(transfer.path.split('/').at(-1) ?? transfer.path);
  return `  ${padText(truncateMiddle(name, nameWidth), nameWidth)}${figures}`;
}

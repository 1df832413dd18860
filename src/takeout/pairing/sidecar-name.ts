import { normaliseName } from './normalise-name.ts';
import { splitCounter } from './media-name.ts';
import { isCutTo, sidecarBaseLimit } from './name-limits.ts';

/** How a sidecar's name can be understood; the better forms leave less room for chance. */
export type SidecarForm =
  /** `IMG.jpg.supplemental-metadata(1).json`: the whole suffix. Since October 2024. */
  | 'full'
  /** `IMG.jpg.supplemental-me.json`: title and suffix together cut to 46 units. */
  | 'cut'
  /** `IMG.jpg.json`: no suffix. Until 2024, and later where 46 units leave no room for one. */
  | 'plain'
  /** A suffix cut although there was room for more (one user's file). */
  | 'off-length'
  /** `IMG.jpg(1).supplemental-metadata.json`: never seen in an original export. */
  | 'counter-in-middle';

export interface SidecarReading {
  readonly form: SidecarForm;
  /** The media name it speaks of, without counter, possibly cut. */
  readonly base: string;
  readonly counter: string;
}

export const wholeSuffix = '.supplemental-metadata';

/** Every way to read a sidecar's file name, best first. */
export function readSidecarName(fileName: string): readonly SidecarReading[] {
  const name = normaliseName(fileName).replace(/\.json$/iu, '');
  const { rest, counter } = splitCounter(name);
  const tail = suffixTail(rest);
  const base = rest.slice(0, rest.length - tail.length);
  const readings: SidecarReading[] = [];
  if (tail !== '') readings.push({ form: formOf(tail, rest), base, counter });
  if (tail.length < wholeSuffix.length) readings.push({ form: 'plain', base: rest, counter });
  if (counter !== '') {
    if (tail.length < wholeSuffix.length) readings.push({ form: 'plain', base: name, counter: '' });
  } else if (tail !== '') {
    const inner = splitCounter(base);
    if (inner.counter !== '')
      readings.push({ form: 'counter-in-middle', base: inner.rest, counter: inner.counter });
  }
  return readings;
}

/** The trailing part that is the suffix or the beginning of it; a single dot counts (`IMG.jpg..json`). */
function suffixTail(rest: string): string {
  const dot = rest.lastIndexOf('.');
  if (dot === -1) return '';
  const tail = rest.slice(dot);
  return wholeSuffix.startsWith(tail.toLowerCase()) ? tail : '';
}

function formOf(tail: string, rest: string): SidecarForm {
  if (tail.length === wholeSuffix.length) return 'full';
  return isCutTo(rest, sidecarBaseLimit) ? 'cut' : 'off-length';
}

import type { Verification } from '../migrate/verify/verification.ts';
import type { Conclusion } from './conclude-run.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { sayAllThere } from './say-all-there.ts';

/**
 * The last sentence of a verification: the one a person needs. `listedIn`: the file that lists the missing ones,
 * or on which side of the sentence they are.
 */
export function concludeVerification(result: Verification, listedIn = 'above'): Conclusion {
  if (result.interrupted)
    return { whole: false, text: say`Interrupted: this says nothing about the export.` };
  const absent = result.missing + result.inTrash + result.unreadable;
  if (absent > 0) return { whole: false, text: absentSentence(result, absent, listedIn) };
  if (result.differences.length > 0) return { whole: false, text: differentSentence(result, listedIn) };
  return { whole: true, text: say`${allThere(result)}.` };
}

function allThere({ total, leftOut }: Verification): string {
  if (total === 0) return say`There are no photos or videos to look for in these files`;
  return sayAllThere({ count: total, leftOut, place: say`on the server` });
}

/** The file of `listedIn` lists nothing but what is missing. */
function differentSentence(result: Verification, listedIn: string): string {
  const all = allThere(result);
  const others = countOf(
    result.differences.length,
    'thing is not as the export has it',
    'things are not as the export has it',
  );
  return listedIn === 'below'
    ? say`${all}, but ${others}: listed below.`
    : say`${all}, but ${others}: listed above.`;
}

function absentSentence(result: Verification, absent: number, listedIn: string): string {
  const all = formatCount(result.total);
  const count = formatCount(absent);
  const why = causes(result);
  const isOne = absent === 1;
  switch (listedIn) {
    case 'above':
      return isOne
        ? say`1 of ${all} is not on the server${why}; it is listed above.`
        : say`${count} of ${all} are not on the server${why}; they are listed above.`;
    case 'below':
      return isOne
        ? say`1 of ${all} is not on the server${why}; it is listed below.`
        : say`${count} of ${all} are not on the server${why}; they are listed below.`;
    default:
      return isOne
        ? say`1 of ${all} is not on the server${why}; it is listed in ${listedIn}.`
        : say`${count} of ${all} are not on the server${why}; they are listed in ${listedIn}.`;
  }
}

/** An aside in brackets; empty where all that is absent is simply missing. */
function causes({ inTrash, unreadable }: Verification): string {
  const all = [
    ...(inTrash > 0 ? [countOf(inTrash, 'in its trash', 'in its trash')] : []),
    ...(unreadable > 0
      ? [countOf(unreadable, 'unreadable in the archives', 'unreadable in the archives')]
      : []),
  ];
  return all.length === 0 ? '' : say` (${all.join(say`, `)})`;
}

import type { Verification } from '../migrate/verify/verification.ts';
import type { Conclusion } from './conclude-run.ts';
import { countOf, formatCount } from '../lib/format-count.ts';

/**
 * The last sentence of a verification: the one a person needs. `listedIn`: the file that lists the missing ones,
 * or on which side of the sentence they are.
 */
export function concludeVerification(result: Verification, listedIn = 'above'): Conclusion {
  if (result.interrupted) return { whole: false, text: 'Interrupted: this says nothing about the export.' };
  const absent = result.missing + result.inTrash + result.unreadable;
  if (absent > 0) return { whole: false, text: absentSentence(result, absent, listedIn) };
  const others = result.differences.length;
  if (others > 0) {
    return {
      whole: false,
      text: `${allThere(result)}, but ${countOf(others, 'thing is', 'things are')} not as the export has it: listed ${listedIn === 'below' ? 'below' : 'above'}.`,
    };
  }
  return { whole: true, text: `${allThere(result)}.` };
}

function allThere({ total, leftOut }: Verification): string {
  if (total === 0) return 'There are no photos or videos to look for in these files';
  const which = total === 1 ? 'The one photo or video' : `All ${formatCount(total)} photos and videos`;
  const verb = total === 1 ? 'is' : 'are';
  if (leftOut === 0) return `${which} of this export ${verb} on the server`;
  const rest = countOf(leftOut, 'file was', 'files were');
  return `${which} that you asked for ${verb} on the server (${rest} left out on purpose)`;
}

function absentSentence(result: Verification, absent: number, listedIn: string): string {
  const { total, inTrash, unreadable } = result;
  const causes = [
    ...(inTrash > 0 ? [`${formatCount(inTrash)} in its trash`] : []),
    ...(unreadable > 0 ? [`${formatCount(unreadable)} unreadable in the archives`] : []),
  ];
  const why = causes.length === 0 ? '' : ` (${causes.join(', ')})`;
  const [verb, pronoun] = absent === 1 ? ['is', 'it is'] : ['are', 'they are'];
  const where = listedIn === 'above' || listedIn === 'below' ? listedIn : `in ${listedIn}`;
  return `${formatCount(absent)} of ${formatCount(total)} ${verb} not on the server${why}; ${pronoun} listed ${where}.`;
}

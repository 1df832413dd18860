import { groupBy } from '../lib/group-by.ts';
import type { Problem } from '../model/problem.ts';
import { describeProblem } from './describe-problem.ts';
import { formatCount } from '../lib/format-count.ts';
import type { TextContext } from './text-context.ts';
import { listSome, prose } from './text-context.ts';

/** Problems by kind, most frequent last so that single, grave ones are not buried; a few examples of each. */
export function renderProblems(problems: readonly Problem[], context: TextContext): string[] {
  const groups = [...groupBy(problems, ({ code }) => code)].sort(([, a], [, b]) => a.length - b.length);
  return groups.flatMap(([code, group]) => {
    const { heading, advice } = describeProblem(code);
    return [
      ...prose(`${heading} (${formatCount(group.length)})`, context).map((line) =>
        context.paint.yellow(line),
      ),
      ...(advice === undefined ? [] : prose(advice, context, 4)),
      ...listSome(group, (problem) => prose(`- ${problemSentence(problem)}`, context, 4), context, 4),
    ];
  });
}

/** The message, with the file it is about where the message does not name it. */
export function problemSentence({ message, archive, path }: Problem): string {
  const name = path?.split('/').at(-1) ?? archive;
  if (name === undefined || message.includes(name)) return message;
  const place = [archive, path].filter((part) => part !== undefined).join(': ');
  return `${message} (${place})`;
}

import type { Problem } from '../model/problem.ts';
import { say } from '../lib/say.ts';

/** Beyond this many gaps in one export a single problem lists ranges. */
const MOST_SINGLE_PROBLEMS = 50;

interface NumberedPart {
  readonly exportId: string;
  readonly batch: number | undefined;
  readonly part: number | undefined;
}

/**
 * Names the parts that must exist because a higher number of their export is here. A missing last part cannot be
 * seen from names.
 */
export function findMissingParts(parts: readonly NumberedPart[]): Problem[] {
  return [...groupNumbers(parts).values()].flatMap(({ label, numbers }) => {
    const gaps = findGaps(numbers);
    const count = gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0);
    if (count > MOST_SINGLE_PROBLEMS) return [missingParts(gaps.map(formatGap).join(say`, `), label)];
    return gaps.flatMap((gap) =>
      Array.from({ length: gap.to - gap.from + 1 }, (_, step) =>
        missingPart(formatNumber(gap.from + step), label),
      ),
    );
  });
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

function groupNumbers(parts: readonly NumberedPart[]): Map<string, { label: string; numbers: Set<number> }> {
  const groups = new Map<string, { label: string; numbers: Set<number> }>();
  for (const { exportId, batch, part } of parts) {
    if (part === undefined) continue;
    const label = batch === undefined ? exportId : `${exportId}-${batch}`;
    const group = groups.get(label) ?? { label, numbers: new Set() };
    group.numbers.add(part);
    groups.set(label, group);
  }
  return groups;
}

function findGaps(numbers: ReadonlySet<number>): Gap[] {
  const gaps: Gap[] = [];
  let expected = 1;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number > expected) gaps.push({ from: expected, to: number - 1 });
    expected = number + 1;
  }
  return gaps;
}

function missingPart(part: string, label: string): Problem {
  return {
    code: 'missing-part',
    message: say`part ${part} of export ${label} is not here; photos, albums or dates may be in it: download it and add it to this run`,
  };
}

function missingParts(parts: string, label: string): Problem {
  return {
    code: 'missing-part',
    message: say`parts ${parts} of export ${label} are not here; photos, albums or dates may be in them: download them and add them to this run`,
  };
}

function formatGap({ from, to }: Gap): string {
  return from === to ? formatNumber(from) : say`${formatNumber(from)} to ${formatNumber(to)}`;
}

function formatNumber(part: number): string {
  return String(part).padStart(3, '0');
}

import { sep } from 'node:path';

/**
 * Short names for paths, in their order: the base name, and as many parent folders before it as are needed to
 * tell it from the others. The paths must differ.
 */
export function distinctNames(filePaths: readonly string[]): string[] {
  const segments = filePaths.map((filePath) => filePath.split(sep).filter((part) => part !== ''));
  const depths = segments.map(() => 1);
  for (;;) {
    const names = segments.map((parts, index) => parts.slice(-(depths[index] ?? 1)).join('/'));
    const clashing = indexesOfRepeated(names).filter(
      (index) => (depths[index] ?? 0) < (segments[index]?.length ?? 0),
    );
    if (clashing.length === 0) return names;
    for (const index of clashing) depths[index] = (depths[index] ?? 1) + 1;
  }
}

function indexesOfRepeated(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.flatMap((name, index) => ((counts.get(name) ?? 0) > 1 ? [index] : []));
}

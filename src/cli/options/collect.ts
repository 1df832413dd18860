/** For options that may be given several times: one value each, so that they never swallow the paths behind. */
export function collect(value: string, earlier: readonly string[] | undefined): string[] {
  return [...(earlier ?? []), value];
}

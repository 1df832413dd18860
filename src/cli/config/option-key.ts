/** One name for an option, whether a file spells it as on the command line (`api-key`) or as programs do (`apiKey`). */
export function optionKey(spelling: string): string {
  return spelling.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * Whether the terminal shows more than ASCII. Only a locale that names another encoding speaks against it: where
 * none is set, as in most containers, terminals of today are UTF-8 all the same.
 */
export function usesUnicode(env: Readonly<Partial<Record<string, string>>>): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/iu.test(locale) || !/^(?:C|POSIX)$|\./u.test(locale);
}

/** English prose, or a hole that was not filled, in a text that is to be Japanese. */
export function foreignWords(text: string): string[] {
  if (!/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return [text];
  return text.replaceAll(verbatim, '…').match(prose) ?? [];
}

/** Commands with their options, permissions, names of servers. */
const verbatim = /immich-takeout [a-z]+(?: --[a-z-]+)*|\w+(?:\.\w+)+/gu;

/** Names are written with capitals: `Cloudflare Access`, `Account Settings`. */
const prose = /\{\d\}|\p{Script=Latin}+,? \p{Ll}\p{Script=Latin}+/gu;

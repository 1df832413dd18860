/**
 * Arguments of every call of `immich-takeout` in a shell script. Understands what documentation uses: quotes, line
 * continuations, comments, variables before a command, pipes, redirections, loops, and commands that run another.
 */
export function programCalls(script: string): string[][] {
  return splitCommands(script).flatMap((words) => {
    const args = argumentsIn(words);
    return args === undefined ? [] : [args];
  });
}

/** Words after which another command may follow; after any other, the name is just a word. */
const wrappers = new Set(
  '$ ! if then else elif while until do time exec env sudo nice ionice nohup timeout npx xargs caffeinate'.split(
    ' ',
  ),
);

function argumentsIn(words: readonly string[]): string[] | undefined {
  const start = words.findIndex((word) => !/^\w+=/u.test(word));
  const first = words[start];
  const name = words.indexOf('immich-takeout');
  if (first === undefined || name < start) return undefined;
  return name === start || wrappers.has(first) ? words.slice(name + 1) : undefined;
}

const quoted = String.raw`'[^']*'|"(?:\\.|[^"\\])*"|\\[^]`;
const token = new RegExp(
  String.raw`\\\n|[ \t]+|#[^\n]*|(?<end>\n|&&|\|\||[;|&()])|(?<redirect>\d*[<>]{1,2}(?:&[\d-])?)|(?<word>(?:${quoted}|[^\s;|&()<>'"\\])+)`,
  'uy',
);

function splitCommands(script: string): string[][] {
  const commands: string[][] = [[]];
  let isTarget = false;
  token.lastIndex = 0;
  while (token.lastIndex < script.length) {
    const at = token.lastIndex;
    const groups = token.exec(script)?.groups;
    if (groups === undefined) throw new Error(`not understood: ${script.slice(at, at + 40)}`);
    const { end, redirect, word } = groups;
    if (end !== undefined) commands.push([]);
    if (word !== undefined && !isTarget) commands.at(-1)!.push(unquote(word));
    if (word !== undefined || end !== undefined) isTarget = false;
    if (redirect !== undefined) isTarget = !redirect.includes('&');
  }
  return commands;
}

function unquote(word: string): string {
  return word.replace(new RegExp(quoted, 'gu'), (part) =>
    part.startsWith('\\') ? part.slice(1) : part.slice(1, -1),
  );
}

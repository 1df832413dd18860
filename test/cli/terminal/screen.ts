/** What a person sees after a program wrote this: a terminal with unlimited rows that knows a few sequences. */
export function screenOf(written: string): {
  readonly rows: string[];
  readonly cursor: boolean;
  readonly wrap: boolean;
} {
  const rows: string[] = [''];
  let row = 0;
  let column = 0;
  const modes = { cursor: true, wrap: true };
  const put = (text: string): void => {
    const line = (rows[row] ?? '').padEnd(column);
    rows[row] = line.slice(0, column) + text + line.slice(column + text.length);
    column += text.length;
  };
  const sequences: Partial<Record<string, (argument: string) => void>> = {
    A: (count) => (row = Math.max(0, row - Number(count || 1))),
    B: (count) => (row += Number(count || 1)),
    G: (position) => (column = Number(position || 1) - 1),
    J: () => {
      rows.length = row + 1;
      rows[row] = (rows[row] ?? '').slice(0, column);
    },
    K: (part) => (rows[row] = part === '2' ? '' : (rows[row] ?? '').slice(0, column)),
    h: (mode) => setMode(modes, mode, true),
    l: (mode) => setMode(modes, mode, false),
  };
  for (const [token, argument, final] of written.matchAll(tokens)) {
    if (token === '\n') {
      row += 1;
      column = 0;
      rows[row] ??= '';
    } else if (token === '\r') column = 0;
    else if (final === undefined) put(token);
    else {
      const apply = sequences[final];
      if (apply === undefined) throw new Error(`this screen does not know ${JSON.stringify(token)}`);
      apply(argument ?? '');
    }
  }
  return { rows: rows.map((line) => line.trimEnd()), ...modes };
}

const escape = '\x1b';
const tokens = new RegExp(`${escape}\\[([?\\d;]*)([A-Za-z])|\\r|\\n|[^${escape}\\r\\n]+|${escape}`, 'g');

function setMode(modes: { cursor: boolean; wrap: boolean }, mode: string, on: boolean): void {
  if (mode === '?25') modes.cursor = on;
  else if (mode === '?7') modes.wrap = on;
  else throw new Error(`this screen does not know mode ${mode}`);
}

import { homedir } from 'node:os';
import { join } from 'node:path';

/** The path in what somebody typed or dropped on the terminal: quotes and escapes that a shell would have taken off. */
export function typedPath(typed: string, home: string = homedir()): string {
  const text = typed.trim();
  const quoted = /^(['"])(.*)\1$/u.exec(text)?.[2];
  // A backslash before an ordinary letter is a folder on Windows.
  const path = quoted ?? text.replace(/\\(?=[^\w\\.])/gu, '');
  return /^~(?=$|[/\\])/u.test(path) ? join(home, path.slice(1)) : path;
}

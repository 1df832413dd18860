import { writeSync } from 'node:fs';

/**
 * Writes all of a text. A disk that is nearly full takes a part and says so only at the next attempt.
 * @throws the system's error; a part may have been written then
 */
export function writeFully(fd: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
}

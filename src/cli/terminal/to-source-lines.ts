import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A stack in lines of `src/`: the files of the built program are put together from many. */
export function toSourceLines(stack: string): string {
  return stack.replaceAll(
    /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/gu,
    (place, file: string, line: string, column: string) =>
      sourceLine(file, Number(line), Number(column)) ?? place,
  );
}

/** Undefined for what has no map beside it. */
function sourceLine(file: string, line: number, column: number): string | undefined {
  try {
    const map = JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')) as SourceMapPayload;
    const origin = new SourceMap(map).findOrigin(line, column);
    if (!('fileName' in origin)) return undefined;
    return `${origin.fileName.replace(/^(?:\.\.\/)+/u, '')}:${origin.lineNumber}:${origin.columnNumber}`;
  } catch {
    return undefined;
  }
}

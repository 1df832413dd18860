import { ApiError, AppError, SourceError } from '../../lib/errors.ts';
import { jsonLine } from '../../report/json-line.ts';
import { renderError } from './render-error.ts';
import type { Terminal } from './terminal.ts';

/** Prints what ended the program on stderr: prose, and with `--json` a last line `{"type":"error",…}`. */
export function printError(
  error: unknown,
  terminal: Terminal,
  options: { readonly json?: boolean } = {},
): void {
  if (options.json === true) terminal.err.line(errorToJson(error));
  else terminal.err.line(renderError(error, terminal.err.paint));
}

/** The same for programs; `code` is null for what has none. */
export function errorToJson(error: unknown): string {
  return jsonLine({
    type: 'error',
    code: codeOf(error),
    message: error instanceof Error ? error.message : String(error),
    hint: error instanceof AppError ? (error.hint ?? null) : null,
  });
}

function codeOf(error: unknown): string | null {
  if (error instanceof SourceError) return error.code;
  if (error instanceof ApiError) return error.kind;
  return error instanceof AppError ? null : 'unexpected';
}

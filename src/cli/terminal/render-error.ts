import { AppError } from '../../lib/errors.ts';
import { sanitize, sanitizeLines } from '../../lib/sanitize.ts';
import { say } from '../../lib/say.ts';
import type { Paint } from '../../report/paint.ts';
import { toSourceLines } from './to-source-lines.ts';

/**
 * An error as lines for stderr: message and hint for what we understand, the stack for what we do not.
 * A message is one line; a hint may have several.
 */
export function renderError(error: unknown, paint: Paint): string {
  const label = paint.red(say`error:`);
  if (error instanceof AppError) {
    const message = `${label} ${sanitize(error.message)}`;
    return error.hint === undefined ? message : `${message}\n${indent(sanitizeLines(error.hint))}`;
  }
  return [
    `${label} ${say`something went wrong that should not: ${sanitize(messageOf(error))}`}`,
    ...(error instanceof Error && error.stack !== undefined
      ? [paint.dim(indent(sanitizeLines(stackOf(error))))]
      : []),
    bugAdvice,
  ].join('\n');
}

const bugAdvice = say`This is a bug in immich-takeout: please report it with the lines above. Your archives are unchanged, and
running the same command again goes on where it stopped.`;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The stack with those of its causes: the first one is often the telling one. */
function stackOf(error: Error): string {
  const stacks: string[] = [];
  const seen = new Set<unknown>();
  for (
    let current: unknown = error;
    current instanceof Error && !seen.has(current);
    current = current.cause
  ) {
    seen.add(current);
    stacks.push(toSourceLines(current.stack ?? current.message));
  }
  return stacks.join(`\n${say`caused by:`} `);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

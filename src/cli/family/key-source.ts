import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { readSecretFile, runSecretCommand } from '../options/read-secret.ts';
import { resolvePath } from '../options/resolve-path.ts';

/** Where an API key is kept. */
export interface KeySource {
  readonly kind: 'env' | 'file' | 'cmd';
  readonly of: string;
}

/** The ways to name one, for messages. */
export const keySourceForms = say`env:NAME, file:PATH or cmd:COMMAND`;

/** Undefined for what names no place, such as a key itself. */
export function tryParseKeySource(text: string): KeySource | undefined {
  const match = /^(?<kind>env|file|cmd):\s*(?<of>\S.*)$/su.exec(text.trim());
  return match?.groups as KeySource | undefined;
}

/**
 * The key. Paths and commands start from `folder`.
 * @throws UsageError when there is none
 */
export function readKey(
  { kind, of }: KeySource,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  switch (kind) {
    case 'env':
      return variable(of, environment);
    case 'file':
      return readSecretFile(resolvePath(of, folder), 'key: file:');
    case 'cmd':
      return runSecretCommand(of, 'key: cmd:', folder);
  }
}

function variable(name: string, environment: Readonly<Record<string, string | undefined>>): string {
  const value = environment[name]?.trim() ?? '';
  if (value === '') throw new UsageError(say`key: env:${name}: this environment variable is not set`);
  return value;
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';

/**
 * A secret that lies in a file; `-` is standard input. `option` names it in errors.
 * @throws UsageError
 */
export function readSecretFile(path: string, option: string): string {
  const secret = readTextFile(path === '-' ? 0 : path, option).trim();
  if (secret === '') throw new UsageError(say`${option} ${path} is empty`);
  return secret;
}

/** The first line that a command of the shell prints. It may ask the user: a password store does. It runs in `folder`. */
export function runSecretCommand(command: string, option: string, folder = '.'): string {
  const { stdout, status, signal, error } = spawnSync(command, {
    shell: true,
    cwd: folder,
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  if (error !== undefined || status !== 0) {
    const reason = error?.message ?? signal ?? say`exit code ${status ?? '?'}`;
    throw new UsageError(say`${option}: "${command}" failed (${reason})`);
  }
  const [secret = ''] = stdout.trim().split(/\r?\n/u);
  if (secret === '') throw new UsageError(say`${option}: "${command}" printed nothing`);
  return secret;
}

/** @throws UsageError */
export function readTextFile(path: string | 0, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(say`${option}: cannot read ${path === 0 ? say`standard input` : path}: ${reason}`);
  }
}

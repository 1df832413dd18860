import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../../lib/errors.ts';
import { emptyState, type State } from './state.ts';

const format = 'immich-takeout-sandbox-1';

/** Reads what an earlier sandbox left in `dir`; an empty state when there is nothing. */
export async function loadState(dir: string): Promise<State> {
  const filePath = stateFilePath(dir);
  let text: string;
  try {
    text = await readFile(filePath, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw error;
  }
  return parseState(text, filePath);
}

/** Replaces the state file in one step, so that a crash leaves the old one or the new one. */
export async function saveState(dir: string, state: State): Promise<void> {
  const filePath = stateFilePath(dir);
  await writeFile(`${filePath}.tmp`, JSON.stringify({ format, state }, toPlain), { mode: 0o600 });
  await rename(`${filePath}.tmp`, filePath);
}

function parseState(text: string, filePath: string): State {
  try {
    const parsed = JSON.parse(text, fromPlain) as { format?: string; state: State };
    if (parsed.format === format) return parsed.state;
  } catch {
    // Reported below like any other content that is not ours.
  }
  throw new SourceError('bad-state', `${filePath} is not the state of a sandbox`, {
    hint: 'Choose an empty folder for --dir.',
  });
}

function stateFilePath(dir: string): string {
  return path.join(dir, 'state.json');
}

function toPlain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] as unknown[] };
  if (value instanceof Set) return { $set: [...value] as unknown[] };
  return value;
}

function fromPlain(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
  if ('$set' in value) return new Set(value.$set as unknown[]);
  return value;
}

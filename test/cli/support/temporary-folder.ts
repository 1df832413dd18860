import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder that lives as long as the tests of one file (or of one `describe`). */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'takeout-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

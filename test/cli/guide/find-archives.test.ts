import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findArchives } from '../../../src/cli/guide/find-archives.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('findArchives', () => {
  const folder = temporaryFolder();

  it('finds archives under the names that Google gives them, and nothing else', () => {
    for (const name of [
      'takeout-2-002.zip',
      'takeout-2-001.zip',
      'Takeout-x.ZIP',
      'takeout-1.txt',
      'other.zip',
    ])
      writeFileSync(join(folder, name), 'abc');
    mkdirSync(join(folder, 'takeout-folder.zip'));
    const found = findArchives([folder, folder, join(folder, 'none')]);
    expect(found).toEqual([
      {
        folder,
        paths: ['Takeout-x.ZIP', 'takeout-2-001.zip', 'takeout-2-002.zip'].map((name) => join(folder, name)),
        bytes: 9,
      },
    ]);
  });
});

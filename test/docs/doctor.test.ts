import { describe, expect, it } from 'vitest';
import { checkIds, ok } from '../../src/migrate/doctor/finding.ts';
import { heavyQueues } from '../../src/migrate/pause-jobs/heavy-queues.ts';
import { doctorSummaryToJson, findingToJson } from '../../src/report/doctor-to-ndjson.ts';
import { requiredPermissions } from '../../src/immich/permissions.ts';
import { readPage, tableRows } from './markdown.ts';

const page = readPage('docs/doctor.md');

describe('docs/doctor.md', () => {
  it('has every check in its table, in the order in which they are told', () => {
    const rows = tableRows(page, ['check', 'what it finds out']);
    expect(rows.map(([check]) => check)).toEqual(checkIds.map((check) => `\`${check}\``));
  });

  it('shows every field of the lines for scripts', () => {
    for (const line of [findingToJson(ok('server', '')), doctorSummaryToJson([])])
      for (const field of Object.keys(JSON.parse(line) as object)) expect(page.text).toContain(`"${field}":`);
  });

  it('names the permissions for what it looks at, and for pausing', () => {
    const features = ['disk-space', 'preferences', 'queues', 'pause-queues'] as const;
    for (const version of [
      { major: 2, minor: 3, patch: 0 },
      { major: 3, minor: 0, patch: 3 },
    ])
      for (const { permission } of requiredPermissions(version, features))
        expect(page.text).toContain(`\`${permission}\``);
  });

  it('knows how many kinds of jobs are paused', () => {
    const list = /Paused are, as far as the server has them: ([^.]*)\./u.exec(page.text)?.[1] ?? '';
    expect(list.split(',')).toHaveLength(heavyQueues.size);
  });
});

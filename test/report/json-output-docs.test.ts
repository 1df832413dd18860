import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event.ts';
import { planToNdjson } from '../../src/report/plan-to-ndjson.ts';
import { runEventToJson } from '../../src/report/run-event-to-json.ts';
import { summaryToJson } from '../../src/report/summary-to-json.ts';
import { buildTestPlan } from '../support/plan-builder.ts';
import { buildOutcome, buildRunResult } from '../support/run-result-builder.ts';

const page = readFileSync(new URL('../../docs/json-output.md', import.meta.url), 'utf8');

/** The text below a heading, up to the next one of its level or above. */
function chapter(heading: string): string {
  const level = heading.split(' ')[0]!.length;
  const start = page.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(`docs/json-output.md has no "${heading}"`);
  const rest = page.slice(start + heading.length + 1);
  const end = rest.search(new RegExp(`\n#{2,${level}} `));
  return end < 0 ? rest : rest.slice(0, end);
}

function expectDocumented(line: string, heading: string): void {
  const text = chapter(heading);
  for (const field of Object.keys(JSON.parse(line) as object)) {
    if (field !== 'type' && field !== 'event') expect(text, heading).toContain(`\`${field}\``);
  }
}

describe('docs/json-output.md', () => {
  it('explains every field of every line of a plan', () => {
    const plan = buildTestPlan({
      media: [{ path: 'a.jpg' }],
      albums: [{ title: 'Summer', members: ['a.jpg'] }],
      problems: [{ code: 'odd', message: 'odd' }],
    });
    for (const line of planToNdjson(plan, { version: '1' })) {
      expectDocumented(line, `### \`${(JSON.parse(line) as { type: string }).type}\``);
    }
  });

  it('explains every event of a run, and its summary', () => {
    const events: RunEvent[] = [
      { kind: 'phase', phase: 'upload' },
      { kind: 'outcome', outcome: buildOutcome('uploaded', 'a.jpg') },
      { kind: 'album', title: 'Summer', albumId: 'id', present: 1, expected: 1 },
      { kind: 'retry', what: 'upload', reason: 'reset', attempt: 1, delayMs: 1 },
      { kind: 'waiting', reason: 'refused', sinceMs: 1 },
      { kind: 'warning', code: 'odd', message: 'odd' },
    ];
    for (const event of events) {
      expect(chapter('## `upload --json`')).toContain(`| \`${event.kind}\``);
      expectDocumented(runEventToJson(event)!, '## `upload --json`');
    }
    expectDocumented(summaryToJson(buildRunResult({ uploaded: 1 })), '### `summary` of a run');
  });
});

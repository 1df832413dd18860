import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/cli/terminal/create-progress.ts';
import type { ProgressOptions } from '../../../src/cli/terminal/create-progress.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';
import { fakeTerminal } from './fake-terminal.ts';

type Choice = Omit<ProgressOptions, 'terminal'>;

describe('createProgress', () => {
  it.each<[string, Choice, Parameters<typeof fakeTerminal>[0], string]>([
    ['a terminal', {}, { columns: 80 }, 'ProgressBars'],
    ['a pipe', {}, {}, 'ProgressLines'],
    ['a CI job', {}, { columns: 80, env: { CI: '1' } }, 'ProgressLines'],
    ['--no-progress', { bars: false }, { columns: 80 }, 'ProgressLines'],
    ['--quiet', { quiet: true }, { columns: 80 }, 'ProgressQuiet'],
    ['--json', { json: true }, { columns: 80 }, 'ProgressJson'],
    ['--json --quiet', { json: true, quiet: true }, {}, 'ProgressJson'],
  ])('for %s', async (_, choice, facts, name) => {
    const progress = await createProgress({ terminal: fakeTerminal(facts).terminal, ...choice });
    expect(progress.constructor.name).toBe(name);
    progress.stop();
  });

  const events: RunEvent[] = [
    { kind: 'phase', phase: 'upload', files: 1, bytes: 1 },
    { kind: 'transfer-start', id: 1, archive: 'a', path: 'b', sizeBytes: 1 },
    { kind: 'outcome', outcome: buildOutcome('failed', 'a\x1b.jpg', { message: 'damaged' }) },
  ];

  it('writes events as JSON to stdout and words to stderr', async () => {
    const { terminal, stdout, stderr } = fakeTerminal();
    const progress = await createProgress({ terminal, json: true });
    for (const event of events) progress.event(event);
    progress.log('words\x1b');
    progress.stop();
    const lines = stdout.text.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['phase', 'outcome']);
    expect(stderr.text).toBe('words␛\n');
  });

  it('says only what went wrong when it is to be quiet', async () => {
    const { terminal, stdout, stderr } = fakeTerminal();
    const progress = await createProgress({ terminal, quiet: true });
    for (const event of events) progress.event(event);
    progress.stop();
    expect(stderr.text).toBe('failed: takeout-001.zip: a␛.jpg: damaged\n');
    expect(stdout.text).toBe('');
  });
});

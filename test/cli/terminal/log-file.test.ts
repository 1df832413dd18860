import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LogFile } from '../../../src/cli/terminal/log-file.ts';
import { ProgressLogged } from '../../../src/cli/terminal/progress-logged.ts';
import { ProgressQuiet } from '../../../src/cli/terminal/progress-quiet.ts';
import { registerSecret } from '../../../src/cli/terminal/secrets.ts';
import { UsageError } from '../../../src/lib/errors.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'immich-takeout-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noon = (): Date => new Date('2024-05-01T12:00:00Z');

function linesOf(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describe('LogFile', () => {
  it('keeps all that a run tells, with its time, and is the same whatever is shown', () => {
    const path = join(folder, 'run.log');
    const { terminal, stderr } = fakeTerminal();
    const log = new LogFile(path, noon);
    log.start('1.2.3', 'upload');
    const progress = new ProgressLogged(new ProgressQuiet(terminal.err), log);
    progress.event({ kind: 'phase', phase: 'upload', files: 1, bytes: 5 });
    progress.event({ kind: 'transfer-progress', id: 1, bytes: 5 });
    progress.event({ kind: 'outcome', outcome: buildOutcome('uploaded', 'b.jpg') });
    progress.log('hello');
    progress.stop();
    log.end(3, new Error('no'));
    const time = '2024-05-01T12:00:00.000Z';
    expect(linesOf(path)).toMatchObject([
      { time, type: 'start', version: '1.2.3', command: 'upload' },
      { time, type: 'event', event: 'phase', phase: 'upload' },
      { time, type: 'event', event: 'outcome', path: 'b.jpg', state: 'uploaded' },
      { time, type: 'message', text: 'hello' },
      { time, type: 'end', exitCode: 3, error: 'no' },
    ]);
    expect(stderr.text).toBe('hello\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on where it ended, and holds no secret', () => {
    const path = join(folder, 'twice.log');
    registerSecret('tell-nobody');
    for (const word of ['one', 'tell-nobody']) {
      const log = new LogFile(path, noon);
      log.message(word);
      log.end(0);
    }
    expect(linesOf(path)).toHaveLength(4);
    expect(readFileSync(path, 'utf8')).not.toContain('tell-nobody');
  });

  it('says at once where it cannot write', () => {
    expect(() => new LogFile(join(folder, 'none', 'run.log'))).toThrow(UsageError);
  });
});

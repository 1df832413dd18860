import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressBars } from '../../../src/cli/terminal/progress-bars.ts';
import { registerSecret } from '../../../src/cli/terminal/secrets.ts';
import { textWidth } from '../../../src/lib/text-width.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { screenOf } from './screen.ts';

const uploading: RunEvent = { kind: 'phase', phase: 'upload', files: 4, bytes: 4_000_000 };
const start = (id: number, path: string): RunEvent => ({
  kind: 'transfer-start',
  id,
  archive: 'takeout-001.zip',
  path,
  sizeBytes: 1_000_000,
});

describe('ProgressBars', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open(columns = 60) {
    const { terminal, stderr } = fakeTerminal({ columns });
    const bars = new ProgressBars({ output: terminal.err, now: Date.now, maxTransfers: 2 });
    const screen = () => screenOf(stderr.text);
    return { bars, screen, stderr };
  }

  it('shows the whole and the files on their way, at most as many as there are slots', () => {
    const { bars, screen } = open();
    for (const event of [uploading, start(1, 'x/a.jpg'), start(2, 'x/b.jpg'), start(3, 'x/c.jpg')]) {
      bars.event(event);
    }
    bars.event({ kind: 'transfer-progress', id: 1, bytes: 500_000 });
    vi.advanceTimersByTime(2000);
    expect(screen()).toEqual({
      rows: [
        'Uploading 12 %, 0 of 4 files, 0 B/s, 500 kB of 4.0 MB',
        `[${'='.repeat(7)}${'-'.repeat(50)}]`,
        '  a.jpg                                       50 %   1.0 MB',
        '  b.jpg                                        0 %   1.0 MB',
      ],
      cursor: false,
      wrap: false,
    });
    bars.stop();
  });

  it('prints log lines above the bars, whole and once', () => {
    const { bars, screen } = open(40);
    bars.event(uploading);
    bars.event(start(1, 'x/a-rather-long-name-of-a-photo.jpg'));
    vi.advanceTimersByTime(500);
    bars.log('short');
    vi.advanceTimersByTime(500);
    bars.event({
      kind: 'outcome',
      outcome: buildOutcome('failed', 'x/a.jpg', { message: 'its bytes are damaged' }),
    });
    vi.advanceTimersByTime(500);
    expect(screen().rows.slice(0, 5)).toEqual([
      'short',
      'failed: takeout-001.zip: x/a.jpg: its',
      'bytes are damaged',
      'Uploading 25 %, 1 of 4 files, 4 s left',
      `[${'='.repeat(9)}${'-'.repeat(28)}]`,
    ]);
    bars.stop();
  });

  it('leaves the log lines and a usable terminal behind, and nothing else', () => {
    const { bars, screen } = open();
    bars.event(uploading);
    vi.advanceTimersByTime(500);
    bars.log('worth keeping');
    bars.stop();
    bars.stop();
    bars.log('after the end');
    vi.advanceTimersByTime(5000);
    expect(screen()).toEqual({ rows: ['worth keeping', 'after the end', ''], cursor: true, wrap: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows the window when it becomes narrow', () => {
    const { bars, screen, stderr } = open(80);
    bars.event(uploading);
    bars.event(start(1, `x/${'写真'.repeat(40)}.jpg`));
    vi.advanceTimersByTime(500);
    stderr.columns = 40;
    vi.advanceTimersByTime(500);
    for (const row of screen().rows) expect(textWidth(row)).toBeLessThan(40);
    bars.stop();
  });

  it('lets neither hostile names nor secrets through', () => {
    registerSecret('Z9secretZ9');
    const { bars, stderr } = open();
    bars.event(uploading);
    bars.event(start(1, 'x/\x1b]0;owned\x07Z9secretZ9.jpg'));
    bars.event({ kind: 'warning', code: 'odd', message: 'odd\x1b[2J Z9secretZ9' });
    vi.advanceTimersByTime(500);
    bars.stop();
    for (const raw of ['\x1b]', '\x07', '\x1b[2J', 'Z9secretZ9']) expect(stderr.text).not.toContain(raw);
    expect(stderr.text).toContain('warning: odd␛[2J ***');
  });

  it('removes its exit listener when it stops', () => {
    const before = process.listenerCount('exit');
    const { bars } = open();
    expect(process.listenerCount('exit')).toBe(before + 1);
    bars.stop();
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('gives the cursor back when the process ends without stopping it', () => {
    const here = (path: string): string => new URL(path, import.meta.url).href;
    const script = `
      import { ProgressBars } from '${here('../../../src/cli/terminal/progress-bars.ts')}';
      import { TerminalOutput } from '${here('../../../src/cli/terminal/terminal.ts')}';
      Object.assign(process.stdout, { isTTY: true, columns: 60 });
      const bars = new ProgressBars({ output: new TerminalOutput(process.stdout, {}, true), now: Date.now });
      bars.event({ kind: 'phase', phase: 'upload', files: 1, bytes: 1 });
      setTimeout(() => process.exit(1), 300);`;
    const arguments_ = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { status, stdout } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toContain('Uploading');
    expect(screenOf(stdout)).toMatchObject({ cursor: true, wrap: true });
  });
});

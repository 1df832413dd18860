import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../src/cli/terminal/describe-event.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import { buildOutcome } from '../../support/run-result-builder.ts';

const retry: RunEvent = { kind: 'retry', what: 'upload', reason: 'HTTP 502', attempt: 2, delayMs: 4000 };
const album: RunEvent = { kind: 'album', title: 'Summer', albumId: 'a', present: 3, expected: 4 };
const failed: RunEvent = {
  kind: 'outcome',
  outcome: { ...buildOutcome('failed', 'a/b.jpg'), reason: 'truncated' },
};
const uploaded: RunEvent = { kind: 'outcome', outcome: buildOutcome('uploaded', 'a/b.jpg') };
const warning: RunEvent = { kind: 'warning', code: 'x', message: 'look out' };

describe('describeEvent', () => {
  it('always tells what needs attention', () => {
    expect(describeEvent(warning)).toBe('warning: look out');
    expect(describeEvent(failed)).toMatch(/^failed: cut short in the archive: .*: a\/b\.jpg$/u);
  });

  it('keeps to itself what goes well, unless it is asked', () => {
    expect(describeEvent(uploaded)).toBeUndefined();
    expect(describeEvent(uploaded, true)).toMatch(/^uploaded: .*: a\/b\.jpg$/u);
    expect(describeEvent(retry)).toBeUndefined();
    expect(describeEvent(retry, true)).toBe('trying again in 4 s: upload: HTTP 502');
    expect(describeEvent(album)).toBeUndefined();
    expect(describeEvent(album, true)).toBe('album Summer: 3 of 4');
  });

  it('never tells of the ticking of transfers', () => {
    expect(describeEvent({ kind: 'transfer-progress', id: 1, bytes: 5 }, true)).toBeUndefined();
  });
});

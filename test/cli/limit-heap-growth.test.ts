import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const limiting = pathToFileURL('src/cli/limit-heap-growth.ts').href;

/** Keeps more and more alive, turn by turn, as a program does that reads an export. */
const program = `
  const { getHeapSpaceStatistics } = await import('node:v8');
  if (process.argv.at(-1) === 'limited') (await import('${limiting}')).limitHeapGrowth();
  const kept = [];
  for (let turn = 0; turn < 100; turn += 1) {
    for (let index = 0; index < 5000; index += 1) kept.push({ index, name: String(index) });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.log(kept.length && young.space_size);
`;

function youngBytes(how: 'limited' | 'free'): number {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program, how];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('limitHeapGrowth', () => {
  it('keeps the room for young objects small, which V8 would let grow', () => {
    expect(youngBytes('limited')).toBeLessThan(youngBytes('free'));
  });
});

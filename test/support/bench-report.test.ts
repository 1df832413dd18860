import { describe, expect, it } from 'vitest';
import { niceCeiling, renderPlot } from '../bench/render-plot.ts';
import { renderTable } from '../bench/render-table.ts';
import { median } from '../bench/statistics.ts';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2, 4, 8], 6],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('renderPlot', () => {
  it('draws proportional values as one straight line from the origin of both axes', () => {
    const points = [2, 1, 4].map((x) => ({ x, seconds: x * 2, megabytes: x * 100 }));
    const curves = [...renderPlot('t', 'x', points).matchAll(/points="([^"]+)"/g)].map(([, line]) =>
      (line ?? '').split(' ').map((point) => point.split(',').map(Number)),
    );
    expect(curves).toHaveLength(2);
    for (const [first = [], second = [], third = []] of curves) {
      expect((second[0] ?? 0) - (first[0] ?? 0)).toBeCloseTo(((third[0] ?? 0) - (second[0] ?? 0)) / 2, 0);
      expect((second[1] ?? 0) - (first[1] ?? 0)).toBeCloseTo(((third[1] ?? 0) - (second[1] ?? 0)) / 2, 0);
    }
  });

  it.each([
    [0.7, 0.8],
    [4, 4],
    [4.01, 5],
    [99_999, 100_000],
  ])('ends the axis of %d at %d', (value, expected) => {
    expect(niceCeiling(value)).toBeCloseTo(expected, 10);
  });
});

describe('renderTable', () => {
  it('lines up the columns and leaves out what a tool does not do', () => {
    const cost = { wallSeconds: 1, cpuSeconds: 2, peakRssBytes: 3e6, readBytes: 4 };
    const facts = { ...cost, case: 'plan', assets: 1, bytes: 2, requestsPerAsset: undefined };
    const table = renderTable([
      { ...facts, who: 'immich-takeout', readPerByte: 2, wallRatio: undefined, cpuRatio: undefined },
      { ...facts, who: 'cat', readPerByte: undefined, wallRatio: 1.5, cpuRatio: 12 },
    ]);
    const lines = table.trimEnd().split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines.at(-1)).toMatch(/\| cat +\|.*\| +1\.50 \| +12\.00 \|$/);
  });
});

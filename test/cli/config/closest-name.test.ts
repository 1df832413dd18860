import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestName } from '../../../src/cli/config/closest-name.ts';

const names = ['server', 'concurrency', 'maxWait', 'maxDuration', 'from', 'to'];

describe('closestName', () => {
  it.each([
    ['sevrer', 'server'],
    ['serve', 'server'],
    ['servers', 'server'],
    ['concurency', 'concurrency'],
    ['MaxWait', 'maxWait'],
    ['form', 'from'],
    ['xyz', undefined],
    ['t', 'to'],
    ['', undefined],
  ])('%j means %j', (word, meant) => {
    expect(closestName(word, names)).toBe(meant);
  });

  it('knows a name that is spelled right', () => {
    fc.assert(fc.property(fc.constantFrom(...names), (name) => closestName(name, names) === name));
  });

  it('forgives one letter too many or too few, in any place of a long name', () => {
    const slip = fc.tuple(fc.nat(10), fc.constantFrom('', 'x', 'xx'));
    fc.assert(
      fc.property(slip, ([at, letters]) => {
        const typed = 'concurrency'.slice(0, at) + letters + 'concurrency'.slice(at + 1);
        return closestName(typed, names) === 'concurrency';
      }),
    );
  });
});

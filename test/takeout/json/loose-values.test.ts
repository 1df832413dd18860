import { describe, expect, it } from 'vitest';
import { toNumber, toSeconds, toWords } from '../../../src/takeout/json/loose-values.ts';

describe('toSeconds', () => {
  it.each<[unknown, number | undefined]>([
    [{ timestamp: '1600000000', formatted: '13 sept. 2020' }, 1_600_000_000],
    [{ timestamp: 1_600_000_000 }, 1_600_000_000],
    ['1600000000', 1_600_000_000],
    [-5, -5],
    [' -5 ', -5],
    ['12.9', 12],
    [-1.5, -1],
    ['8640000000000', 8.64e12],
    ['8640000000001', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['soon', undefined],
    ['', undefined],
    [{ timestamp: 'soon' }, undefined],
    [{ timestamp: null }, undefined],
    [{ timestamp: { timestamp: '1' } }, undefined],
    [{ formatted: '13 sept. 2020' }, undefined],
    [['1'], undefined],
    [true, undefined],
    [undefined, undefined],
  ])('reads %j as %j', (value, seconds) => {
    expect(toSeconds(value)).toBe(seconds);
  });
});

describe('toNumber', () => {
  it.each<[unknown, number | undefined]>([
    [1.5, 1.5],
    ['-1.5', -1.5],
    ['', undefined],
    ['north', undefined],
    ['Infinity', undefined],
    [null, undefined],
    [[1], undefined],
  ])('reads %j as %j', (value, number) => {
    expect(toNumber(value)).toBe(number);
  });
});

describe('toWords', () => {
  it.each<[unknown, string | undefined]>([
    [' first steps ', ' first steps '],
    [' \n', undefined],
    ['', undefined],
    [7, undefined],
  ])('reads %j as %j', (value, words) => {
    expect(toWords(value)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { checkedPlace, isSamePlace } from '../../src/metadata/place.ts';

describe('checkedPlace', () => {
  it.each([
    [{ latitude: 0, longitude: 0 }],
    [{ latitude: 91, longitude: 0 }],
    [{ latitude: 1, longitude: -181 }],
    [{ latitude: NaN, longitude: 1 }],
    [{ latitude: 1 }],
    [{}],
  ])('%j is none', (place) => {
    expect(checkedPlace(place)).toBeUndefined();
  });

  it.each([
    [{ latitude: 0, longitude: 30 }],
    [{ latitude: 51.5, longitude: 0 }],
    [{ latitude: -90, longitude: 180, altitude: -3 }],
  ])('%j is one', (place) => {
    expect(checkedPlace(place)).toEqual(place);
  });
});

describe('isSamePlace', () => {
  const at = (latitude: number, longitude: number) => ({ latitude, longitude });

  it.each([
    ['rounding', at(48.85837, 2.29448), at(48.85841, 2.2945), true],
    ['the other side of a street', at(48.85837, 2.29448), at(48.85857, 2.29448), false],
    ['degrees are short near the pole', at(89, 10), at(89, 10.005), true],
    ['the date line', at(-16.8, 179.99999), at(-16.8, -179.99999), true],
    ['the other side of the earth', at(0, 0.1), at(0, -179.9), false],
  ])('%s', (_, a, b, expected) => {
    expect(isSamePlace(a, b)).toBe(expected);
    expect(isSamePlace(b, a)).toBe(expected);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  exiftoolCases,
  exiftoolVersion,
  readWithExiftool,
  sidecarOf,
  type Reading,
} from './exiftool-cases.ts';
import { mergeAsServer } from './merge-as-server.ts';

const recordFile = new URL('../../fixtures/media/exiftool.json', import.meta.url);
if (process.env.RECORD === 'exiftool') record();

/** Sidecars, and what exiftool read from file and sidecar when they were recorded (anew with `RECORD=exiftool`). */
const recorded = JSON.parse(readFileSync(recordFile, 'utf8')) as Record<
  string,
  { xmp: string | null; media: Reading; sidecar: Reading }
>;

const version = exiftoolVersion();

describe('file and sidecar, merged as a server does', () => {
  describe('as exiftool read them when the readings were recorded', () => {
    it.each(Object.entries(exiftoolCases))('%s', (name, testCase) => {
      const reading = recorded[name];
      expect(sidecarOf(testCase) ?? null).toBe(reading?.xmp);
      expectShown(reading?.media ?? {}, reading?.sidecar ?? {}, testCase.expected);
    });
  });

  const title =
    version === undefined ? 'exiftool is not installed: recorded readings only' : `exiftool ${version}, live`;
  it(title, { timeout: 120_000 }, () => {
    expect(Object.keys(recorded).sort()).toEqual(Object.keys(exiftoolCases).sort());
    if (version === undefined) return;
    for (const testCase of Object.values(exiftoolCases)) {
      const { media, sidecar } = readWithExiftool(testCase.file, sidecarOf(testCase));
      expectShown(media, sidecar, testCase.expected);
    }
  });
});

function expectShown(media: Reading, sidecar: Reading, expected: object): void {
  const { latitude, longitude, ...rest } = mergeAsServer(media, sidecar);
  const rounded = { latitude: round(latitude), longitude: round(longitude) };
  expect({ ...rest, ...rounded }).toMatchObject(
    Object.fromEntries(
      Object.entries(expected).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
    ),
  );
}

/** To a decimetre. */
function round(degrees: number | undefined): number | undefined {
  return degrees === undefined ? undefined : Math.round(degrees * 1e6) / 1e6;
}

function record(): void {
  const readings: Record<string, unknown> = {};
  for (const [name, testCase] of Object.entries(exiftoolCases)) {
    const xmp = sidecarOf(testCase);
    readings[name] = { xmp: xmp ?? null, ...readWithExiftool(testCase.file, xmp) };
  }
  writeFileSync(recordFile, `${JSON.stringify(readings, null, 2)}\n`);
}

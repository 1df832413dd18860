import { describe, expect, it } from 'vitest';
import type { Verification } from '../../src/migrate/verify/verification.ts';
import { concludeVerification } from '../../src/report/conclude-verification.ts';

function verification(found: Partial<Verification>): Verification {
  return {
    differences: [],
    total: 10,
    missing: 0,
    inTrash: 0,
    unreadable: 0,
    leftOut: 0,
    copies: 0,
    embedded: 0,
    locked: 0,
    albums: [],
    compared: 0,
    deep: undefined,
    interrupted: false,
    ...found,
  };
}

const difference = { kind: 'description' as const, message: 'has no description on the server' };

describe('concludeVerification', () => {
  it.each<[Partial<Verification>, string]>([
    [{}, 'All 10 photos and videos of this export are on the server.'],
    [{ total: 1 }, 'The one photo or video of this export is on the server.'],
    [
      { leftOut: 1 },
      'All 10 photos and videos that you asked for are on the server (1 file was left out on purpose).',
    ],
    [
      { total: 1, leftOut: 2 },
      'The one photo or video that you asked for is on the server (2 files were left out on purpose).',
    ],
    [{ total: 0 }, 'There are no photos or videos to look for in these files.'],
  ])('%j is whole', (found, text) => {
    expect(concludeVerification(verification(found))).toEqual({ whole: true, text });
  });

  it.each<[Partial<Verification>, string | undefined, string]>([
    [{ missing: 1 }, undefined, '1 of 10 is not on the server; it is listed above.'],
    [
      { missing: 2, inTrash: 1, unreadable: 1 },
      'below',
      '4 of 10 are not on the server (1 in its trash, 1 unreadable in the archives); they are listed below.',
    ],
    [{ inTrash: 1 }, 'below', '1 of 10 is not on the server (1 in its trash); it is listed below.'],
    [{ missing: 3 }, 'above', '3 of 10 are not on the server; they are listed above.'],
    [{ missing: 3 }, 'missing.csv', '3 of 10 are not on the server; they are listed in missing.csv.'],
    [{ missing: 1 }, 'missing.csv', '1 of 10 is not on the server; it is listed in missing.csv.'],
    [
      { differences: [difference] },
      'below',
      'All 10 photos and videos of this export are on the server, but 1 thing is not as the export has it: listed below.',
    ],
    [
      // The file lists what is missing, and nothing is.
      { differences: [difference, difference] },
      'missing.csv',
      'All 10 photos and videos of this export are on the server, but 2 things are not as the export has it: listed above.',
    ],
    [{ interrupted: true, missing: 3 }, undefined, 'Interrupted: this says nothing about the export.'],
  ])('%j, listed %s, is not', (found, listedIn, text) => {
    expect(concludeVerification(verification(found), listedIn)).toEqual({ whole: false, text });
  });
});

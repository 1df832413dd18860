import { describe, expect, it } from 'vitest';

import { explainPairing } from '../../src/takeout/explain-pairing.ts';
import { readMemoryLibrary, sidecarJson } from './memory-export.ts';

describe('explainPairing', () => {
  const dir = 'Takeout/Google Photos/Photos from 2019';
  const takenAt = Date.UTC(2019, 4, 1) / 1000;

  it('lists what was looked for in vain and what was taken', async () => {
    const library = await readMemoryLibrary([
      { path: `${dir}/IMG_1.jpg`, bytes: 'a' },
      { path: `${dir}/IMG_1.jpg.json`, bytes: sidecarJson('IMG_1.jpg', takenAt) },
      { path: `${dir}/IMG_2.jpg`, bytes: 'b' },
    ]);
    const [first, second] = library.media;
    const steps = explainPairing(library, first!);
    expect(steps.at(-1)).toEqual({
      rule: 'legacy',
      verdict: 'taken',
      candidate: 'IMG_1.jpg.json',
      reason: 'the names agree',
    });
    expect(explainPairing(library, second!).every(({ verdict }) => verdict === 'not-there')).toBe(true);
  });

  it('says why a candidate was refused, and repeats what the export taught', async () => {
    const library = await readMemoryLibrary([
      ...['DSC_0123', 'DSC_0188'].flatMap((stem) => [
        { path: `${dir}/${stem}.jpg`, bytes: stem },
        { path: `${dir}/${stem}.jpg.json`, bytes: sidecarJson(`${stem}.jpg`, takenAt) },
        { path: `${dir}/${stem}-zmienione.jpg`, bytes: `${stem} edited` },
      ]),
      { path: `${dir}/old.mp4`, bytes: 'video' },
      { path: `${dir}/old.avi.json`, bytes: sidecarJson('old.avi', takenAt) },
      { path: `${dir}/old.mov.json`, bytes: sidecarJson('old.mov', takenAt) },
    ]);
    const named = (name: string) => library.media.find(({ entry }) => entry.name === name)!;
    expect(explainPairing(library, named('DSC_0123-zmienione.jpg')).at(-1)).toMatchObject({
      rule: 'edited-unlisted',
      verdict: 'taken',
    });
    expect(explainPairing(library, named('old.mp4'))).toContainEqual({
      rule: 'extension-mismatch',
      verdict: 'refused',
      candidate: 'old.avi.json, old.mov.json',
      reason: 'not the only ones left of this stem',
    });
  });
});

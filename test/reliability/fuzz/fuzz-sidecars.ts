import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { album, photo, sidecar } from '../../support/export-builder.ts';
import { buildZip } from '../../support/zip-builder.ts';
import { migrateIntoMemory } from '../support/migrate.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { findFalseClaims, type FuzzTarget } from './fuzz-target.ts';
import { MemoryDestination } from './memory-destination.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';

const photos = [photo(1), photo(2)];
const texts = [
  sidecar('a.jpg', {
    description: 'Two words',
    people: ['Ann', 'Bo'],
    place: { latitude: 48.85, longitude: 2.29, altitude: 35 },
    favorited: true,
    origin: 'android',
    url: 'https://photos.google.com/photo/1',
  }),
  album('Trip', { description: 'Far away', date: { timestamp: '1682935200' } }),
];

/** Damaged JSON of photos and albums: the photos themselves arrive all the same. */
export function fuzzSidecars(): FuzzTarget {
  const home = mkdtempSync(join(tmpdir(), 'takeout-fuzz-'));
  return {
    run: async (seed) => {
      const random = seededRandom(seed);
      const [words, albumWords] = texts.map((text) => mutate(text, random));
      const dir = mkdtempSync(join(home, 'sidecar-'));
      try {
        const path = join(dir, 'takeout-20260101T120000Z-001.zip');
        const folder = 'Takeout/Google Photos/Trip';
        writeFileSync(
          path,
          buildZip([
            { name: `${folder}/a.jpg`, content: photos[0]! },
            { name: `${folder}/a.jpg.json`, content: words! },
            { name: `${folder}/b.jpg`, content: photos[1]! },
            { name: `${folder}/metadata.json`, content: albumWords! },
          ]),
        );
        const destination = new MemoryDestination();
        const end = await migrateIntoMemory(destination, { paths: [path], stateDir: dir });
        if (destination.assets.size !== photos.length)
          return `only ${destination.assets.size} photos arrived`;
        return findFalseClaims(end, destination);
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
    close: () => {
      rmSync(home, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function mutate(text: Buffer, random: Random): Buffer {
  return random.chance(0.5) ? mutateBytes(text, random) : Buffer.from(mutateJson(text.toString(), random));
}

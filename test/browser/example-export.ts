import { readFileSync, writeFileSync } from 'node:fs';
import type { BuiltExport } from '../support/export-builder.ts';
import { album, buildExport, photo, sidecar, video } from '../support/export-builder.ts';
import { photoWithThumbnail } from '../support/photo-with-thumbnail.ts';

/** A name that is markup, and one that reads backwards. */
export const hostileName = '<img src=x onerror=alert(1)><script>alert(2)<∕script>.jpg';
export const backwardsName = 'holiday\u202egpj.exe.jpg';

export const damagedNames = ['PXL_20240818_101112.jpg', 'PXL_20240819_070809.jpg', 'IMG_5521.jpg'];
export const tooLargeName = 'Wedding speech.mp4';
export const tooLargeBytes = 400_000;

type Days = Record<string, Record<string, Buffer>>;

const homes = [
  { latitude: 52.52, longitude: 13.4 },
  { latitude: 48.14, longitude: 11.58 },
  { latitude: 38.72, longitude: -9.14 },
  { latitude: 35.68, longitude: 139.69 },
  { latitude: 40.71, longitude: -74.0 },
];

/**
 * A family's export in two parts: thirteen years with more photos in summer and at Christmas, albums, a trashed
 * and a damaged photo, a film too large for the way, and names that mean harm.
 */
export async function buildExample(dir: string): Promise<BuiltExport> {
  const first: Days = {};
  const second: Days = {};
  let seed = 1;
  for (let year = 2012; year <= 2024; year += 1) {
    const into = year < 2018 ? first : second;
    const folder = (into[`Photos from ${year}`] ??= {});
    for (let month = 0; month < 12; month += 1) {
      const count = (month === 6 || month === 7 ? 9 : month === 11 ? 6 : 2) + ((year * 7 + month * 5) % 4);
      for (let index = 0; index < count; index += 1) {
        const takenAt = new Date(Date.UTC(year, month, 1 + index * 2, 10, index));
        const name = `IMG_${String(seed).padStart(4, '0')}.jpg`;
        folder[name] = photo(seed);
        const place = seed % 3 === 0 ? { place: homes[(seed / 3 + year) % homes.length]! } : {};
        folder[`${name}.json`] = sidecar(name, { takenAt, ...place, ...(seed === 7 && { trashed: true }) });
        seed += 1;
      }
    }
  }
  addOddities(second);
  addAlbums(first, second);
  const built = await buildExport([first, second], { dir, packing: 'stored' });
  for (const path of built.paths) damage(path);
  return built;
}

function addOddities(days: Days): void {
  const folder = days['Photos from 2024']!;
  for (const [index, name] of damagedNames.entries()) {
    folder[name] = photoWithThumbnail(9001 + index, { orientation: index === 1 ? 6 : 1 }).photo;
    folder[`${name}.json`] = sidecar(name, { takenAt: new Date(Date.UTC(2024, 7, 18 + index, 10, 11, 12)) });
  }
  for (const [index, name] of [hostileName, backwardsName].entries()) {
    folder[name] = photo(9101 + index);
    folder[`${name}.json`] = sidecar(name, { takenAt: new Date(Date.UTC(2024, 2, 3 + index, 10)) });
  }
  folder[tooLargeName] = Buffer.concat([video(9200), Buffer.alloc(tooLargeBytes)]);
  folder[`${tooLargeName}.json`] = sidecar(tooLargeName, { takenAt: '2024-06-08T15:00:00Z' });
  folder['scan of grandma.jpg'] = photoWithThumbnail(41).photo;
}

function addAlbums(first: Days, second: Days): void {
  const titles = ['Lisbon', 'Christmas at the lake', 'First day of school', '東京 2019', 'Balcony 🍅'];
  for (const [index, title] of titles.entries()) {
    const days = index === 0 ? first : second;
    const year = index === 0 ? 2015 : 2018 + index;
    const names = Object.keys(days[`Photos from ${year}`] ?? {}).filter((name) => name.endsWith('.jpg'));
    const from = days[`Photos from ${year}`]!;
    const folder: Days[string] = (days[title] = { 'metadata.json': album(title) });
    for (const name of names.slice(index * 3, index * 3 + 8 + index)) {
      folder[name] = from[name]!;
      folder[`${name}.json`] = from[`${name}.json`]!;
    }
  }
  const last = second['First day of school']!;
  for (const name of damagedNames.slice(0, 1)) last[name] = second['Photos from 2024']![name]!;
  last['lost.jpg.json'] = sidecar('lost.jpg', { takenAt: '2020-09-01T08:00:00Z' });
}

/** Changes a byte behind the head of photos of the nine thousands: their CRC no longer fits. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  for (const seed of [9001, 9002, 9003, 9101, 9102]) {
    const mark = Buffer.from(`seed ${seed}`);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) bytes[at] = 0x53;
  }
  writeFileSync(path, bytes);
}

import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { photo, sidecar, type Tree } from '../support/export-builder.ts';
import { exportOf, migrate, sandbox } from './support/migrate.ts';

const kyoto = { latitude: 35.009_45, longitude: 135.666_79 };

describe('when a photo was taken, where its own data leave the zone open', () => {
  it('a photo of the same device and half day that knows its place tells', async () => {
    const server = await migrated({
      'placed.jpg': photo(1),
      'placed.jpg.json': sidecar('placed.jpg', {
        takenAt: '2023-11-18T03:00:00Z',
        place: kyoto,
        origin: 'android',
      }),
      'near.jpg': photo(2),
      'near.jpg.json': sidecar('near.jpg', { takenAt: '2023-11-18T05:00:00Z', origin: 'android' }),
      'other-device.jpg': photo(3),
      'other-device.jpg.json': sidecar('other-device.jpg', {
        takenAt: '2023-11-18T05:00:00Z',
        origin: 'iphone',
      }),
      'next-day.jpg': photo(4),
      'next-day.jpg.json': sidecar('next-day.jpg', { takenAt: '2023-11-19T05:00:00Z', origin: 'android' }),
    });
    expect(wallClocks(server)).toEqual({
      'placed.jpg': '2023-11-18T12:00:00',
      'near.jpg': '2023-11-18T14:00:00',
      // Nobody near tells: the zone of the machine, New York.
      'other-device.jpg': '2023-11-18T00:00:00',
      'next-day.jpg': '2023-11-19T00:00:00',
    });
  });

  it("without a place anywhere, the neighbour's camera clock tells", async () => {
    const server = await migrated({
      'clock.jpg': photo(1, { localDateTime: '2023-11-18T12:00:00' }),
      'clock.jpg.json': sidecar('clock.jpg', { takenAt: '2023-11-18T03:00:00Z' }),
      'near.jpg': photo(2),
      'near.jpg.json': sidecar('near.jpg', { takenAt: '2023-11-18T05:00:00Z' }),
    });
    expect(wallClocks(server)).toEqual({
      'clock.jpg': '2023-11-18T12:00:00',
      'near.jpg': '2023-11-18T14:00:00',
    });
  });

  it('an edited copy without a date takes over what its original decided', async () => {
    const server = await migrated({
      'a.jpg': photo(1, { localDateTime: '2023-11-18T12:00:00' }),
      'a.jpg.json': sidecar('a.jpg', { takenAt: '2023-11-18T03:00:00Z' }),
      'a-edited.jpg': photo(2),
    });
    expect(wallClocks(server)).toEqual({
      'a.jpg': '2023-11-18T12:00:00',
      'a-edited.jpg': '2023-11-18T12:00:00',
    });
  });

  it('hundreds of photos on one second were not taken then: their own dates count', async () => {
    const guess = { takenAt: '2020-01-01T00:00:00Z' };
    const names = Array.from({ length: 70 }, (_, index) => `scan-${index}.jpg`);
    const server = await migrated(
      Object.fromEntries(
        names.flatMap((name, seed) => [
          [name, photo(seed, { localDateTime: '1999-08-11T12:30:00' })],
          [`${name}.json`, sidecar(name, guess)],
        ]),
      ),
    );
    expect(new Set(Object.values(wallClocks(server)))).toEqual(new Set(['1999-08-11T12:30:00']));
  });
});

async function migrated(files: Tree): Promise<Sandbox> {
  const server = await sandbox();
  const { result } = await migrate(await exportOf({ 'Photos from 2023': files }), server);
  expect(result.failed).toEqual([]);
  return server;
}

function wallClocks(server: Sandbox): Record<string, string> {
  return Object.fromEntries(
    server.snapshot().assets.map(({ fileName, localDateTime }) => [fileName, localDateTime.slice(0, 19)]),
  );
}

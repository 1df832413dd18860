import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import type { AssetSnapshot } from '../../src/sandbox/snapshot.ts';
import { album, type BuiltExport, buildExport, photo, sidecar } from '../support/export-builder.ts';
import { publishedSchema } from '../support/published-schema.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const plain = photo(1);
let built: BuiltExport;

beforeAll(async () => {
  built = await buildExport(
    [
      {
        'Photos from 2019': {
          'IMG_1.jpg': plain,
          'IMG_1.jpg.json': sidecar('IMG_1.jpg', {
            takenAt: '2019-07-14T16:03:22Z',
            description: 'Am Strand',
            favorited: true,
            people: ['Ann'],
            place: { latitude: 52.52, longitude: 13.4 },
          }),
        },
        Summer: { 'IMG_1.jpg': plain, 'metadata.json': album('Summer') },
      },
    ],
    { dir: join(folder, 'export') },
  );
});

/** A phone has sent the same bytes before, with nothing known about them. */
async function withPhoneUpload(
  version: '1.135' | '2.7' | '3.0',
  work: (sandbox: Sandbox, asset: () => AssetSnapshot) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox({ version });
  try {
    const form = new FormData();
    const sentAt = '2026-01-01T00:00:00.000Z';
    const fields = { deviceAssetId: 'a', deviceId: 'phone', fileCreatedAt: sentAt, fileModifiedAt: sentAt };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('assetData', new Blob([new Uint8Array(plain)]), 'IMG_1.jpg');
    await fetch(`${sandbox.url}/api/assets`, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey },
      body: form,
    });
    await work(sandbox, () => sandbox.snapshot().assets[0]!);
  } finally {
    await sandbox.close();
  }
}

function upload(sandbox: Sandbox, ...args: readonly string[]): ReturnType<typeof runProgram> {
  const env = { IMMICH_API_KEY: sandbox.apiKey };
  return runProgram(['upload', '--server', sandbox.url, ...args, ...built.paths], { env });
}

describe.concurrent('upload --update-existing', () => {
  it.for(['1.135', '2.7', '3.0'] as const)(
    'fills what is empty on a photo that was there before (%s)',
    async (version, { expect }) => {
      await withPhoneUpload(version, async (sandbox, asset) => {
        const result = await upload(sandbox, '--update-existing');
        expect(result.exitCode, result.stderr).toBe(0);
        await sandbox.waitForJobs();
        expect(asset()).toMatchObject({
          description: 'Am Strand',
          isFavorite: true,
          fileCreatedAt: '2019-07-14T16:03:22.000Z',
          localDateTime: '2019-07-14T18:03:22.000Z',
          tags: ['People/Ann'],
        });
        expect(asset().latitude).toBeCloseTo(52.52, 3);
        expect(sandbox.snapshot().assets).toHaveLength(1);
        expect(sandbox.snapshot().albums).toMatchObject([{ name: 'Summer', assetIds: [asset().id] }]);
      });
    },
  );

  it('shows the difference in a dry run, and changes nothing', async ({ expect }) => {
    await withPhoneUpload('3.0', async (sandbox, asset) => {
      const before = asset();
      const result = await upload(sandbox, '--update-existing', '--dry-run');
      expect(result.exitCode).toBe(0);
      expect(result.stdout).toContain('To complete on the server (1)');
      expect(result.stdout).toContain('description: nothing → Am Strand');
      expect(result.stdout).toContain('favorite: no → yes');
      expect(asset()).toEqual(before);
    });
  });

  it('is told by the report, of what will be done and of what was', async ({ expect }) => {
    await withPhoneUpload('3.0', async (sandbox) => {
      const home = mkdtempSync(join(folder, 'home-'));
      for (const args of [['--dry-run'], []]) {
        const file = join(home, `report-${args.length}.json`);
        await upload(sandbox, '--update-existing', '--report', file, ...args);
        const report = JSON.parse(readFileSync(file, 'utf8')) as { sections: { updates: object[] }[] };
        expect(publishedSchema('report')(report)).toBeUndefined();
        expect(report.sections[0]?.updates).toMatchObject([
          {
            path: expect.stringContaining('IMG_1.jpg') as string,
            fields: expect.arrayContaining([
              { field: 'description', before: '', after: 'Am Strand' },
            ]) as unknown,
          },
        ]);
      }
    });
  });

  it('keeps what someone wrote on the server, unless the export is preferred', async ({ expect }) => {
    await withPhoneUpload('3.0', async (sandbox, asset) => {
      await fetch(`${sandbox.url}/api/assets/${asset().id}`, {
        method: 'PUT',
        headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ description: 'Mine' }),
      });
      await upload(sandbox, '--update-existing');
      expect(asset().description).toBe('Mine');
      await upload(sandbox, '--update-existing', '--prefer', 'takeout');
      expect(asset().description).toBe('Am Strand');
    });
  });

  it('leaves photos alone without the option, but completes their albums', async ({ expect }) => {
    await withPhoneUpload('3.0', async (sandbox, asset) => {
      const { description, isFavorite, tags } = asset();
      await upload(sandbox);
      expect(asset()).toMatchObject({ description, isFavorite, tags });
      expect(sandbox.snapshot().albums).toMatchObject([{ name: 'Summer', assetIds: [asset().id] }]);
    });
  });

  it('has nothing to do the second time', async ({ expect }) => {
    await withPhoneUpload('3.0', async (sandbox) => {
      await upload(sandbox, '--update-existing');
      const writes = (): number => sandbox.requests.filter(({ method }) => method === 'PUT').length;
      const before = writes();
      const result = await upload(sandbox, '--update-existing', '--dry-run');
      expect(result.stdout).not.toContain('To complete on the server');
      expect(writes()).toBe(before);
    });
  });
});
